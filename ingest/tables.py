"""Tables: rows of cells, read from ruled grids, and what a row says together with its header cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.documents import Box
from ingest.grids import Grid
from ingest.hyphens import join_lines
from ingest.lines import Line, rows_of
from ingest.words import Word

_MOST_WORDS_IN_CELL = 300
_MOST_WORDS_ACROSS = 30
_MOST_HEADER = 60
_NAMES = re.compile(
    r"\b(?:recommendations?|actions?|leads?|agency|agencies|owner|who|whom|responsib\w+|timescales?|deadline|target|date|when"
    r"|progress|status|rag|outcomes?|measures?|milestones?|evidence|comments?|findings?|theme|issue|area|stage|step|question"
    r"|name|role|judge?ment|grade|year|no|number|ref|impact|update|indicator|category|type)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}\.")
_ENDS = re.compile(r"[.!?:;)][\"”’']?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell's words, "" where it is empty or belongs to the cell above."""

    text: str
    column: int
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row across a table."""

    cells: tuple[Cell, ...]
    boxes: tuple[Box, ...]
    marks: tuple[str, ...] = ()
    partial: bool = False
    """It has a cell that is narrower than the table."""

    def texts(self) -> tuple[str, ...]:
        """Return the cells' words."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or the part of one that stands on one page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    columns: tuple[float, ...]
    """Left borders of the columns, and the right border of the last."""
    rows: tuple[TableRow, ...]


def read_grid(grid: Grid, words: Sequence[Word], page: int) -> tuple[Table | None, list[Word]]:
    """Return the table that the grid's words make, and the words that it only frames.

    A grid used for layout holds running text in a cell as wide as itself: that text is handed back.
    """
    roots = grid.cell_roots()
    width = len(grid.xs) - 1
    found: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        found.setdefault(roots[grid.place(word)], []).append(word)
    rows: list[TableRow] = []
    framed: list[Word] = []
    for row in range(len(grid.ys) - 1):
        columns = sorted(column for at, column in found if at == row)
        spans = {column: sum(roots[(row, at)] == (row, column) for at in range(width)) for column in columns}
        if any(_running(len(found[(row, column)]), spans[column], width) for column in columns):
            framed.extend(word for column in columns for word in found[(row, column)])
        elif columns:
            partial = min(spans.values()) < width
            made = _row([(column, found[(row, column)]) for column in columns], page, partial=partial)
            rows.extend([made] if made.cells else [])
    if not any(row.cells and (len(row.cells) > 1 or row.partial) for row in rows):
        return None, list(words)
    top, bottom = rows[0].boxes[0].top, rows[-1].boxes[-1].bottom
    table = Table(page=page, x0=grid.xs[0], top=top, x1=grid.xs[-1], bottom=bottom, columns=grid.xs, rows=tuple(rows))
    return table, framed


def _running(words: int, span: int, width: int) -> bool:
    if span == width:
        return words > _MOST_WORDS_ACROSS
    return words > _MOST_WORDS_IN_CELL


