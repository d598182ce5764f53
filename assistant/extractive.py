"""The answerer that needs no language model: it chooses and orders verbatim sentences from the evidence."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answers import Citation, Claim
from assistant.citations import cite
from assistant.quotations import Quotation, best_quotation
from ingest.documents import Kind
from ingest.sentences import sentences
from vectorstore.concepts import Concept
from vectorstore.results import ScoredParagraph

Nearness = Callable[[Sequence[str]], Sequence[float]]
"""Sentences → the cosine of each with the question."""

READ = 12
"""Paragraphs that are read closely for an answer of five lines."""
PER_DOCUMENT = 1
"""Lines from one document before every other document has had its turn."""
FAR_BELOW = 0.55
"""A paragraph that scores less than this share of the best is not worth a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph chosen for the answer, and the words of it that are quoted."""

    scored: ScoredParagraph
    quotation: Quotation


def choose_lines(
    evidence: Sequence[ScoredParagraph], concepts: Sequence[Concept], *, most: int, nearness: Nearness
) -> list[Line]:
    """Return the lines of an answer, best first: several documents before several paragraphs of one.

    Args:
        evidence: Paragraphs found, best first.
        concepts: What the question speaks of.
        most: The most lines.
        nearness: How near sentences are to the question.
    """
    read = [scored for scored in evidence if scored.stored.paragraph.kind is not Kind.HEADING][: max(READ, 2 * most)]
    if not read:
        return []
    worth = [scored for scored in read if scored.score >= FAR_BELOW * read[0].score]
    chosen = _spread(worth, most)
    parts = [sentences(scored.stored.paragraph.text) for scored in chosen]
    near = iter(nearness([sentence for group in parts for sentence in group]))
    return [
        Line(scored, best_quotation(scored.stored.paragraph.text, concepts, [next(near) for _ in group]))
        for scored, group in zip(chosen, parts, strict=True)
    ]


def compose(lines: Sequence[Line]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Return claims and citations of an answer, grouped by whose words they are, the strongest group first."""
    groups = list(dict.fromkeys(line.scored.stored.paragraph.authority for line in lines))
    ordered = [line for group in groups for line in lines if line.scored.stored.paragraph.authority is group]
    citations = tuple(cite(n, line.scored.stored, line.quotation.text) for n, line in enumerate(ordered, 1))
    claims = tuple(
        Claim(text=citation.quote, citations=(citation.n,), authority=citation.authority) for citation in citations
    )
    return claims, citations


def _spread(worth: Sequence[ScoredParagraph], most: int) -> list[ScoredParagraph]:
    """Return at most so many paragraphs, in their order, letting each document have its turn first."""
    turns: Counter[str] = Counter()
    turn_of: list[tuple[int, int]] = []
    for place, scored in enumerate(worth):
        document = scored.stored.document.id
        turn_of.append((turns[document] // PER_DOCUMENT, place))
        turns[document] += 1
    return [worth[place] for place in sorted(place for _, place in sorted(turn_of)[:most])]
