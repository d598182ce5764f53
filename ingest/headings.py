"""Headings: which lines are set as headings, and how deep each style of heading lies."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.lines import Line

LARGER = 1.07
_MOST_CHARACTERS = 220
_COMMON = 0.35
"""Share of the commonest pitch from which a smaller one counts: lists of single lines are set wider than text."""
_MOST_LINES = 4
_ENDS_SENTENCE = re.compile(r"[.;,][\"”’')]*$")
_KEY_AND_VALUE = re.compile(r"^[A-Z][\w ’'/]{2,40}: .*(?:\d|[A-Z])")
_DATED = re.compile(
    r"^(?:[A-Z]\w+ )?(?:dates?|published|inspectors?|author|publication date)\b[^:]{0,20}:", re.IGNORECASE
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")

Style = tuple[float, int]
"""Font size, and 2 for bold, 1 for capitals, 0 for plain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """What the body of a document is set in: whatever stands out from it may be a heading."""

    body_size: float
    body_bold: bool
    pitch: float
    """Distance between the baselines of a paragraph's lines, as a multiple of the font size."""

    def heading_style(self, line: Line) -> Style | None:
        """Return the style of a line that stands out as a heading does, or None."""
        text = line.text
        if not any(character.isalpha() for character in text):
            return None
        size = round(line.size * 2) / 2
        capitals = text.isupper() and sum(map(str.isalpha, text)) > 3
        if line.size >= LARGER * self.body_size:
            return size, 2 if line.bold else 0
        if line.bold and not self.body_bold and line.size >= 0.9 * self.body_size:
            return size, 2
        if capitals and line.size >= 0.95 * self.body_size:
            return size, 1
        return None


def typography_of(lines: Iterable[Line]) -> Typography:
    """Return the size and weight that most characters have, and the usual line pitch."""
    weights: Counter[tuple[float, bool]] = Counter()
    pitches: Counter[float] = Counter()
    before: Line | None = None
    for line in lines:
        weights[(round(line.size * 2) / 2, line.bold)] += len(line.text)
        if before and before.page == line.page and abs(before.size - line.size) < 0.3 and line.base > before.base:
            pitches[round((line.base - before.base) / line.size * 20) / 20] += len(line.text)
        before = line
    (size, bold), _ = weights.most_common(1)[0] if weights else ((12.0, False), 0)
    close = {pitch: count for pitch, count in pitches.items() if pitch < 2.6}
    usual = max(close.values(), default=0)
    pitch = min((pitch for pitch, count in close.items() if count > _COMMON * usual and pitch > 0.9), default=1.2)
    return Typography(body_size=size, body_bold=bold, pitch=pitch)


def reads_as_heading(lines: Sequence[Line], typography: Typography) -> bool:
    """Return whether lines that stand out make a heading: short, not a sentence, not a contents entry."""
    text = " ".join(line.text for line in lines)
    if len(text) > _MOST_CHARACTERS or len(lines) > _MOST_LINES:
        return False
    large = lines[0].size >= LARGER * typography.body_size
    prominent = large and lines[0].bold and lines[0].size >= 1.12 * typography.body_size
    if _ENDS_SENTENCE.search(text) and not (prominent or (large and len(text) < 60)):
        return False
    if lines[0].page == 1 and (_DATED.match(text) or (not large and _KEY_AND_VALUE.match(text))):
        return False
    return bool(re.match(r"[“\"‘'(]?[A-Z0-9]", text)) or large


def depths(headings: Sequence[tuple[Style, str, int]]) -> list[int]:
    """Return the depth from 1 of each heading, given as (style, text, page), in document order; 0 for the title.

    Larger is above smaller, bold above plain; within one style a longer number lies deeper. The title is set in the
    largest style of all, which is found on the first page alone.
    """
    order = sorted({style for style, _, _ in headings}, key=lambda style: (-style[0], -style[1]))
    ranks = {style: index for index, style in enumerate(order)}
    later = {style for style, _, page in headings if page > 1}
    title = order[0] if order and order[0] not in later and len(order) > 1 else None
    found = []
    for style, text, _ in headings:
        number = _NUMBERED.match(text)
        extra = number[1].count(".") if number else 0
        found.append(0 if style == title else ranks[style] * 3 + 1 + min(extra, 2))
    return found
