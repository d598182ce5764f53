"""Compares single words, and chooses which word of a paragraph each word of a claim rests on."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from assistant.verification.lexicon import Lexicon
from assistant.verification.words import Text, Token, keys_of

EXACT, SYNONYM, DERIVED = 1.0, 0.85, 0.7
CLAUSE_GAIN = 0.2
"""What a match gains in a clause that holds all the words of the claim."""
DISTANCE_COST = 0.02
"""What a match loses for each token between it and the matches of the neighbouring words."""
FARTHEST = 20
ALIKE_GAIN = 0.05
"""What a match of the same meaning gains over one of the opposite meaning."""
NOT_DENIED = frozenset(
    {
        "form",
        "port",
        "part",
        "press",
        "pact",
        "vest",
        "charg",
        "play",
        "cover",
        "order",
        "tent",
        "come",
        "side",
        "creas",
        "spect",
        "prove",
        "put",
        "close",
    }
)
"""Stems that a prefix of denial makes into another word: form, inform."""
NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "non", "dis", "mis", "il")


class Option(NamedTuple):
    """A word of the paragraph that a word of the claim may rest on."""

    ground: Token
    score: float
    sign: int


Options = dict[Token, list[Option]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A word of the claim and the word of the paragraph that it rests on."""

    claim: Token
    ground: Token
    score: float
    sign: int
    """1 where the two mean the same, -1 where they are opposites."""


@lru_cache(maxsize=50_000)
def _opposite_by_prefix(left: str, right: str) -> bool:
    """Return whether one stem is the other with a prefix of denial: unclear, clear."""
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    if shorter in NOT_DENIED:
        return False
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in NEGATIVE_PREFIXES)


def compare(left: Token, right: Token) -> tuple[float, int]:
    """Return how close two words are, from 0 to 1, and 1 or -1 for the same or the opposite meaning."""
    if left.stem == right.stem:
        return EXACT, -1 if _is_in_opposite_phrases(left, right) else 1
    if left.concepts & right.concepts:
        return SYNONYM, 1
    if _opposite_by_prefix(left.stem, right.stem):
        return SYNONYM, -1
    limit = Lexicon.load().opposites
    sided = left.takes_side and right.takes_side
    if sided and any((number, -side) in right.concepts for number, side in left.concepts if number >= limit):
        return SYNONYM, -1
    common = min(len(left.stem), len(right.stem))
    if common >= 5 and left.stem[:5] == right.stem[:5] and left.stem[: common - 2] == right.stem[: common - 2]:
        return DERIVED, 1
    return 0.0, 1


def _is_in_opposite_phrases(left: Token, right: Token) -> bool:
    """Return whether one word stands in two opposite phrases: "date" of "up to date" and "out of date"."""
    limit = Lexicon.load().opposites
    mine, theirs = (frozenset(one for one in token.concepts if one[0] >= limit) for token in (left, right))
    return not mine & theirs and any((number, -side) in theirs for number, side in mine)


def options_of(claim: Text, paragraph: Text) -> Options:
    """Return for each word of the claim that says something the words of the paragraph that it may rest on."""
    found: Options = {}
    for token in claim.content:
        keys = [*keys_of(token), *((number, -side) for number, side in token.concepts)]
        near = {other for key in keys for other in paragraph.by_key.get(key, ())} | _opposed(token, paragraph)
        compared = [Option(other, *compare(token, other)) for other in sorted(near, key=lambda other: other.position)]
        found[token] = [option for option in compared if option.score]
    return found


def _opposed(token: Token, paragraph: Text) -> set[Token]:
    """Return the words of the paragraph that are this word with a prefix of denial, or without it."""
    stems = [prefix + token.stem for prefix in NEGATIVE_PREFIXES]
    stems += [token.stem.removeprefix(prefix) for prefix in NEGATIVE_PREFIXES if token.stem.startswith(prefix)]
    return {other for stem in stems for other in paragraph.by_key.get(stem, ())}


def choose_links(options: Options, sentences: Collection[int]) -> tuple[Link, ...]:
    """Return the best match of each word within the sentences, near to the matches of the words around it."""
    inside = {
        token: [option for option in found if option.ground.sentence in sentences] for token, found in options.items()
    }
    inside = {token: found for token, found in inside.items() if found}
    clauses = _clause_shares(inside)
    places = {token.position: found[0].ground.position for token, found in inside.items() if len(found) == 1}
    chosen: dict[Token, Option] = {}
    for _ in range(2):
        for token, found in inside.items():
            chosen[token] = max(found, key=partial(_fit, _near(token, places), clauses))
            places[token.position] = chosen[token].ground.position
    exact = {option.ground.position for option in chosen.values() if option.score == EXACT}
    for token, option in list(chosen.items()):
        free = [other for other in inside[token] if other.ground.position not in exact]
        if option.score < EXACT and option.ground.position in exact and free:
            chosen[token] = max(free, key=partial(_fit, _near(token, places), clauses))
    held: dict[int, float] = {}
    for token, option in chosen.items():
        if option.sign > 0:
            held[option.ground.position] = max(held.get(option.ground.position, 0.0), token.weight * option.score)
    return tuple(
        Link(claim=token, ground=option.ground, score=option.score, sign=option.sign)
        for token, option in chosen.items()
        if option.sign > 0 or held.get(option.ground.position, 0.0) < token.weight * option.score
    )


def _clause_shares(inside: Options) -> dict[int, float]:
    """Return for each clause of the paragraph the share of the claim's weight that it could hold."""
    total = sum(token.weight for token in inside) or 1.0
    shares: dict[int, float] = {}
    for token, found in inside.items():
        for clause in {option.ground.clause for option in found}:
            shares[clause] = shares.get(clause, 0.0) + token.weight / total
    return shares


def _near(token: Token, places: dict[int, int]) -> list[int]:
    """Return where the three nearest words of the claim rest."""
    nearest = sorted((abs(position - token.position), position) for position in places if position != token.position)
    return [places[position] for _, position in nearest[:3]]


def _fit(near: list[int], clauses: dict[int, float], option: Option) -> float:
    distance = sum(min(abs(option.ground.position - place), FARTHEST) for place in near) / max(1, len(near))
    fit = option.score - DISTANCE_COST * distance + CLAUSE_GAIN * clauses.get(option.ground.clause, 0.0)
    return fit + (ALIKE_GAIN if option.sign > 0 else 0.0)
