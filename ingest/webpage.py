"""Web pages as blocks: headings, paragraphs, lists with their numbers, tables and notes of the page's own text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from ingest.blocks import Block, Reading, Role
from ingest.bullets import split_bullet
from ingest.encoding import decode_webpage
from ingest.errors import UnreadableFileError
from ingest.labels import split_heading_label, split_label, text_or_item
from ingest.rows import is_layout, row_blocks
from ingest.webpage_parts import dated_lines, main_part, properties_of
from ingest.webpage_tables import table_rows, whole_number
from ingest.word_numbers import printed_number

_FRONT_LINES = 60
_HEADING = re.compile(r"^h([1-6])$")
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "ul",
}  # fmt: skip
_LIST_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_NESTED = 150
"""Elements within elements beyond this are a broken page or an attack."""


def read_webpage(data: bytes, *, path: str) -> Reading:
    """Return the blocks of the page's own text; menus, footers and cookie notices are left out.

    Raises:
        UnreadableFileError: the bytes are not text.
    """
    text = decode_webpage(data)
    if text is None:
        raise UnreadableFileError(path, "The web page's bytes are no text.", "Save the page again from the browser.")
    return html_to_reading(text)


def html_to_reading(text: str) -> Reading:
    """Return the blocks of a web page's text."""
    soup = BeautifulSoup(text, "lxml")
    properties = list(properties_of(soup))
    dated = dated_lines(soup)
    titles = [" ".join(h1.get_text(" ").split()) for h1 in soup.find_all("h1")]
    main = main_part(soup)
    blocks = tuple(_Walk(main, soup).blocks())
    if len(titles) == 1 and titles[0]:
        properties.append(("heading", titles[0]))
        if main.find("h1") is None:
            blocks = (Block(text=titles[0], role=Role.HEADING, level=1), *blocks)
    named = [
        part for name, value in properties if name in ("title", "publisher") for part in re.split(r"\s[|–—»-]\s", value)
    ]
    opening = [block.text for block in blocks[:_FRONT_LINES]]
    unnumbered = [split_heading_label(title)[1] for title in titles[:1]]
    lines = tuple(dict.fromkeys((*unnumbered, *(name for name in named if name not in titles), *opening, *dated)))
    return Reading(blocks=blocks, properties=tuple(properties), first_page_lines=lines)


@dataclass(slots=True)
class _Inline:
    """Words gathered between block elements."""

    text: str = ""
    notes: list[str] = field(default_factory=list)

    def taken(self) -> tuple[str, tuple[str, ...]]:
        text, notes = " ".join(self.text.split()), tuple(self.notes)
        self.text, self.notes = "", []
        return text, notes


