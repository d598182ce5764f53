"""Word documents (.docx) as blocks: headings, numbers as Word prints them, lists, tables and notes."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from ingest.blocks import Block, Reading, Role
from ingest.errors import UnreadableFileError
from ingest.labels import reads_as_heading, split_label, text_or_item
from ingest.rows import Cell, TableRow, is_layout, row_blocks
from ingest.word_numbers import Number, Numbering
from ingest.word_styles import Styles
from ingest.word_text import Element, Words, boxes_in, is_on, words_of

_FRONT_LINES = 60
_LOWEST_HEADING = 6
_TEMPLATE_MADE = datetime(2013, 12, 23)
"""When the template was made that python-docx starts every document from: no fact about the document."""
_AROUND = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")}
_DAMAGE = (
    PackageNotFoundError,
    KeyError,
    ValueError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    AttributeError,
    OSError,
)


def read_word(data: bytes, *, path: str) -> Reading:
    """Return the document's blocks; Word files do not say where their pages end, so all stand on page 1.

    Raises:
        UnreadableFileError: the file is damaged.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        walk = _Walk(document)
        blocks = tuple(walk.blocks())
        properties = tuple(_properties(document, blocks, walk.titles))
        running = _running_lines(document)
    except _DAMAGE as error:
        reason = "The Word document is damaged."
        remedy = "Open it in Word, let Word repair it, save it and ingest it again."
        raise UnreadableFileError(path, reason, remedy) from error
    front = tuple(_line(block) for block in blocks[:_FRONT_LINES])
    return Reading(blocks=blocks, properties=properties, first_page_lines=front + running)


def _line(block: Block) -> str:
    return f"{block.label} {block.text}" if block.label else block.text


