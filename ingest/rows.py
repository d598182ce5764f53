"""Tables of documents that mark their cells: a row becomes one block that carries its header cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Role
from ingest.labels import split_label

_LONGEST_HEADER = 60
_FEWEST_COLUMNS_TO_GUESS = 3
_LONGEST_CELL_WORDS = 400
_LONGEST_COUNT = 2
_NUMBER_ALONE = re.compile(r"^[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell as its document marks it."""

    text: str
    header: bool = False
    """Whether the document marks it as a header cell, or sets it in bold."""
    footnotes: tuple[str, ...] = ()


TableRow = tuple[Cell, ...]


def is_layout(rows: Sequence[TableRow]) -> bool:
    """Return whether a table only places running text: one column, one row, or cells as long as a page."""
    filled = [[cell for cell in row if cell.text] for row in rows]
    if len([row for row in filled if row]) < 2 or all(len(row) < 2 for row in filled):
        return True
    return any(len(cell.text.split()) > _LONGEST_CELL_WORDS for row in filled for cell in row)


def row_blocks(rows: Sequence[TableRow]) -> Iterator[Block]:
    """Yield a block for each row below the header row; rows without words are left out."""
    headers = _headers(rows)
    for row in rows[1:] if headers else rows:
        cells = [(column, cell) for column, cell in enumerate(row) if cell.text]
        if not cells:
            continue
        label = _label(cells[0][1].text) if len(cells) > 1 else None
        words = cells[1:] if label else cells
        notes = tuple(note for _, cell in cells for note in cell.footnotes)
        yield Block(text=_text(words, headers), role=Role.ROW, label=label, footnotes=notes)


def _headers(rows: Sequence[TableRow]) -> list[str]:
    """Return the header cells' words by column, or none where the first row is like the others."""
    if len(rows) < 2 or sum(bool(cell.text) for cell in rows[0]) < 2:
        return []
    first = [cell for cell in rows[0] if cell.text]
    names = [cell.text.rstrip(" :") for cell in rows[0]]
    marked = all(cell.header for cell in first) and not all(
        cell.header for row in rows[1:] for cell in row if cell.text
    )
    short = all(len(cell.text) <= _LONGEST_HEADER and cell.text[-1] not in ".!;" for cell in first)
    lettered = all(cell.text[0].isalpha() or cell.text[0] in "#(" for cell in first)
    whole = len(first) == len(rows[0]) >= _FEWEST_COLUMNS_TO_GUESS
    return names if marked or (short and lettered and whole) else []


def _label(text: str) -> str | None:
    """Return the number that a row opens with in a cell of its own."""
    label, rest = split_label(text)
    if label and not rest:
        return label
    is_year = text.isdigit() and len(text) > _LONGEST_COUNT
    return text if _NUMBER_ALONE.match(text) and not is_year else None


def _text(cells: Sequence[tuple[int, Cell]], headers: Sequence[str]) -> str:
    """Return "Header: cell; Header: cell", or "first cell: other; other" where there are no headers."""
    texts = [cell.text for _, cell in cells]
    if not headers:
        first, *others = texts
        return f"{first.rstrip(' :')}: {'; '.join(others)}" if others else first
    named = (f"{name}: {cell.text}" if (name := _header(headers, column)) else cell.text for column, cell in cells)
    return "; ".join(part.rstrip(" ;") for part in named)


def _header(headers: Sequence[str], column: int) -> str:
    return headers[column] if column < len(headers) else ""
