"""Lays a claim over the sentences of the paragraph that it rests on."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.verification.links import Link, Options, choose_links, options_of
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token, read

MAX_SENTENCES = 3
SENTENCE_COST = 0.04
"""What a claim must gain in coverage before one more sentence is counted as its ground."""
PAIR_GAIN = 0.15
"""What a sentence gains that has the claim's words in the claim's order."""
JUMP_COST = 0.03
"""What it must gain beside that where the sentences do not follow one another."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Alignment:
    """A claim laid over the sentences of the paragraph that it rests on."""

    claim: Text
    paragraph: Text
    sentences: frozenset[int]
    """The sentences of the paragraph that the claim rests on, from 0: its ground."""
    links: tuple[Link, ...]
    options: Options
    """All that each word of the claim could rest on in the paragraph."""
    coverage: float
    """Share of the claim's weight that the ground covers, from 0 to 1."""
    order: float
    """Share of the claim's pairs of neighbouring words that stand so in the ground: near 1 for words taken over."""

    @property
    def ground(self) -> tuple[Token, ...]:
        """Return the tokens of the ground."""
        return tuple(token for token in self.paragraph.tokens if token.sentence in self.sentences)

    @cached_property
    def ground_text(self) -> Text:
        """Return the sentences of the ground as a text of their own."""
        return read(" ".join(self.paragraph.sentences[number] for number in sorted(self.sentences)))

    def could_rest(self, link: Link, accepted: Callable[[Link], bool]) -> bool:
        """Return whether the word could as well rest on another place of the ground that is accepted.

        The other place must match as closely and stand in a clause on which other words of the claim rest.
        """
        clauses = {other.ground.clause for other in self.links if other is not link}
        return any(
            option.score >= link.score
            and option.ground.sentence in self.sentences
            and option.ground.clause in clauses
            and accepted(Link(claim=link.claim, ground=option.ground, score=option.score, sign=option.sign))
            for option in self.options[link.claim]
        )

    def share_of_clause(self, position: int) -> float:
        """Return the share of the linked weight that rests on the clause of one token of the paragraph."""
        clause = self.paragraph.tokens[position].clause
        return self.share_on(lambda token: token.clause == clause)

    @cached_property
    def shares_of_pieces(self) -> dict[int, float]:
        """Return the share of the linked weight that rests on each piece of the paragraph, by the piece's number."""
        parts = pieces(self.paragraph)
        total = sum(link.claim.weight for link in self.links) or 1.0
        shares: dict[int, float] = {}
        for link in self.links:
            piece = parts[link.ground.position]
            shares[piece] = shares.get(piece, 0.0) + link.claim.weight / total
        return shares

    def share_after(self, position: int) -> float:
        """Return the share of the linked weight that rests on what follows a token of the paragraph in its sentence."""
        sentence = self.paragraph.tokens[position].sentence
        return self.share_on(lambda token: token.sentence == sentence and token.position > position)

    def share_of_sentences(self, sentences: Collection[int]) -> float:
        """Return the share of the linked weight that rests on these sentences of the paragraph."""
        return self.share_on(lambda token: token.sentence in sentences)

    def share_on(self, accepted: Callable[[Token], bool]) -> float:
        """Return the share of the linked weight that rests on tokens of the paragraph that are accepted."""
        total = sum(link.claim.weight for link in self.links) or 1.0
        return sum(link.claim.weight for link in self.links if accepted(link.ground)) / total

    @property
    def uncovered(self) -> tuple[Token, ...]:
        """Return the words of the claim that rest on nothing in the ground."""
        linked = {link.claim.position for link in self.links}
        return tuple(token for token in self.claim.content if token.position not in linked)


def align(claim: Text, paragraph: Text) -> Alignment:
    """Return the claim laid over the run of one to three sentences that covers it best."""
    options = options_of(claim, paragraph)
    total = sum(token.weight for token in claim.content) or 1.0
    best_by_sentence = _best_by_sentence(options)
    weights = {token.position: token.weight for token in claim.content}

    def covered(sentences: Collection[int]) -> float:
        return sum(
            weight * max((best_by_sentence.get((position, number), 0.0) for number in sentences), default=0.0)
            for position, weight in weights.items()
        )

    pairs = {pair for found in claim.pairs_by_sentence.values() for pair in found}
    shared = {number: len(pairs & found) / max(1, len(pairs)) for number, found in paragraph.pairs_by_sentence.items()}

    def gain(sentences: Sequence[int]) -> tuple[float, int]:
        jumps = sentences[-1] - sentences[0] + 1 - len(sentences)
        cost = SENTENCE_COST * len(sentences) + JUMP_COST * bool(jumps)
        order = PAIR_GAIN * max(shared.get(number, 0.0) for number in sentences)
        return round(covered(sentences) / total + order - cost, 6), -sentences[0]

    count = max(1, len(paragraph.sentences))
    best = frozenset(sorted(_grounds(count), key=gain)[-1])
    return Alignment(
        claim=claim,
        paragraph=paragraph,
        sentences=best,
        links=choose_links(options, best),
        options=options,
        coverage=covered(best) / total,
        order=sum(shared[number] for number in best if number in shared),
    )


@cache
def _grounds(count: int) -> tuple[tuple[int, ...], ...]:
    """Return the runs of one to three sentences, and the pairs of sentences that stand apart."""
    runs = [
        tuple(range(start, start + size)) for size in range(1, MAX_SENTENCES + 1) for start in range(count - size + 1)
    ]
    return tuple(runs + [(first, second) for first in range(count) for second in range(first + 2, count)])


def _best_by_sentence(options: Options) -> dict[tuple[int, int], float]:
    """Return by position in the claim and sentence of the paragraph the score of the best match."""
    best: dict[tuple[int, int], float] = {}
    for token, found in options.items():
        for option in found:
            key = (token.position, option.ground.sentence)
            best[key] = max(best.get(key, 0.0), option.score)
    return best
