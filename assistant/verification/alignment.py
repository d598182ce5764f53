"""Finds which words of the paragraph each word of a claim rests on."""

from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.lexicon import Lexicon
from assistant.verification.words import Text, Token, read

EXACT, SYNONYM, DERIVED = 1.0, 0.85, 0.7
MAX_SENTENCES = 3
SENTENCE_COST = 0.04
"""What a claim must gain in coverage before one more sentence is counted as its ground."""
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
    first: int
    """First sentence of the ground, from 0."""
    last: int
    links: tuple[Link, ...]
    coverage: float
    """Share of the claim's weight that the ground covers, from 0 to 1."""
    anywhere: float
    """The same over the whole paragraph."""

    @property
    def ground(self) -> tuple[Token, ...]:
        """Return the tokens of the ground."""
        return tuple(token for token in self.paragraph.tokens if self.first <= token.sentence <= self.last)

    @property
    def ground_text(self) -> Text:
        """Return the sentences of the ground as a text of their own."""
        return read(" ".join(self.paragraph.sentences[self.first : self.last + 1]))

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

    def covered(sentences: range) -> float:
        return sum(
            weight * max((best_by_sentence.get((position, number), 0.0) for number in sentences), default=0.0)
            for position, weight in weights.items()
        )

    count = max(1, len(paragraph.sentences))
    windows = [
        range(start, start + size) for size in range(1, MAX_SENTENCES + 1) for start in range(count - size + 1)
    ] or [range(count)]
    best = max(
        windows, key=lambda window: (round(covered(window) / total - SENTENCE_COST * len(window), 6), -window[0])
    )
    links = _links(claim, candidates, best)
    return Alignment(
        claim=claim,
        paragraph=paragraph,
        first=best[0],
        last=best[-1],
        links=links,
        coverage=covered(best) / total,
        anywhere=covered(range(count)) / total,
    )


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


def _links(claim: Text, candidates: Candidates, window: range) -> tuple[Link, ...]:
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
                chosen[token] = max(found, key=lambda option, near=_near(token, places): _fit(option, near))  # type: ignore[misc]
                places[token.position] = chosen[token][0].position
    alike = {ground.position for ground, _, sign in chosen.values() if sign > 0}
    return tuple(
        Link(claim=token, ground=ground, score=score, sign=sign)
        for token, (ground, score, sign) in chosen.items()
        if sign > 0 or ground.position not in alike
    )


def _near(token: Token, places: dict[int, int]) -> list[int]:
    """Return where the two or three nearest words of the claim rest."""
    nearest = sorted((abs(position - token.position), position) for position in places if position != token.position)
    return [places[position] for _, position in nearest[:3]]


def _fit(option: tuple[Token, float, int], near: list[int]) -> float:
    other, score, sign = option
    distance = sum(min(abs(other.position - place), 20) for place in near) / max(1, len(near))
    return score - 0.02 * distance + (0.1 if sign > 0 else 0.0)