class _Walk:
    """Goes through a document's body once, in order, counting its numbers."""

    def __init__(self, document: WordDocument) -> None:
        self._body = document.element.body
        self._styles = Styles(_related(document, RELATION.STYLES))
        self._numbering = Numbering(_related(document, RELATION.NUMBERING))
        self._notes = _notes(document, RELATION.FOOTNOTES, "footnote") | _notes(document, RELATION.ENDNOTES, "endnote")
        self._marked = 0
        self.titles: list[str] = []

    def blocks(self) -> Iterator[Block]:
        yield from self._in(self._body)

    def _in(self, container: Element) -> Iterator[Block]:
        for element in container:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in _AROUND and not _is_contents_list(element):
                yield from self._in(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        number = self._number(paragraph)
        words = words_of(paragraph)
        if words.text and not self._styles.is_contents_line(paragraph):
            yield self._block(paragraph, words, number)
        for box in boxes_in(paragraph):
            yield from self._in(box)

    def _block(self, paragraph: Element, words: Words, number: Number | None) -> Block:
        notes = tuple(self._notes[mark] for mark in words.notes if mark in self._notes)
        depth = self._heading_level(paragraph, words, number)
        if depth:
            if self._styles.is_title(paragraph):
                self.titles += [words.text] if not self._marked else []
            elif self._styles.heading_level(paragraph):
                self._marked = depth
            text = f"{number.label} {words.text}" if number and number.label else words.text
            return Block(text=text, role=Role.HEADING, level=depth, footnotes=notes)
        if number is None:
            label, text = split_label(words.text)
            return text_or_item(label, text or words.text, level=1, notes=notes)
        if number.label is None:
            return Block(text=words.text, role=Role.ITEM, level=self._depth(paragraph, number), footnotes=notes)
        return text_or_item(number.label, words.text, level=self._depth(paragraph, number), notes=notes)

    def _heading_level(self, paragraph: Element, words: Words, number: Number | None) -> int:
        """Return a heading's depth, or 0; a short bold paragraph is a heading below the last marked one."""
        level = self._styles.heading_level(paragraph)
        if level:
            return level
        is_bullet = number is not None and number.label is None
        if words.bold and not is_bullet and reads_as_heading(words.text) and not _in_table(paragraph):
            return min(self._marked + 1, _LOWEST_HEADING)
        return 0

    def _depth(self, paragraph: Element, number: Number) -> int:
        return max(number.level, self._styles.list_depth(paragraph))

    def _number(self, paragraph: Element) -> Number | None:
        if _mark_deleted(paragraph):
            return None
        place = self._styles.list_place(paragraph)
        return self._numbering.next(*place) if place else None

    def _table(self, table: Element) -> Iterator[Block]:
        numbered = {cell: list(self._in(cell)) for cell in table.iter(qn("w:tc")) if _own(cell, table)}
        rows = list(self._rows(table, numbered))
        if is_layout(rows):
            for blocks in numbered.values():
                yield from blocks
        else:
            yield from row_blocks(rows)

    def _rows(self, table: Element, numbered: dict[Element, list[Block]]) -> Iterator[TableRow]:
        above: TableRow = ()
        for row in table.iter(qn("w:tr")):
            if not _own(row, table) or row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                continue
            marked = is_on(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}"))
            cells: list[Cell] = []
            for cell in row.iter(qn("w:tc")):
                if _own(cell, table):
                    cells += _cells(cell, numbered[cell], marked=marked, above=above, column=len(cells))
            above = tuple(cells)
            yield above


def _cells(cell: Element, blocks: list[Block], *, marked: bool, above: TableRow, column: int) -> list[Cell]:
    """Return the cell, and an empty one for each further column that it spans; merged rows repeat the words above."""
    properties = cell.find(qn("w:tcPr"))
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    span = properties.find(qn("w:gridSpan")) if properties is not None else None
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    if merge is not None and merge.get(qn("w:val"), "continue") == "continue" and column < len(above):
        first = above[column]
    else:
        bold = bool(blocks) and all(words_of(paragraph).bold for paragraph in cell.iter(qn("w:p")))
        notes = tuple(note for block in blocks for note in block.footnotes)
        first = Cell(text=" ".join(map(_line, blocks)), header=marked or bold, footnotes=notes)
    return [first, *(Cell(text="") for _ in range(width - 1))]


def _own(element: Element, table: Element) -> bool:
    """Return whether a row or cell belongs to the table itself, and not to one within it."""
    return next(element.iterancestors(qn("w:tbl"))) is table


def _in_table(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(qn("w:tc")), None) is not None


def _mark_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _is_contents_list(element: Element) -> bool:
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _related(document: WordDocument, relation: str) -> Element | None:
    """Return the root of the part of this kind, or None where the document has none."""
    try:
        blob = document.part.part_related_by(relation).blob
    except KeyError:
        return None
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _notes(document: WordDocument, relation: str, kind: str) -> dict[tuple[str, str], str]:
    root = _related(document, relation)
    notes = root.iter(qn(f"w:{kind}")) if root is not None else iter(())
    texts = {note.get(qn("w:id"), ""): " ".join(words_of(p).text for p in note.iter(qn("w:p"))) for note in notes}
    return {(kind, number): text.strip() for number, text in texts.items() if text.strip()}


def _running_lines(document: WordDocument) -> tuple[str, ...]:
    """Return the lines of the first section's headers and footers: boards often print their name there alone."""
    section = document.sections[0] if document.sections else None
    if section is None:
        return ()
    parts = [section.first_page_header, section.header, section.footer]
    texts = (
        words_of(paragraph._p).text for part in parts if not part.is_linked_to_previous for paragraph in part.paragraphs
    )
    return tuple(text for text in texts if text)


def _properties(document: WordDocument, blocks: tuple[Block, ...], titles: list[str]) -> Iterator[tuple[str, str]]:
    core = document.core_properties
    yield "title", core.title or ""
    yield "author", core.author or ""
    for made in (core.modified, core.created):
        if made is not None and made.date() != _TEMPLATE_MADE.date():
            yield "created", made.date().isoformat()
            break
    top = [block.text for block in blocks if block.role is Role.HEADING and block.level == 1]
    if titles or len(top) == 1:
        yield "heading", " – ".join(titles) or top[0]
