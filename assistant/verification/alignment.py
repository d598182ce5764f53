"""Finds which words of the paragraph each word of a claim rests on."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from assistant.verification.lexicon import Lexicon
from assistant.verification.words import Text, Token, read

EXACT, SYNONYM, DERIVED = 1.0, 0.85, 0.7
MAX_SENTENCES = 3
SENTENCE_COST = 0.04
"""What a claim must gain in coverage before one more sentence is counted as its ground."""
JUMP_COST = 0.03
"""What it must gain beside that where the sentences do not follow one another."""
NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "non", "dis", "mis", "il")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A word of the claim and the word of the paragraph that it rests on."""

    claim: Token
    ground: Token
    score: float
    sign: int
    """1 where the two mean the same, -1 where they are opposites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim laid over the sentences of the paragraph that it rests on."""

    claim: Text
    paragraph: Text
    sentences: frozenset[int]
    """The sentences of the paragraph that the claim rests on, from 0: its ground."""
    links: tuple[Link, ...]
    coverage: float
    """Share of the claim's weight that the ground covers, from 0 to 1."""
    anywhere: float
    """The same over the whole paragraph."""

    @property
    def ground(self) -> tuple[Token, ...]:
        """Return the tokens of the ground."""
        return tuple(token for token in self.paragraph.tokens if token.sentence in self.sentences)

    @property
    def ground_text(self) -> Text:
        """Return the sentences of the ground as a text of their own."""
        return read(" ".join(self.paragraph.sentences[number] for number in sorted(self.sentences)))

    def share_of_clause(self, position: int) -> float:
        """Return the share of the linked weight that rests on the clause of one token of the paragraph."""
        clause = self.paragraph.tokens[position].clause
        total = sum(link.claim.weight for link in self.links) or 1.0
        return sum(link.claim.weight for link in self.links if link.ground.clause == clause) / total

    def share_after(self, position: int, *, but: Collection[int] = ()) -> float:
        """Return the share of the linked weight that rests on what follows one token in its sentence.

        Args:
            position: Of the token in the paragraph.
            but: Positions in the paragraph that are not counted.
        """
        sentence = self.paragraph.tokens[position].sentence
        links = [link for link in self.links if link.ground.position not in but]
        total = sum(link.claim.weight for link in links) or 1.0
        after = (link for link in links if link.ground.sentence == sentence and link.ground.position > position)
        return sum(link.claim.weight for link in after) / total

    @property
    def uncovered(self) -> tuple[Token, ...]:
        """Return the words of the claim that rest on nothing in the ground."""
        linked = {link.claim.position for link in self.links}
        return tuple(token for token in self.claim.content if token.position not in linked)


@lru_cache(maxsize=50_000)
def _opposite_by_prefix(left: str, right: str) -> bool:
    """Return whether one stem is the other with a prefix of denial: unclear, clear."""
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in NEGATIVE_PREFIXES)


def compare(left: Token, right: Token) -> tuple[float, int]:
    """Return how close two words are, from 0 to 1, and 1 or -1 for the same or the opposite meaning."""
    if left.stem == right.stem:
        return EXACT, 1
    if left.concepts & right.concepts:
        return SYNONYM, 1
    if _opposite_by_prefix(left.stem, right.stem):
        return SYNONYM, -1
    limit = Lexicon.load().opposites
    if any((number, -side) in right.concepts for number, side in left.concepts if number >= limit):
        return SYNONYM, -1
    common = min(len(left.stem), len(right.stem))
    if common >= 5 and left.stem[:5] == right.stem[:5] and left.stem[: common - 2] == right.stem[: common - 2]:
        return DERIVED, 1
    return 0.0, 1


Candidates = dict[int, list[tuple[Token, float, int]]]


