"""The answerer that needs no language model: it chooses and orders verbatim sentences from the evidence."""

from collections import Counter
from collections.abc import Sequence

from assistant.answers import Citation, Claim
from assistant.citations import cite
from assistant.quotations import quotation
from assistant.reading import ReadParagraph
from ingest.documents import Kind

FAR_BELOW = 0.55
"""A paragraph that scores less than this share of the best is not worth a line."""
_NEVER_QUOTED = {Kind.HEADING, Kind.BOILERPLATE}


def choose_lines(read: Sequence[ReadParagraph], *, most: int) -> list[ReadParagraph]:
    """Return the paragraphs of an answer, best first: several documents before several paragraphs of one.

    Args:
        read: Paragraphs of the evidence, best first.
        most: The most paragraphs.
    """
    quotable = [one for one in read if one.scored.stored.paragraph.kind not in _NEVER_QUOTED]
    worth = [one for one in quotable if one.scored.score >= FAR_BELOW * quotable[0].scored.score]
    turns: Counter[str] = Counter()
    order: list[tuple[int, int]] = []
    for place, one in enumerate(worth):
        document = one.scored.stored.document.id
        order.append((turns[document], place))
        turns[document] += 1
    return [worth[place] for place in sorted(place for _, place in sorted(order)[:most])]


def compose(lines: Sequence[ReadParagraph]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Return claims and citations of an answer, grouped by whose words they are, the group of the best line first."""
    groups = list(dict.fromkeys(line.scored.stored.paragraph.authority for line in lines))
    ordered = [line for group in groups for line in lines if line.scored.stored.paragraph.authority is group]
    citations = tuple(cite(n, line.scored.stored, quotation(line)) for n, line in enumerate(ordered, 1))
    claims = tuple(
        Claim(text=citation.quote, citations=(citation.n,), authority=citation.authority) for citation in citations
    )
    return claims, citations
