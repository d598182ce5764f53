"""Pages become blocks: running lines and footnotes go, columns and tables are put in order, paragraphs are joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.blocks import Block, Role
from ingest.bullets import without_private
from ingest.columns import in_reading_order
from ingest.contents import contents_rows
from ingest.documents import Box
from ingest.drafts import Draft
from ingest.flow import flow
from ingest.footnotes import Notes, without_footnotes
from ingest.headings import depths, typography_of
from ingest.hyphens import Vocabulary, join_lines
from ingest.lines import Line, joined
from ingest.pages import Page
from ingest.running_lines import without_running_lines
from ingest.tables import Table, around, continued, header_of, row_text

_LEADERS = re.compile(r"\s*(?:[.…·_]\s*){3,}")
_SPLIT_YEARS = re.compile(r"(?<=\d) [–—](?=\d)")
_SPACE_BEFORE = re.compile(r"\s+(?=[,;.!?)])(?!\.\.)")


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Return the document's blocks in reading order."""
    body = without_running_lines(pages)
    body, notes = without_footnotes(body, typography_of(line for page in body for line in page.lines()).body_size)
    vocabulary = Vocabulary(line.text for page in body for line in page.lines())
    elements: list[Line | Table] = []
    listing = False
    for page in body:
        marked, listing = _with_contents(page, went_on=listing)
        _add_page(elements, marked)
    typography = typography_of(element for element in elements if isinstance(element, Line))
    drafts = flow(elements, typography)
    return tuple(_blocks(drafts, notes, vocabulary))


def _with_contents(page: Page, *, went_on: bool) -> tuple[Page, bool]:
    """Return the page with its contents entries marked, and whether the list may go on overleaf."""
    entries = contents_rows(page, went_on=went_on)
    if not entries:
        return page, False
    rows = tuple(
        (replace(joined(row), entry=True),) if index in entries else row for index, row in enumerate(page.rows)
    )
    return replace(page, rows=rows), max(entries) >= len(rows) - 2


def _add_page(elements: list[Line | Table], page: Page) -> None:
    """Put the page's tables between the rows above and below them; a table may go on from the page before."""
    rows = list(page.rows)
    at = 0
    for table in sorted(page.tables, key=lambda table: table.top):
        above = [row for row in rows[at:] if row[0].base < table.top]
        elements.extend(in_reading_order(above))
        at += len(above)
        before = elements[-1] if elements else None
        whole = continued(before, table) if isinstance(before, Table) else None
        if whole:
            elements[-1] = whole
        else:
            elements.append(table)
    elements.extend(in_reading_order(rows[at:]))


def _blocks(drafts: Sequence[Draft], notes: Notes, vocabulary: Vocabulary) -> Iterable[Block]:
    headings = [draft for draft in drafts if draft.role is Role.HEADING and draft.style]
    found = depths([(draft.style, draft.opening, draft.lines[0].page) for draft in headings if draft.style])
    levels = {id(draft): level for draft, level in zip(headings, found, strict=True)}
    for draft in drafts:
        if draft.table:
            yield from _rows(draft.table, notes, vocabulary)
            continue
        lines = draft.lines
        marks = [(line.page, mark) for line in lines for mark in line.marks]
        text = join_lines(draft.texts(), vocabulary)
        yield Block(
            text=tidy(_LEADERS.sub(" ", text) if lines[0].entry else text),
            role=draft.role,
            page=lines[0].page,
            page_to=lines[-1].page,
            label=draft.label,
            name=draft.name,
            level=levels.get(id(draft), draft.level),
            boxes=_boxes(lines),
            footnotes=notes.texts(marks, vocabulary),
        )


def _rows(table: Table, notes: Notes, vocabulary: Vocabulary) -> Iterable[Block]:
    header = header_of(table)
    for row in table.rows:
        if row is header:
            continue
        pages = [box.page for box in row.boxes]
        marks = [(pages[0], mark) for mark in row.marks]
        yield Block(
            text=tidy(row_text(row, header)),
            role=Role.ROW,
            page=min(pages),
            page_to=max(pages),
            boxes=row.boxes,
            footnotes=notes.texts(marks, vocabulary),
        )


def tidy(text: str) -> str:
    """Return the text with single spaces, no space before stops, and split year spans closed.

    >>> tidy("in 2016 –17 , and")
    'in 2016–17, and'
    """
    text = _SPLIT_YEARS.sub("–", without_private(" ".join(text.split())))
    return _SPACE_BEFORE.sub("", text)


def _boxes(lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return one box for each page or column that the lines stand on."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or last.page != line.page or line.base < last.base:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(around([line.box() for line in group]) for group in groups)
