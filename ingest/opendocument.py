"""OpenDocument texts (.odt) as blocks: headings, lists with their numbers, tables and notes."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from odfdo import Document as OpenDocument
from odfdo import Element, XmlPart

from ingest.blocks import Block, Reading, Role
from ingest.errors import UnreadableFileError
from ingest.labels import reads_as_heading, split_label, text_or_item
from ingest.opendocument_lists import Counter, LevelRule, attribute, rules_of
from ingest.rows import Cell, TableRow, is_layout, row_blocks

_FRONT_LINES = 60
_UNSEEN = {
    *("text:tracked-changes", "office:annotation", "office:annotation-end", "text:table-of-content", "office:forms"),
    *("text:note-citation", "text:ruby-text", "svg:title", "svg:desc", "text:alphabetical-index", "text:bibliography"),
}
_BLANKS = {"text:tab", "text:line-break", "text:s"}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_REPEATS = 50
"""Repeated cells and rows beyond this are the empty rest of a sheet."""
_TITLES = {"Title", "Subtitle"}
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError)


def read_opendocument(data: bytes, *, path: str) -> Reading:
    """Return the text's blocks; the format does not say where pages end, so all stand on page 1.

    Raises:
        UnreadableFileError: the file is damaged.
    """
    try:
        document = OpenDocument(io.BytesIO(data))
        walk = _Walk(document)
        blocks = tuple(walk.blocks(document.body))
        properties = (*_properties(document), *walk.heading(blocks))
    except _DAMAGE as error:
        remedy = "Open it in LibreOffice, let it be repaired, save it and ingest it again."
        raise UnreadableFileError(path, "The OpenDocument text is damaged.", remedy) from error
    lines = tuple(f"{block.label} {block.text}" if block.label else block.text for block in blocks[:_FRONT_LINES])
    return Reading(blocks=blocks, properties=properties, first_page_lines=lines)


@dataclass(slots=True)
class _Words:
    text: str = ""
    notes: list[str] = field(default_factory=list)
    bold: bool = True


class _Walk:
    """Goes through a text's body once, in order, counting its numbers."""

    def __init__(self, document: OpenDocument) -> None:
        self._styles = {attribute(style, "style:name"): style for style in document.get_styles()}
        self._rules = {attribute(style, "style:name"): rules_of(style) for style in document.get_styles("list")}
        styles = document.get_part("styles.xml")
        outline = styles.get_elements("//text:outline-style") if isinstance(styles, XmlPart) else []
        self._outline = Counter(rules_of(outline[0]) if outline else {})
        self._lists: dict[str, Counter] = {}
        self._marked = 0
        self._titles: list[str] = []

    def heading(self, blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
        """Yield the document's printed title as a property, where it marks one."""
        top = [block.text for block in blocks if block.role is Role.HEADING and block.level == 1]
        if self._titles:
            yield "heading", " – ".join(self._titles)
        elif len(top) == 1:
            yield "heading", top[0]

    def blocks(self, container: Element) -> Iterator[Block]:
        for element in container.children:
            if element.tag == "text:h":
                yield from self._paragraph(element, level=int(attribute(element, "text:outline-level") or 1))
            elif element.tag == "text:p":
                yield from self._paragraph(element, level=0)
            elif element.tag == "text:list":
                yield from self._list(element, level=1, counter=None)
            elif element.tag == "table:table":
                yield from self._table(element)
            elif element.tag not in _UNSEEN:
                yield from self.blocks(element)

    def _paragraph(self, element: Element, *, level: int) -> Iterator[Block]:
        words = self._words(element)
        number = self._outline.next(level) if level and words.text else None
        if words.text:
            yield self._block(element, words, level=level, number=number)
        for box in element.get_elements("descendant::draw:text-box"):
            yield from self.blocks(box)

    def _block(self, element: Element, words: _Words, *, level: int, number: str | None) -> Block:
        notes = tuple(words.notes)
        if self._style_name(element) in _TITLES:
            self._titles += [words.text] if not self._marked else []
            return self._headed(words, 1, None, notes)
        if level:
            self._marked = level
            return self._headed(words, level, number, notes)
        in_cell = element.get_element("ancestor::table:table-cell") is not None
        if words.bold and reads_as_heading(words.text) and not in_cell:
            return self._headed(words, self._marked + 1, None, notes)
        label, text = split_label(words.text)
        return text_or_item(label, text or words.text, level=1, notes=notes)

    def _headed(self, words: _Words, level: int, number: str | None, notes: tuple[str, ...]) -> Block:
        text = f"{number} {words.text}" if number else words.text
        return Block(text=text, role=Role.HEADING, level=level, footnotes=notes)

    def _list(self, element: Element, *, level: int, counter: Counter | None) -> Iterator[Block]:
        if counter is None:
            counter = self._counter(element)
        for item in element.children:
            if item.tag not in ("text:list-item", "text:list-header"):
                continue
            first = item.tag == "text:list-item"
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(child, level=level + 1, counter=counter)
                    continue
                number = counter.next(level, start=attribute(item, "text:start-value")) if first else None
                if child.tag in ("text:p", "text:h"):
                    yield from self._item(child, level=level, number=number, first=first)
                else:
                    yield from self.blocks(child)
                first = False

    def _item(self, element: Element, *, level: int, number: str | None, first: bool) -> Iterator[Block]:
        words = self._words(element)
        notes = tuple(words.notes)
        if not words.text:
            return
        if element.tag == "text:h":
            yield self._headed(words, int(attribute(element, "text:outline-level") or 1), number, notes)
        elif number:
            yield text_or_item(number, words.text, level=level, notes=notes)
        elif first:
            yield Block(text=words.text, role=Role.ITEM, level=level, footnotes=notes)
        else:
            yield Block(text=words.text, footnotes=notes)

    def _counter(self, element: Element) -> Counter:
        """Return a list's counter: its own, or that of the list that it goes on from."""
        style = attribute(element, "text:style-name")
        goes_on = attribute(element, "text:continue-numbering") == "true" or attribute(element, "text:continue-list")
        if not goes_on or style not in self._lists:
            self._lists[style] = Counter(self._rules.get(style, {1: LevelRule()}))
        return self._lists[style]

    def _table(self, table: Element) -> Iterator[Block]:
        rows = list(self._rows(table, header=False))
        if is_layout(rows):
            for cell in table.get_elements("descendant::table:table-cell"):
                yield from self.blocks(cell)
        else:
            yield from row_blocks(rows)

    def _rows(self, container: Element, *, header: bool) -> Iterator[TableRow]:
        above: TableRow = ()
        for element in container.children:
            if element.tag == "table:table-row":
                above = self._row(element, header=header, above=above)
                yield above
            elif element.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
                yield from self._rows(element, header=header or element.tag == "table:table-header-rows")

    def _row(self, row: Element, *, header: bool, above: TableRow) -> TableRow:
        cells: list[Cell] = []
        for element in row.children:
            if element.tag not in _CELLS:
                continue
            blocks = list(self.blocks(element)) if element.tag == _CELLS[0] else []
            text = " ".join(f"{block.label} {block.text}" if block.label else block.text for block in blocks)
            bold = bool(blocks) and all(self._words(one).bold for one in element.get_elements("text:p"))
            notes = tuple(note for block in blocks for note in block.footnotes)
            cell = Cell(text=text, header=header or bold, footnotes=notes)
            if element.tag == _CELLS[1] and len(cells) < len(above) and not (cells and cells[-1].text):
                cell = above[len(cells)]  # covered from above, not from the left
            repeats = int(attribute(element, "table:number-columns-repeated") or 1)
            cells += [cell] * min(repeats, _MOST_REPEATS)
        return tuple(cells)

    def _words(self, element: Element) -> _Words:
        words = _Words()
        self._add(element, words, bold=self._is_bold(element))
        words.text = " ".join(words.text.split())
        return words

    def _add(self, element: Element, words: _Words, *, bold: bool) -> None:
        self._say(element.text or "", words, bold=bold)
        for child in element.children:
            if child.tag == "text:note":
                words.notes += [" ".join(self._words(p).text for p in body.get_elements("descendant::text:p"))
                                for body in child.get_elements("text:note-body")]  # fmt: skip
            elif child.tag in _BLANKS:
                words.text += " "
            elif child.tag not in _UNSEEN and not child.tag.startswith("draw:"):
                self._add(child, words, bold=bold or self._is_bold(child))
            self._say(child.tail or "", words, bold=bold)

    @staticmethod
    def _say(text: str, words: _Words, *, bold: bool) -> None:
        words.text += text
        words.bold = words.bold and (bold or not text.strip())

    def _is_bold(self, element: Element) -> bool:
        style = self._styles.get(attribute(element, "text:style-name"))
        properties = style.get_elements("style:text-properties") if style is not None else []
        return any(attribute(one, "fo:font-weight") == "bold" for one in properties)

    def _style_name(self, element: Element) -> str:
        """Return the name of the paragraph's named style: automatic styles stand between."""
        name = attribute(element, "text:style-name")
        style = self._styles.get(name)
        return (
            (attribute(style, "style:parent-style-name") or name) if style is not None and name not in _TITLES else name
        )


def _properties(document: OpenDocument) -> tuple[tuple[str, str], ...]:
    meta = document.meta
    saved = meta.date
    return (
        ("title", meta.title or ""),
        ("author", meta.initial_creator or meta.creator or ""),
        ("created", saved.date().isoformat() if saved else ""),
    )
