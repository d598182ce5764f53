"""A conversation as a Word document, with headings, lists and a table that assistive technology can follow."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.answers import Answer, Citation, Claim
from assistant.exports.outline import ACCOUNTABILITY, HELP, NEAREST, TITLE, Outline, Section, outline
from assistant.statements import day, in_words, is_quotation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

LANGUAGE = "en-GB"
_COLUMNS = (("No.", 1.1), ("Source", 6.2), ("Whose statement", 3.0), ("Published", 2.5), ("Note", 3.8))
"""Headings of the table of sources, and their widths in centimetres."""


def conversation_word(answers: Sequence[Answer], made_on: date) -> bytes:
    """Return a conversation as the content of a .docx file."""
    content = outline(answers, made_on)
    document = _blank()
    document.add_heading(TITLE, level=0)
    document.add_paragraph(f"{ACCOUNTABILITY} {HELP}", style="Intense Quote")
    document.add_paragraph(content.made)
    for section in content.sections:
        _add_section(document, section, content.by_number)
    if content.sources:
        _add_sources(document, content)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _blank() -> "Document":
    """Return an empty A4 document in British English and one quiet face, the accountability line in its footer."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Intense Quote", "List Bullet", "Quote"):
        style = document.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), "Calibri")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name not in {"Normal", "List Bullet"}:
            style.font.color.rgb = RGBColor(0x0A, 0x3F, 0x4A)
    document.styles["Normal"].font.size = Pt(11)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)
    properties = document.core_properties
    properties.title, properties.language = TITLE, LANGUAGE
    properties.author = properties.comments = ""
    page.footer.paragraphs[0].text = f"{ACCOUNTABILITY} {HELP}"
    return document


def _add_section(document: "Document", section: Section, by_number: Mapping[int, Citation]) -> None:
    document.add_heading(section.question, level=1)
    if section.read_as:
        document.add_paragraph(f"Read as: {section.read_as}")
    for note in section.notes:
        document.add_paragraph(note, style="Intense Quote")
    _add_message(document, section.message)
    for group in section.groups:
        document.add_heading(group.heading, level=2)
        for claim in group.claims:
            _add_claim(document, claim, by_number)
    if section.nearest:
        document.add_heading(NEAREST, level=2)
        for text, place in section.nearest:
            document.add_paragraph(f"{text} ({place})", style="List Bullet")
    if section.coverage:
        document.add_paragraph(section.coverage)


def _add_message(document: "Document", message: str) -> None:
    for line in message.splitlines():
        document.add_paragraph(line.removeprefix("- "), style="List Bullet" if line.startswith("- ") else None)


def _add_claim(document: "Document", claim: Claim, by_number: Mapping[int, Citation]) -> None:
    """Add a line with the numbers and places of its sources, and under it the quotations where it is not one itself."""
    quoted = is_quotation(claim, by_number)
    line = document.add_paragraph(f"“{claim.text}”" if quoted else claim.text, style="List Bullet")
    line.add_run(" " + " ".join(f"[{n}]" for n in claim.citations)).bold = True
    places = "; ".join(by_number[n].reference for n in claim.citations)
    line.add_run(f" ({places})")
    if not quoted:
        for n in claim.citations:
            document.add_paragraph(f"“{by_number[n].quote}” [{n}]", style="Quote")


def _add_sources(document: "Document", content: Outline) -> None:
    document.add_heading("Sources", level=1)
    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    for cell, (heading, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(heading).bold = True
    for source in content.sources:
        cells = (
            str(source.n),
            f"{source.reference}\n{source.document.title}",
            in_words(source),
            day(source.document.published),
            source.currency or "",
        )
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    _set_out(table)


def _set_out(table: "Table") -> None:
    """Mark the first row as a heading that is repeated on each page, let no row break, and set the widths."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    for place, row in enumerate(table.rows):
        mark = OxmlElement("w:cantSplit" if place else "w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)
        for cell, (_, width) in zip(row.cells, _COLUMNS, strict=True):
            cell.width = Cm(width)
