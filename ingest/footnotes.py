"""Footnotes: small print at the foot of a page, opened by a small number, leaves the running text."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.hyphens import Vocabulary, join_lines
from ingest.lines import Line
from ingest.pages import Page

_SMALL_PRINT = 0.93


@dataclass(slots=True)
class Notes:
    """The notes of a document, by page and number."""

    by_page: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    """(page, number) → lines."""

    def texts(self, marks: Sequence[tuple[int, str]], vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the notes to which (page, number) marks point: on their page, or else the next one so numbered."""
        found = []
        for page, number in marks:
            lines = self.by_page.get((page, number)) or self._later(page, number)
            if lines:
                found.append(join_lines(lines, vocabulary))
        return tuple(dict.fromkeys(found))

    def _later(self, page: int, number: str) -> list[str]:
        pages = [at for at, of in self.by_page if of == number and at >= page]
        return self.by_page[(min(pages), number)] if pages else []


def without_footnotes(pages: Sequence[Page], body_size: float) -> tuple[tuple[Page, ...], Notes]:
    """Return the pages less their footnotes, and the notes; one that runs over to the next foot is whole."""
    notes = Notes()
    last: list[str] | None = None
    cleared = []
    for page in pages:
        foot = _foot(page, body_size)
        if not foot:
            cleared.append(page)
            last = None
            continue
        taken = []
        for row in foot:
            first = row[0]
            if first.note:
                last = notes.by_page.setdefault((page.number, first.note), [])
            elif last is None:
                continue
            last.append(" ".join(line.text for line in row))
            taken.append(row)
        cleared.append(replace(page, rows=tuple(row for row in page.rows if row not in taken)))
    return tuple(cleared), notes


def _foot(page: Page, body_size: float) -> list[tuple[Line, ...]]:
    """Return the rows of small print that end the page, if a note opens among them."""
    foot: list[tuple[Line, ...]] = []
    for row in reversed(page.rows):
        if any(line.size > _SMALL_PRINT * body_size for line in row) and not _stray(row):
            break
        foot.insert(0, row)
    return foot if any(row[0].note for row in foot) else []


def _stray(row: Sequence[Line]) -> bool:
    """Return whether the row is a lone sign left over in the small print, such as a page number in large type."""
    return len(row) == 1 and len(row[0].text) <= 3
