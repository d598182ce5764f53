"""Which words of a paragraph to quote: the sentences that speak most of what is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.sentences import sentences
from vectorstore.concepts import Concept, ParagraphStems, coverage

SHORT = 45
"""Words up to which a paragraph is quoted whole."""
_LEANS = re.compile(
    r"^(?:This|These|Those|That|It|Its|They|Their|Them|He|She|His|Her|Such|However|Therefore|Consequently|Nevertheless"
    r"|Also|Moreover|Furthermore|In addition|As a result|As a consequence|For example|For instance|But|And|So|Some of these"
    r"|In these|In this|In such|Where this|When this|Both|Neither|Here|There)\b"
)
"""Openings of sentences that cannot be understood without the one before."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A verbatim span of a paragraph, and how much it speaks of what is asked."""

    text: str
    score: float
    """Weighted share of the question's concepts in it, from 0 to 1, plus its similarity where that was computed."""


def best_quotation(text: str, concepts: Sequence[Concept], similarity: Sequence[float] | None = None) -> Quotation:
    """Return the span of a paragraph to quote: a short paragraph whole, of a longer one the best sentence.

    A sentence that leans on the one before it ("This meant that …") is quoted together with that one.

    Args:
        text: The paragraph as displayed.
        concepts: What the question speaks of.
        similarity: Cosine of each of its sentences with the question, as `sentences` cuts them, or None.
    """
    parts = sentences(text)
    scores = [coverage(concepts, ParagraphStems.of(part)) for part in parts]
    if similarity is not None:
        scores = [score + near for score, near in zip(scores, similarity, strict=True)]
    if len(text.split()) <= SHORT or len(parts) == 1:
        return Quotation(text, max(scores, default=0.0))
    best = max(range(len(parts)), key=lambda place: (scores[place], -place))
    first = best
    while first > 0 and _LEANS.match(parts[first]) and best - first < 2:
        first -= 1
    return Quotation(_span(text, parts[first], parts[best]), scores[best])


def _span(text: str, first: str, last: str) -> str:
    """Return the text from the start of one of its sentences to the end of a later one."""
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]
