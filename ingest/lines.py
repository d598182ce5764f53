"""Lines of a page: words that share a baseline, cut where a gap is too wide for a space."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ingest.bullets import is_bullet
from ingest.documents import Box
from ingest.words import Word

_SHARED_HEIGHT = 0.55
_MOST_RATIO = 2.1
_SPACE = 0.13
_WIDE_GAP = 0.6
_LEAST_GAP = 5.0
_SMALL = 0.83
_LONE_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece of text on one baseline; places are in points from the page's top left corner."""

    page: int
    row: int
    """Which baseline of the page: pieces with the same row stand side by side."""
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    """Font size that most of its characters have."""
    bold: bool
    """All of its words are bold."""
    lead_x1: float
    """Where its first word ends: tells whether that word would have fitted into the line above."""
    body_x0: float
    """Where its second word begins: the left edge of the text beside a bullet or a number."""
    marks: tuple[str, ...] = ()
    note: str | None = None
    """The small number that opens it, as a footnote's first line has."""
    right: float = 0.0
    """The right edge of its column, known once the page's columns are."""
    entry: bool = False
    """It belongs to the contents list."""

    def box(self) -> Box:
        """Return its rectangle."""
        return Box(page=self.page, x0=self.x0, top=self.top, x1=self.x1, bottom=self.bottom)


def rows_of(words: Iterable[Word], page: int) -> list[list[Line]]:
    """Return the page's rows from top to bottom, each a list of lines from left to right."""
    rows = []
    for number, row in enumerate(_rows(words)):
        lines = [_line(piece, page, number) for piece in _pieces(row)]
        rows.append([line for line in lines if line is not None])
    return [row for row in rows if row]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    home: list[Word] = []
    edges: list[tuple[float, float]] = []
    last: Word | None = None
    for word in sorted([word for word in words if not _turned(word)], key=attrgetter("base")):
        if last and last.base == word.base and last.size == word.size:  # the common case, and far the quickest
            home.append(word)
            continue
        last = word
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = edges[index]
            shared = min(bottom, word.bottom) - max(top, word.top)
            heights = sorted((bottom - top, word.bottom - word.top))
            if shared > _SHARED_HEIGHT * heights[0] and heights[1] < _MOST_RATIO * heights[0]:
                home = rows[index]
                home.append(word)
                if word.bottom - word.top > bottom - top:
                    edges[index] = (word.top, word.bottom)
                break
        else:
            home = [word]
            rows.append(home)
            edges.append((word.top, word.bottom))
    return [sorted(row, key=attrgetter("x0")) for row in rows]


def _turned(word: Word) -> bool:
    """Return whether the word runs up or down the page, as a stamp in the margin does."""
    return len(word.text) > 3 and word.x1 - word.x0 < 0.15 * len(word.text) * word.size


def _pieces(row: Sequence[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    for word in row:
        if pieces:
            before = pieces[-1][-1]
            if word.text == before.text and abs(word.x0 - before.x0) < 2:
                continue
            lone = len(pieces[-1]) == 1 and (is_bullet(before.text) or _LONE_LABEL.fullmatch(before.text))
            if lone or word.x0 - before.x1 <= max(_LEAST_GAP, _WIDE_GAP * max(word.size, before.size)):
                pieces[-1].append(word)
                continue
        pieces.append([word])
    return pieces


def _line(words: list[Word], page: int, row: int) -> Line | None:
    size = _main_size(words)
    note = None
    first = words[0]
    if len(words) > 1 and first.text.isdigit() and first.size < _SMALL * words[1].size:
        note, words = first.text, words[1:]
    parts: list[str] = []
    marks: list[str] = []
    kept: list[Word] = []
    for word in words:
        if kept and word.text.isdigit() and word.size < _SMALL * size and word.base < kept[-1].base:
            marks.append(word.text)
            kept[-1] = kept[-1]._replace(x1=word.x1)
            continue
        if kept and (word.spaced or word.x0 - kept[-1].x1 > _SPACE * size):
            parts.append(" ")
        parts.append(word.text)
        marks.extend(word.marks)
        kept.append(word)
    text = "".join(parts).strip()
    if not text:
        return None
    return Line(
        page=page,
        row=row,
        text=text,
        x0=first.x0,
        top=min(word.top for word in kept),
        x1=max(word.x1 for word in kept),
        bottom=max(word.bottom for word in kept),
        base=max(kept, key=lambda word: word.size).base,
        size=size,
        bold=all(word.bold for word in kept if not is_bullet(word.text)),
        lead_x1=kept[0].x1,
        body_x0=kept[1].x0 if len(kept) > 1 else kept[0].x0,
        marks=tuple(marks),
        note=note,
    )


def _main_size(words: Sequence[Word]) -> float:
    if len({word.size for word in words}) == 1:
        return round(words[0].size * 2) / 2
    weights: dict[float, int] = {}
    for word in words:
        size = round(word.size * 2) / 2
        weights[size] = weights.get(size, 0) + len(word.text)
    return max(weights, key=lambda size: weights[size])


def joined(pieces: Sequence[Line]) -> Line:
    """Return the pieces of one row as one line."""
    if len(pieces) == 1:
        return pieces[0]
    first = pieces[0]
    longest = max(pieces, key=lambda piece: len(piece.text))
    alone = first.body_x0 == first.x0
    return replace(
        first,
        text=" ".join(piece.text for piece in pieces),
        top=min(piece.top for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        bottom=max(piece.bottom for piece in pieces),
        size=longest.size,
        bold=all(piece.bold for piece in pieces),
        body_x0=pieces[1].x0 if alone else first.body_x0,
        marks=tuple(mark for piece in pieces for mark in piece.marks),
    )
