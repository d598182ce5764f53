"""What a Word document's styles say of a paragraph: a heading and how deep, a list, a line of the contents list."""

import re

from docx.oxml.ns import qn

from ingest.word_text import Element, words_of

_HEADING_NAME = re.compile(r"^heading (\d)", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"^(toc \d|toc heading|table of figures)", re.IGNORECASE)
_LIST_NAME = re.compile(r"^list (?:bullet|number|continue) (\d)$", re.IGNORECASE)
_TITLES = {"title", "subtitle"}
_BODY_OUTLINE = 9
_LONGEST_HEADING_WORDS = 30


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, styles: Element | None) -> None:
        """Read the styles.

        Args:
            styles: the root of the document's styles part, or None where it has none.
        """
        found = styles.findall(qn("w:style")) if styles is not None else []
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        self._default = next(
            (style for style in found if style.get(qn("w:default")) and style.get(qn("w:type")) == "paragraph"), None
        )

    def heading_level(self, paragraph: Element) -> int:
        """Return the heading depth from 1 that the paragraph's style or outline level gives it, or 0."""
        if len(words_of(paragraph).text.split()) > _LONGEST_HEADING_WORDS:
            return 0  # a paragraph given a heading style by mistake
        for name in self._names(paragraph):
            heading = _HEADING_NAME.match(name)
            if heading:
                return int(heading[1])
            if name.lower() in _TITLES:
                return 1
        outline = self._first(paragraph, "w:outlineLvl")
        depth = int(outline.get(qn("w:val"), _BODY_OUTLINE)) if outline is not None else _BODY_OUTLINE
        return depth + 1 if depth < _BODY_OUTLINE else 0

    def is_title(self, paragraph: Element) -> bool:
        """Return whether the paragraph is set as the document's title or subtitle."""
        return any(name.lower() in _TITLES for name in self._names(paragraph))

    def list_depth(self, paragraph: Element) -> int:
        """Return the depth from 1 that a list style's name states ("List Bullet 2"), or 1."""
        depths = (_LIST_NAME.match(name) for name in self._names(paragraph))
        return next((int(match[1]) for match in depths if match), 1)

    def is_contents_line(self, paragraph: Element) -> bool:
        """Return whether the paragraph is a line of a contents list."""
        return any(_CONTENTS_NAME.match(name) for name in self._names(paragraph))

    def list_place(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the paragraph's list id and depth from 0, its own or its style's; None where it is in no list."""
        own = paragraph.find(qn("w:pPr"))
        list_id = depth = None
        for properties in (own, *(style.find(qn("w:pPr")) for style in self._chain(paragraph))):
            numbers = properties.find(qn("w:numPr")) if properties is not None else None
            if numbers is None:
                continue
            list_id = list_id if list_id is not None else _value(numbers, "w:numId")
            depth = depth if depth is not None else _value(numbers, "w:ilvl")
        return (list_id, int(depth or 0)) if list_id not in (None, "0") and list_id else None

    def _first(self, paragraph: Element, name: str) -> Element | None:
        """Return a paragraph property, the paragraph's own before its style's."""
        for holder in (paragraph, *self._chain(paragraph)):
            found = holder.find(f"{qn('w:pPr')}/{qn(name)}")
            if found is not None:
                return found
        return None

    def _names(self, paragraph: Element) -> list[str]:
        return [_name(style) for style in self._chain(paragraph)]

    def _chain(self, paragraph: Element) -> list[Element]:
        """Return the paragraph's style and those it is based on, nearest first."""
        given = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self._styles.get(given.get(qn("w:val"), "")) if given is not None else self._default
        chain: list[Element] = []
        while style is not None and style not in chain:
            chain.append(style)
            based = style.find(qn("w:basedOn"))
            style = self._styles.get(based.get(qn("w:val"), "")) if based is not None else None
        return chain


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return name.get(qn("w:val"), "") if name is not None else ""


def _value(element: Element, name: str) -> str | None:
    child = element.find(qn(name))
    return child.get(qn("w:val")) if child is not None else None