class _Walk:
    """Goes through the page's text once, in order."""

    def __init__(self, main: Tag, soup: BeautifulSoup) -> None:
        self._main = main
        self._soup = soup
        self._notes = self._take_notes()

    def blocks(self) -> Iterator[Block]:
        yield from self._in(self._main, depth=0)

    def _take_notes(self) -> dict[str, str]:
        """Return the texts of the notes that marks point to, and take the notes out of the page."""
        found: dict[str, str] = {}
        for mark in self._main.select('sup a[href^="#"], a[role="doc-noteref"], a.footnote-ref, a[href^="#fn"]'):
            target = self._soup.find(id=str(mark.get("href", "")).lstrip("#"))
            if not isinstance(target, Tag) or target is self._main or mark in target.descendants:
                continue
            for back in target.select('a[href^="#"]'):
                back.decompose()
            found[str(target.get("id"))] = " ".join(target.get_text(" ").split())
        for name in found:
            note = self._soup.find(id=name)
            if isinstance(note, Tag):
                note.decompose()
        return found

    def _in(self, container: Tag, *, depth: int) -> Iterator[Block]:
        inline = _Inline()
        for child in container.children:
            if isinstance(child, Tag) and self._is_block(child):
                yield from self._paragraph(inline)
                if depth < _MOST_NESTED:
                    yield from self._block(child, depth=depth + 1)
            elif isinstance(child, Tag) and child.name == "br" and _next_is_break(child):
                yield from self._paragraph(inline)
            else:
                self._gather(child, inline)
        yield from self._paragraph(inline)

    def _block(self, element: Tag, *, depth: int) -> Iterator[Block]:
        heading = _HEADING.match(element.name)
        if heading or element.name == "summary":
            yield from self._heading(element, level=int(heading[1]) if heading else 3)
        elif element.name in ("ul", "ol"):
            yield from self._list(element, level=1, depth=depth)
        elif element.name == "table":
            yield from self._table(element, depth=depth)
        elif element.name == "dl":
            yield from self._definitions(element)
        else:
            yield from self._in(element, depth=depth)

    def _is_block(self, element: Tag) -> bool:
        return element.name in _BLOCKS or element.find(list(_BLOCKS)) is not None

    def _gather(self, node: object, inline: _Inline) -> None:
        if isinstance(node, Comment):
            return
        if isinstance(node, NavigableString):
            inline.text += str(node)
        elif isinstance(node, Tag):
            target = str(node.get("href", "")).lstrip("#") if node.name == "a" else ""
            if node.name == "br":
                inline.text += " "
            elif target in self._notes:
                inline.notes.append(self._notes[target])
            else:
                for child in node.children:
                    self._gather(child, inline)

    def words(self, element: Tag) -> tuple[str, tuple[str, ...]]:
        """Return an element's words and the notes that its marks point to."""
        inline = _Inline()
        self._gather(element, inline)
        return inline.taken()

    def _paragraph(self, inline: _Inline) -> Iterator[Block]:
        text, notes = inline.taken()
        bullet, bulleted = split_bullet(text)
        label, rest = split_label(text)
        if bullet:
            yield Block(text=bulleted, role=Role.ITEM, level=1, footnotes=notes)
        elif text:
            yield text_or_item(label, rest or text, level=1, notes=notes)

    def _heading(self, element: Tag, *, level: int) -> Iterator[Block]:
        text, notes = self.words(element)
        if text:
            yield Block(text=text, role=Role.HEADING, level=level, footnotes=notes)

    def _list(self, element: Tag, *, level: int, depth: int) -> Iterator[Block]:
        items = [child for child in element.children if isinstance(child, Tag)]
        count = whole_number(element.get("start"), 1) - 1
        form = _LIST_FORMS.get(str(element.get("type", "1")), "decimal") if element.name == "ol" else ""
        for item in items:
            if item.name in ("ul", "ol"):  # a nested list that stands outside its item
                yield from self._list(item, level=level + 1, depth=depth + 1)
                continue
            count = whole_number(item.get("value"), count + 1)
            yield from self._item(item, printed_number(count, form) if form else None, level=level, depth=depth + 1)

    def _item(self, item: Tag, label: str | None, *, level: int, depth: int) -> Iterator[Block]:
        """Yield an item's first paragraph with the item's number, then what else it holds."""
        first = True
        inline = _Inline()
        for child in [*item.children, None]:
            if child is not None and not (isinstance(child, Tag) and self._is_block(child)):
                self._gather(child, inline)
                continue
            opening = isinstance(child, Tag) and child.name in ("p", "div") and first and not inline.text.strip()
            if isinstance(child, Tag) and opening and not any(map(self._is_block, child.find_all(recursive=False))):
                self._gather(child, inline)
                child = None
            text, notes = inline.taken()
            if text:
                yield _item_block(text, label if first else None, first=first, level=level, notes=notes)
                first = False
            if isinstance(child, Tag) and depth < _MOST_NESTED:
                nested = child.name in ("ul", "ol")
                yield from (
                    self._list(child, level=level + 1, depth=depth + 1)
                    if nested
                    else self._block(child, depth=depth + 1)
                )

    def _definitions(self, element: Tag) -> Iterator[Block]:
        """Yield "term: meaning" for each meaning of a definition list."""
        term = ""
        for child in element.find_all(["dt", "dd"]):
            text, notes = self.words(child)
            if child.name == "dt":
                term = text
            elif text:
                yield Block(text=f"{term.rstrip(' :')}: {text}" if term else text, role=Role.ROW, footnotes=notes)

    def _table(self, table: Tag, *, depth: int) -> Iterator[Block]:
        rows = table_rows(table, self.words)
        if table.get("role") == "presentation" or is_layout(rows):
            for cell in table.find_all(["td", "th"]):
                if cell.find_parent("table") is table:
                    yield from self._in(cell, depth=depth + 1)
        else:
            yield from row_blocks(rows)


def _item_block(text: str, label: str | None, *, first: bool, level: int, notes: tuple[str, ...]) -> Block:
    if label:
        return text_or_item(label, text, level=level, notes=notes)
    printed, rest = split_label(text)
    if first:
        return Block(text=rest or text, role=Role.ITEM, level=level, label=printed, footnotes=notes)
    return Block(text=text, footnotes=notes)


def _next_is_break(element: Tag) -> bool:
    """Return whether another line break follows at once: two of them end a paragraph."""
    following = element.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    return isinstance(following, Tag) and following.name == "br"
