"""Running headers, footers and page numbers, found by repetition and position."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.lines import Line
from ingest.pages import Page
from ingest.tables import Table

_MARGIN = 0.13
_EDGE = 0.075
_SAME_PLACE = 8.0
_OUTERMOST = 5
_DENSE = 0.34
"""Least share of the pages between its first and last: a heading that opens some pages is no running line."""
_COUNTED = re.compile(r"\bpage\s+\d+\s+of\s+\d+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:page\s*)?[-–|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–|\s]*(?:(?:of|/)\s*\d{1,4})?[-–|\s]*", re.IGNORECASE
)


def without_running_lines(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages less every line that repeats at the top or bottom of pages, and less page numbers."""
    running = _running(pages)
    return tuple(_cleared(page, running) for page in pages)


_Key = tuple[str, bool]


def _running(pages: Sequence[Page]) -> dict[_Key, float]:
    """Return for each repeated (signature, is at the top) where it stands."""
    places: dict[_Key, dict[int, float]] = defaultdict(dict)
    for page in pages:
        for text, top, bottom in _candidates(page):
            at_top = top < page.height / 2
            places[(_signature(text), at_top)][page.number] = top if at_top else page.height - bottom
    least = 2 if len(pages) <= 4 else 3
    found: dict[_Key, float] = {}
    for key, by_page in places.items():
        middle = median(by_page.values())
        numbers = [number for number, place in by_page.items() if abs(place - middle) <= _SAME_PLACE]
        if len(numbers) >= least and len(numbers) >= _DENSE * (max(numbers) - min(numbers) + 1):
            found[key] = middle
    return found


def _candidates(page: Page) -> list[tuple[str, float, float]]:
    """Return text, top and bottom of the outermost rows that stand in the margins, and of tables there."""
    rows = [row for row in page.rows if _in_margin(page, row)]
    found = [(_text(row), row[0].top, row[0].bottom) for row in (*rows[:_OUTERMOST], *rows[-_OUTERMOST:])]
    found.extend(
        (_table_text(table), table.top, table.bottom) for table in page.tables if _table_in_margin(page, table)
    )
    return found


def _in_margin(page: Page, row: Sequence[Line]) -> bool:
    return row[0].bottom < _MARGIN * page.height or row[0].top > (1 - _MARGIN) * page.height


def _table_in_margin(page: Page, table: Table) -> bool:
    return table.bottom < 1.3 * _MARGIN * page.height or table.top > (1 - 1.3 * _MARGIN) * page.height


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)


def _table_text(table: Table) -> str:
    return " ".join(text for row in table.rows for text in row.texts())


def _signature(text: str) -> str:
    """Return the letters alone, so that page numbers and dates of the moment do not tell lines apart."""
    return re.sub(r"[\W\d_]+", "", text.lower()) or "#"


def _cleared(page: Page, running: dict[_Key, float]) -> Page:
    def runs(text: str, top: float, bottom: float) -> bool:
        at_top = top < page.height / 2
        signature = _signature(text)
        if signature == "page":
            signature = "#"
        place = running.get((signature, at_top))
        offset = top if at_top else page.height - bottom
        if place is not None and abs(offset - place) <= _SAME_PLACE:
            return True
        edge = bottom < _EDGE * page.height or top > (1 - _EDGE) * page.height
        numbered = not at_top and re.search(rf"\s{page.number}$", text)
        return edge and bool(_NUMBER.fullmatch(text.strip()) or _COUNTED.search(text) or numbered)

    rows = tuple(
        row for row in page.rows if not (_in_margin(page, row) and runs(_text(row), row[0].top, row[0].bottom))
    )
    tables = tuple(
        table
        for table in page.tables
        if not (_table_in_margin(page, table) and runs(_table_text(table), table.top, table.bottom))
    )
    return replace(page, rows=rows, tables=tables)