def align(claim: Text, paragraph: Text) -> Alignment:
    """Return the claim laid over the run of one to three sentences that covers it best."""
    candidates = _candidates(claim, paragraph)
    total = sum(token.weight for token in claim.content) or 1.0
    best_by_sentence = _best_by_sentence(candidates)
    weights = {token.position: token.weight for token in claim.content}

    def covered(sentences: Collection[int]) -> float:
        return sum(
            weight * max((best_by_sentence.get((position, number), 0.0) for number in sentences), default=0.0)
            for position, weight in weights.items()
        )

    def gain(sentences: tuple[int, ...]) -> tuple[float, int]:
        jumps = sentences[-1] - sentences[0] + 1 - len(sentences)
        cost = SENTENCE_COST * len(sentences) + JUMP_COST * bool(jumps)
        return round(covered(sentences) / total - cost, 6), -sentences[0]

    count = max(1, len(paragraph.sentences))
    best = frozenset(max(_grounds(count), key=gain))
    return Alignment(
        claim=claim,
        paragraph=paragraph,
        sentences=best,
        links=_links(claim, candidates, best),
        coverage=covered(best) / total,
        anywhere=covered(range(count)) / total,
    )


@cache
def _grounds(count: int) -> tuple[tuple[int, ...], ...]:
    """Return the runs of one to three sentences, and the pairs of sentences that stand apart."""
    runs = [
        tuple(range(start, start + size)) for size in range(1, MAX_SENTENCES + 1) for start in range(count - size + 1)
    ]
    return tuple(runs + [(first, second) for first in range(count) for second in range(first + 2, count)])


def _candidates(claim: Text, paragraph: Text) -> Candidates:
    candidates: Candidates = {}
    for token in claim.content:
        for other in paragraph.content:
            score, sign = compare(token, other)
            if score:
                candidates.setdefault(token.position, []).append((other, score, sign))
    return candidates


def _best_by_sentence(candidates: Candidates) -> dict[tuple[int, int], float]:
    best: dict[tuple[int, int], float] = {}
    for position, found in candidates.items():
        for other, score, _ in found:
            key = (position, other.sentence)
            best[key] = max(best.get(key, 0.0), score)
    return best


def _links(claim: Text, candidates: Candidates, window: Collection[int]) -> tuple[Link, ...]:
    """Choose for each word the best match in the window; among equals, the one nearest to its neighbours' matches."""
    options = {
        token: [found for found in candidates.get(token.position, []) if found[0].sentence in window]
        for token in claim.content
    }
    places = {token.position: found[0][0].position for token, found in options.items() if len(found) == 1}
    chosen: dict[Token, tuple[Token, float, int]] = {}
    for _ in range(2):
        for token, found in options.items():
            if found:
                near = _near(token, places)
                chosen[token] = max(found, key=partial(_fit, near))
                places[token.position] = chosen[token][0].position
    _release_taken(options, chosen, places)
    alike = {ground.position for ground, _, sign in chosen.values() if sign > 0}
    return tuple(
        Link(claim=token, ground=ground, score=score, sign=sign)
        for token, (ground, score, sign) in chosen.items()
        if sign > 0 or ground.position not in alike
    )


def _release_taken(
    options: dict[Token, list[tuple[Token, float, int]]],
    chosen: dict[Token, tuple[Token, float, int]],
    places: dict[int, int],
) -> None:
    """Let a word that only means the same leave a place that another word of the claim holds exactly."""
    exact = {ground.position for ground, score, _ in chosen.values() if score == EXACT}
    for token, (ground, score, _) in list(chosen.items()):
        free = [option for option in options[token] if option[0].position not in exact]
        if score < EXACT and ground.position in exact and free:
            chosen[token] = max(free, key=partial(_fit, _near(token, places)))


def _near(token: Token, places: dict[int, int]) -> list[int]:
    """Return where the two or three nearest words of the claim rest."""
    nearest = sorted((abs(position - token.position), position) for position in places if position != token.position)
    return [places[position] for _, position in nearest[:3]]


def _fit(near: list[int], option: tuple[Token, float, int]) -> float:
    other, score, sign = option
    distance = sum(min(abs(other.position - place), 20) for place in near) / max(1, len(near))
    return score - 0.02 * distance + (0.1 if sign > 0 else 0.0)
