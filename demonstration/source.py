"""The text of a demonstration document: a TOML head between `+++` lines, then one piece a line.

The marks are listed in README.md: `#` headings, numbered paragraphs ("1.2 text", "4. text", "Recommendation 4: text"),
`-` items, `|` table rows, `:::` boxes and sideways pages, `[^1]` footnotes.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

NOTICE = "INVENTED DOCUMENT for demonstration: no real child, family, place or board."

_LABELLED = re.compile(r"(\d+\.|\d+(?:\.\d+)+|[a-z]\)|\([ivx]+\))\s+(.*)")
_RUN_IN = re.compile(r"((?:Recommendation|Finding|Learning point|Question|Step) \d+[:.])\s+(.*)")
_NOTE = re.compile(r"\[\^(\d+)\]:\s*(.*)")
MARK = re.compile(r"\[\^(\d+)\]")


class Shape(StrEnum):
    """What a piece looks like on the page."""

    HEADING = "heading"
    TEXT = "text"
    NUMBERED = "numbered"
    RUN_IN = "run-in"
    BULLET = "bullet"
    TABLE = "table"
    BOX = "box"
    PAGE = "page"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, paragraph, list item, table or box."""

    shape: Shape
    text: str = ""
    label: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    inside: tuple["Piece", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document: where its file goes, how it looks and what it says."""

    path: str
    """Of the built file, below the folder of built files."""
    look: str
    title: str
    subtitle: str = ""
    publisher: str = ""
    published: str = ""
    """As printed."""
    date: str = "2020-01-01"
    """ISO date for the file's properties."""
    header: str = ""
    footer: str = ""
    contents: bool = False
    scanned: bool = False
    pieces: tuple[Piece, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """Number of words in headings, paragraphs, tables and notes."""
        return sum(_words(piece) for piece in self.pieces) + sum(len(text.split()) for _, text in self.notes)


def read_source(file: Path) -> Source:
    """Return the document written in a source file.

    Raises:
        ValueError: The head is missing.
    """
    head, separator, body = file.read_text(encoding="utf-8").removeprefix("+++\n").partition("\n+++\n")
    if not separator:
        message = f"{file.name} has no head: begin it with a TOML table between two lines of +++."
        raise ValueError(message)
    lines = body.splitlines()
    notes = tuple((found[1], found[2]) for line in lines if (found := _NOTE.fullmatch(line)))
    text = [line for line in lines if line.strip() and not _NOTE.fullmatch(line)]
    return Source(**tomllib.loads(head), pieces=_pieces(text), notes=notes)


def _pieces(lines: list[str]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if line.startswith("|"):
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            pieces.append(Piece(shape=Shape.TABLE, rows=tuple(_cells(row) for row in lines[at:end])))
        elif line == ":::page":
            pieces.append(Piece(shape=Shape.PAGE))
        elif line.startswith(":::"):
            end = lines.index(":::", at)
            kind, _, title = line.removeprefix(":::").partition(" ")
            pieces.append(Piece(shape=Shape(kind), text=title, inside=_pieces(lines[at + 1 : end])))
            end += 1
        else:
            pieces.append(_line(line))
        at = end
    return tuple(pieces)


def _line(line: str) -> Piece:
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Piece(shape=Shape.HEADING, text=text, level=len(marks))
    if line.lstrip().startswith("- "):
        indent = len(line) - len(line.lstrip())
        return Piece(shape=Shape.BULLET, text=line.lstrip()[2:], level=1 + indent // 2)
    if found := _LABELLED.fullmatch(line):
        return Piece(shape=Shape.NUMBERED, label=found[1], text=found[2])
    if found := _RUN_IN.fullmatch(line):
        return Piece(shape=Shape.RUN_IN, label=found[1], text=found[2])
    return Piece(shape=Shape.TEXT, text=line)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def _words(piece: Piece) -> int:
    own = len(piece.text.split())
    return own + sum(len(cell.split()) for row in piece.rows for cell in row) + sum(map(_words, piece.inside))
