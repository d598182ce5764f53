"""The cells of a web page's table by row and column, spanning cells repeated where they reach down."""

from collections.abc import Callable

from bs4 import Tag

from ingest.rows import Cell, TableRow

_WIDEST_SPAN = 50


def table_rows(table: Tag, words: Callable[[Tag], tuple[str, tuple[str, ...]]]) -> list[TableRow]:
    """Return a table's rows, those of tables within it left out.

    Args:
        table: the table.
        words: gives a cell's text and notes.
    """
    spanning: dict[int, tuple[int, Cell]] = {}
    rows: list[TableRow] = []
    for row in table.find_all("tr"):
        if row.find_parent("table") is not table:
            continue
        cells: list[Cell] = []
        for element in row.find_all(["td", "th"], recursive=False):
            _fill(cells, spanning)
            text, notes = words(element)
            cell = Cell(text=text, header=element.name == "th", footnotes=notes)
            if (reach := whole_number(element.get("rowspan"), 1)) > 1:
                spanning[len(cells)] = (reach - 1, cell)
            cells += [cell, *[Cell(text="")] * min(whole_number(element.get("colspan"), 1) - 1, _WIDEST_SPAN)]
        _fill(cells, spanning)
        rows.append(tuple(cells))
    return rows


def whole_number(value: object, otherwise: int) -> int:
    """Return an attribute as a whole number, or `otherwise` where it is none.

    >>> whole_number("3", 1), whole_number(None, 1)
    (3, 1)
    """
    text = str(value).strip()
    return int(text) if text.lstrip("-").isdecimal() else otherwise


def _fill(cells: list[Cell], spanning: dict[int, tuple[int, Cell]]) -> None:
    """Repeat the cells from rows above that reach down into this row."""
    while len(cells) in spanning:
        column = len(cells)
        left, cell = spanning.pop(column)
        if left > 1:
            spanning[column] = (left - 1, cell)
        cells.append(cell)
