"""Reading order: newspaper columns one after the other, everything else row by row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.aligned import lines_and_tables
from ingest.lines import Line
from ingest.tables import Table

Rows = Sequence[Sequence[Line]]

_LEAST_LINES = 4
_FULL = 0.55
_HALF_FULL = 0.4
_WORDS = 3
_LEAST_WIDTH = 80.0
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class _Band:
    """Consecutive rows that one gutter parts into two columns."""

    start: int
    end: int
    gutter: float


def in_reading_order(rows: Rows) -> list[Line | Table]:
    """Return the page's lines and unruled tables in the order in which people read them.

    Each line gets its column's right edge.
    """
    band = _widest_band(rows)
    if band is None:
        right = max((row[-1].x1 for row in rows), default=0.0)
        found = lines_and_tables(rows)
        return [element if isinstance(element, Table) else replace(element, right=right) for element in found]
    inside = rows[band.start : band.end]
    left = [[line for line in row if line.x0 < band.gutter - _SLACK] for row in inside]
    right_side = [[line for line in row if line.x0 >= band.gutter - _SLACK] for row in inside]
    return [
        *in_reading_order(rows[: band.start]),
        *in_reading_order([row for row in left if row]),
        *in_reading_order([row for row in right_side if row]),
        *in_reading_order(rows[band.end :]),
    ]


def _widest_band(rows: Rows) -> _Band | None:
    starts = Counter(round(line.x0 / 3) for row in rows for line in row)
    best: _Band | None = None
    for bucket, count in starts.items():
        if count + starts[bucket + 1] < _LEAST_LINES:
            continue
        gutter = bucket * 3 - 1.5
        for band in _bands(rows, gutter):
            if best is None or band.end - band.start > best.end - best.start:
                best = band
    return best


def _bands(rows: Rows, gutter: float) -> list[_Band]:
    bands = []
    start = None
    for index, row in enumerate([*rows, None]):
        if row is not None and not any(line.x0 < gutter - _SLACK and line.x1 > gutter for line in row):
            start = index if start is None else start
            continue
        if start is not None:
            band = _trimmed(rows, start, index, gutter)
            if band is not None:
                bands.append(band)
        start = None
    return bands


def _trimmed(rows: Rows, start: int, end: int, gutter: float) -> _Band | None:
    """Return the band less rows above its first right-hand line, where both sides read like columns of prose."""
    right_rows = [index for index in range(start, end) if any(line.x0 >= gutter - _SLACK for line in rows[index])]
    if len(right_rows) < _LEAST_LINES:
        return None
    top = rows[right_rows[0]][0].top
    while start < right_rows[0] and rows[start][0].bottom < top - 6:
        start += 1
    left = [[line for line in row if line.x0 < gutter - _SLACK] for row in rows[start:end]]
    right = [[line for line in row if line.x0 >= gutter - _SLACK] for row in rows[start:end]]
    if _prose(left) and _prose(right):
        return _Band(start, end, gutter)
    return None


def _prose(side: Rows) -> bool:
    """Return whether one side of the gutter is a column of text, which most of its rows fill, or several columns."""
    rows = [row for row in side if row]
    if len(rows) < _LEAST_LINES:
        return False
    width = max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)
    if width < _LEAST_WIDTH:
        return False
    filled = median((row[-1].x1 - row[0].x0) / width for row in rows)
    wordy = len(rows) > _LEAST_LINES and median(sum(len(line.text.split()) for line in row) for row in rows) >= _WORDS
    return filled >= _FULL or (wordy and filled >= _HALF_FULL) or _widest_band(rows) is not None
