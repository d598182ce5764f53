"""The words of one Word paragraph as a reader sees them: no deletions, hidden text, field codes or comments."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

Element = etree._Element

_UNSEEN = {
    qn(name)
    for name in ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:txbxContent",
                 "w:commentReference", "w:ruby", "w:object")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
_BLANKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:ptab"): " ", qn("w:noBreakHyphen"): "-"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_RUN, _TEXT, _BOX, _VANISH = qn("w:r"), qn("w:t"), qn("w:txbxContent"), qn("w:vanish")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class Words:
    """What a paragraph says."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """("footnote" or "endnote", id) of each mark, in their order."""
    bold: bool = True
    """Whether every visible word is bold by direct formatting; True for no words."""


def words_of(paragraph: Element) -> Words:
    """Return the words of a `w:p`, its blanks evened out."""
    words = Words()
    _add(paragraph, words)
    words.text = " ".join(words.text.split())
    return words


def boxes_in(paragraph: Element) -> list[Element]:
    """Return the contents (`w:txbxContent`) of the text boxes anchored in a paragraph, each once."""
    return [
        box
        for box in paragraph.iter(_BOX)
        if not any(parent.tag in (_FALLBACK, _BOX) for parent in box.iterancestors())
    ]


def is_on(element: Element | None) -> bool:
    """Return whether an on/off property is there and not switched off."""
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false", "off")


def _add(element: Element, words: Words) -> None:
    for child in element:
        if child.tag in _UNSEEN or (child.tag == _RUN and _hidden(child)):
            continue
        if child.tag == _TEXT:
            words.text += child.text or ""
            words.bold = words.bold and (not (child.text or "").strip() or _bold(element))
        elif child.tag in _BLANKS:
            words.text += _BLANKS[child.tag]
        elif child.tag in _NOTES:
            words.notes.append((_NOTES[child.tag], child.get(qn("w:id"), "")))
        else:
            _add(child, words)


def _hidden(run: Element) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and is_on(properties.find(_VANISH))


def _bold(run: Element) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and is_on(properties.find(qn("w:b")))
