"""Which words of a paragraph to quote: the sentence that comes nearest to the question, with what it leans on."""

import re

from assistant.reading import ReadParagraph

SHORT = 45
"""Words up to which a paragraph is quoted whole."""
FURTHEST = 2
"""Sentences before the chosen one that may be quoted with it."""
_LEANS = re.compile(
    r"(?:This|These|Those|That|It|Its|They|Their|Them|He|She|His|Her|Such|However|Therefore|Consequently|Nevertheless"
    r"|Also|Moreover|Furthermore|In addition|As a result|As a consequence|For example|For instance|But|And|So"
    r"|Some of these|In these|In this|In such|Where this|When this|Both|Neither|Here|There)\b"
)
"""Openings of sentences that cannot be understood without the one before."""


def quotation(paragraph: ReadParagraph) -> str:
    """Return the verbatim span of a paragraph to quote: a short paragraph whole, of a longer one the best sentence.

    A sentence that leans on the one before it ("This meant that …") is quoted together with that one.
    """
    text = paragraph.scored.stored.paragraph.text
    parts = paragraph.sentences
    if len(text.split()) <= SHORT or len(parts) == 1:
        return text
    best = max(range(len(parts)), key=lambda place: (parts[place].nearness, -place))
    first = best
    while first > 0 and best - first < FURTHEST and _LEANS.match(parts[first].text):
        first -= 1
    return _span(text, parts[first].text, parts[best].text)


def _span(text: str, first: str, last: str) -> str:
    """Return the text from the start of one of its sentences to the end of a later one."""
    start = text.index(first)
    return text[start : text.index(last, start) + len(last)]
