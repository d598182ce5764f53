"""The answerer that needs no language model: it chooses and orders verbatim sentences from the evidence."""

from collections import Counter
from collections.abc import Sequence

from assistant.answers import Citation, Claim
from assistant.citations import authority_of_quote, cite
from assistant.quotations import quotation
from assistant.reading import ReadParagraph
from ingest.documents import Kind

NEARNESS = 1.5
"""Weight of a paragraph's nearest sentence beside its score of the search (1)."""
FAR_BELOW = 0.45
"""A paragraph worth less than this share of the best does not get a line."""
PER_DOCUMENT = 2
"""Lines from one document before every other has had its turn, where a question is not on what many say."""
_NEVER_QUOTED = {Kind.HEADING, Kind.BOILERPLATE}


def choose_lines(read: Sequence[ReadParagraph], *, most: int, each: int = PER_DOCUMENT) -> list[ReadParagraph]:
    """Return the paragraphs of an answer, best first: several documents before several paragraphs of one.

    Args:
        read: Paragraphs of the evidence, best first.
        most: The most paragraphs.
        each: Paragraphs of one document before every other document has had its turn.
    """
    quotable = [one for one in read if one.scored.stored.paragraph.kind not in _NEVER_QUOTED and quotation(one)]
    best = sorted(quotable, key=_worth, reverse=True)
    best = [one for one in best if _worth(one) >= FAR_BELOW * _worth(best[0])]
    taken: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, one in enumerate(best):
        document = one.scored.stored.document.id
        turns.append((taken[document] // each, place))
        taken[document] += 1
    return [best[place] for place in sorted(place for _, place in sorted(turns)[:most])]


def _worth(one: ReadParagraph) -> float:
    return one.scored.score + NEARNESS * one.nearness


def compose(lines: Sequence[ReadParagraph]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Return claims and citations of an answer, grouped by whose words they are, the group of the best line first."""
    quoted = [(line.scored.stored, quotation(line)) for line in lines]
    whose = [authority_of_quote(stored, quote) for stored, quote in quoted]
    ordered = [one for group in dict.fromkeys(whose) for one, own in zip(quoted, whose, strict=True) if own is group]
    citations = tuple(cite(n, stored, quote) for n, (stored, quote) in enumerate(ordered, 1))
    claims = tuple(
        Claim(text=citation.quote, citations=(citation.n,), authority=citation.authority) for citation in citations
    )
    return claims, citations
