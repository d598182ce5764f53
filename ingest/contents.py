"""Contents lists: entries look like headings but end in a page number."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.lines import Line
from ingest.pages import Page

_HEADING = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<words>.*[^\W\d_].*?)(?:\s*[.…·_]{2,}\s*|\s+)(?P<page>\d{1,3}|[ivxl]{1,5})$")
_LEADER = re.compile(r"[.…·_]{4,}|(?:\. ){4,}")
_LEAST_ENTRIES = 4
_FAR = 1.5


def contents_rows(page: Page, *, went_on: bool) -> set[int]:
    """Return the places among the page's rows that belong to a contents list.

    Args:
        page: the page, less its running lines.
        went_on: the page before ended in a contents list.
    """
    start = next((index + 1 for index, row in enumerate(page.rows) if _HEADING.fullmatch(_text(row).strip())), None)
    if start is None and not went_on and sum(bool(_LEADER.search(_text(row))) for row in page.rows) < _LEAST_ENTRIES:
        return set()
    entries: list[int] = []
    last = 0
    for index in range(start or 0, len(page.rows)):
        number = _page_number(page.rows[index])
        if number is None or number < last:
            continue
        entries.append(index)
        last = number
    if len(entries) < (2 if went_on else _LEAST_ENTRIES):
        return set()
    return set(range(entries[0] if start is None else start, _end(entries) + 1))


def _end(entries: Sequence[int]) -> int:
    """Return the last entry before a stretch of rows without page numbers, as running text has."""
    for index, after in pairwise(entries):
        if after - index > 3:
            return index
    return entries[-1]


def _page_number(row: Sequence[Line]) -> int | None:
    """Return the page number that ends an entry and stands apart from its words."""
    text = _text(row)
    match = _ENTRY.match(text)
    if not match:
        return None
    last = row[-1]
    apart = len(row) > 1 and last.x0 - row[-2].x1 > _FAR * last.size
    if not (apart or _LEADER.search(text)):
        return None
    return int(match["page"]) if match["page"].isdigit() else 0


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)
