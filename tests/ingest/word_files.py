"""Word files built for tests: what python-docx has no method for is put in as XML."""

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_xml(document, xml):
    """Put a `w:p` or other body element at the end of the document."""
    element = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
    document.element.body.insert(len(document.element.body) - 1, element)
    return element


def add_list(document, levels, *, list_id="77", start_overrides=()):
    """Define a numbered list.

    Args:
        levels: (number form, text, extra XML) by depth, e.g. ("lowerLetter", "%2)", "").
        list_id: its `w:numId`.
        start_overrides: (depth, first number).
    """
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, extra) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9{list_id}">{rows}</w:abstractNum>')
    numbering.insert(0, abstract)
    add_num(document, list_id, f"9{list_id}", start_overrides)


def add_num(document, list_id, abstract_id, start_overrides=()):
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for depth, start in start_overrides
    )
    num = f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'
    document.part.numbering_part.element.append(parse_xml(num))


def add_item(document, text, depth=0, *, list_id="77", style=None):
    paragraph = document.add_paragraph(text, style)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )
    return paragraph


def add_footnotes(document, notes):
    rows = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    blob = f"<w:footnotes {nsdecls('w')}>{rows}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATION.FOOTNOTES)


def new():
    return docx.Document()
