"""Tables without rules: rows of short pieces that stand below one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.hyphens import join_lines
from ingest.lines import Line, joined
from ingest.tables import Cell, Table, TableRow, around

_NEAR = 4.0
_APART = 1.5
_LEAST_ROWS = 3
_STEP = 1.45

Row = Sequence[Line]


def lines_and_tables(rows: Sequence[Row]) -> list[Line | Table]:
    """Return each row as a line, but three or more rows that share their columns as a table."""
    found: list[Line | Table] = []
    at = 0
    while at < len(rows):
        table = _Aligned(rows[at]) if _opens(rows[at]) else None
        taken = table.take(rows[at:]) if table else 0
        if table and len(table.cells) >= _LEAST_ROWS:
            found.append(table.made())
            at += taken
        else:
            found.append(joined(rows[at]))
            at += 1
    return found


def _opens(row: Row) -> bool:
    """Return whether the row's pieces stand clearly apart."""
    return len(row) > 1 and all(after.x0 - before.x1 > _APART * before.size for before, after in pairwise(row))


@dataclass(slots=True)
class _Aligned:
    first: Row
    cells: list[dict[int, list[Line]]] = field(default_factory=list)
    last: float = 0.0
    """Baseline of the row taken last."""

    def take(self, rows: Sequence[Row]) -> int:
        """Take rows as long as each of their pieces stands in a column; return how many."""
        for count, row in enumerate(rows):
            placed = {self._column(piece): piece for piece in row}
            if None in placed or len(placed) < len(row):
                return count
            columns = {column: piece for column, piece in placed.items() if column is not None}
            if len(row) == len(self.first) and _opens(row):
                self.cells.append({column: [piece] for column, piece in columns.items()})
            elif self.cells and row[0].base - self.last < _STEP * row[0].size and len(row) < len(self.first):
                for column, piece in columns.items():
                    self.cells[-1].setdefault(column, []).append(piece)
            else:
                return count
            self.last = row[0].base
        return len(rows)

    def _column(self, piece: Line) -> int | None:
        for column, head in enumerate(self.first):
            if abs(piece.x0 - head.x0) < _NEAR or abs(piece.x1 - head.x1) < _NEAR:
                return column
        return None

    def made(self) -> Table:
        """Return the table."""
        rows = tuple(_table_row(cells) for cells in self.cells)
        box = around([row.boxes[0] for row in rows])
        borders = (*(piece.x0 for piece in self.first), box.x1)
        return Table(page=box.page, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, columns=borders, rows=rows)


def _table_row(cells: dict[int, list[Line]]) -> TableRow:
    lines = [line for pieces in cells.values() for line in pieces]
    made = tuple(
        Cell(
            text=join_lines([line.text for line in pieces]),
            column=column,
            bold=all(line.bold for line in pieces),
            size=pieces[0].size,
        )
        for column, pieces in sorted(cells.items())
    )
    marks = tuple(mark for line in lines for mark in line.marks)
    return TableRow(cells=made, boxes=(around([line.box() for line in lines]),), marks=marks)