def _row(cells: Sequence[tuple[int, Sequence[Word]]], page: int, *, partial: bool) -> TableRow:
    made: list[Cell] = []
    marks: list[str] = []
    boxes: list[Box] = []
    for column, words in cells:
        lines = [line for row in rows_of(words, page) for line in row]
        if not lines:
            continue
        marks.extend(mark for line in lines for mark in line.marks)
        boxes.extend(line.box() for line in lines)
        text = join_lines([line.text for line in lines])
        made.append(Cell(text=text, column=column, bold=all(line.bold for line in lines), size=lines[0].size))
    return TableRow(cells=tuple(made), boxes=(around(boxes),) if boxes else (), marks=tuple(marks), partial=partial)


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest box that holds all of these, which stand on one page."""
    return Box(
        page=boxes[0].page,
        x0=min(box.x0 for box in boxes),
        top=min(box.top for box in boxes),
        x1=max(box.x1 for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )


def header_of(table: Table) -> TableRow | None:
    """Return the first row where it names the columns: short cells, and bold or unlike the rows below."""
    if len(table.rows) < 2:
        return None
    first, rest = table.rows[0], table.rows[1:]
    if len(first.cells) < 2 or any(len(cell.text) > _MOST_HEADER or _ENDS.search(cell.text) for cell in first.cells):
        return None
    bold = all(cell.bold for cell in first.cells)
    if not bold and any(re.match(r"[\d£(]", cell.text) for cell in first.cells):
        return None
    if any(_NUMBERED.match(cell.text) for cell in first.cells) or _recurs(first, rest):
        return None
    plain_below = any(not all(cell.bold for cell in row.cells) for row in rest)
    if all(_is_name(cell.text) for cell in first.cells) and any(_NAMES.search(cell.text) for cell in first.cells):
        return first
    wordy = sum(len(text) for row in rest for text in row.texts()) / len(rest)
    return first if (bold and plain_below) or wordy > 3 * sum(map(len, first.texts())) else None


def _is_name(text: str) -> bool:
    return len(text.split()) <= 5 and text[:1].isupper() and not any(map(str.isdigit, text))


def _recurs(first: TableRow, rest: Sequence[TableRow]) -> bool:
    """Return whether a cell of the row stands again below itself, as a value does and a name does not."""
    named = {(cell.column, cell.text) for cell in first.cells}
    return any((cell.column, cell.text) in named for row in rest for cell in row.cells)


def row_text(row: TableRow, header: TableRow | None) -> str:
    """Return the row as one line: "Header: cell; Header: cell", or "first cell: other; other"."""
    if header is None or len(row.cells) == 1:
        first, *others = row.texts()
        if not others:
            return first
        return f"{first.rstrip(' :')}: {'; '.join(others)}"
    names = {cell.column: cell.text.rstrip(" :") for cell in header.cells}
    parts = [f"{names[cell.column]}: {cell.text}" if cell.column in names else cell.text for cell in row.cells]
    return "; ".join(part.rstrip(" ;") for part in parts)


def strip_line(row: TableRow) -> Line:
    """Return a row that is a section heading with its grade beside it as one line: "Heading: grade"."""
    box = row.boxes[0]
    size = row.cells[0].size
    return Line(
        page=box.page,
        row=-1,
        text=row_text(row, None),
        x0=box.x0,
        top=box.top,
        x1=box.x1,
        bottom=box.bottom,
        base=box.bottom,
        size=size,
        bold=True,
        lead_x1=box.x0,
        body_x0=box.x0,
        marks=row.marks,
    )


def continued(first: Table, second: Table) -> Table | None:
    """Return both parts as one table where the second goes on with the first's columns on the next page.

    A repeated header row goes; a row cut by the page end is put together again.
    """
    if len(first.columns) != len(second.columns) or second.page - first.page > 1:
        return None
    if any(abs(one - other) > 4 for one, other in zip(first.columns, second.columns, strict=True)):
        return None
    rows = list(second.rows)
    header = header_of(first)
    if header and rows and rows[0].texts() == header.texts():
        rows = rows[1:]
    kept = list(first.rows)
    if rows and _cut(kept[-1], rows[0]):
        kept[-1] = _sewn(kept[-1], rows[0])
        rows = rows[1:]
    return replace(first, rows=(*kept, *rows), page=second.page, bottom=second.bottom)


def _cut(above: TableRow, below: TableRow) -> bool:
    columns = {cell.column: cell.text for cell in above.cells}
    shared = [cell for cell in below.cells if cell.column in columns]
    if len(shared) < len(below.cells):
        return False
    open_ended = all(not _ENDS.search(columns[cell.column]) for cell in shared)
    lower = all(cell.text[:1].islower() for cell in shared)
    return lower or (open_ended and len(below.cells) < len(above.cells))


def _sewn(above: TableRow, below: TableRow) -> TableRow:
    more = {cell.column: cell.text for cell in below.cells}
    cells = tuple(
        replace(cell, text=join_lines([cell.text, more[cell.column]])) if cell.column in more else cell
        for cell in above.cells
    )
    return TableRow(cells=cells, boxes=(*above.boxes, *below.boxes), marks=(*above.marks, *below.marks))
