"""One page as rows of lines and ruled tables: what running lines, footnotes and columns are taken from."""

from dataclasses import dataclass

from ingest.grids import find_grids
from ingest.lines import Line, rows_of
from ingest.tables import Table, read_grid
from ingest.words import PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page after its words were put into rows."""

    number: int
    width: float
    height: float
    rows: tuple[tuple[Line, ...], ...]
    """From top to bottom; the lines of a row from left to right; ruled tables are not among them."""
    tables: tuple[Table, ...] = ()
    picture_share: float = 0.0

    def lines(self) -> tuple[Line, ...]:
        """Return the lines of all rows."""
        return tuple(line for row in self.rows for line in row)


def lay_out(found: PageWords) -> Page:
    """Return the page's rows and ruled tables."""
    words = list(found.words)
    tables: list[Table] = []
    for grid in find_grids(found.rules):
        inside = [word for word in words if grid.holds(word)]
        table, framed = read_grid(grid, inside, found.number)
        if table:
            tables.append(table)
            kept = set(map(id, framed))
            words = [word for word in words if not grid.holds(word) or id(word) in kept]
    rows = tuple(tuple(row) for row in rows_of(words, found.number))
    return Page(
        number=found.number,
        width=found.width,
        height=found.height,
        rows=rows,
        tables=tuple(tables),
        picture_share=found.picture_share,
    )
