"""Demonstration documents as Word files (python-docx)."""

import io
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from demonstration.inline import runs
from demonstration.packed import repacked
from demonstration.source import NOTICE, Piece, Shape, Source


def build_word(source: Source) -> bytes:
    """Return the document as a .docx with fixed dates."""
    word = docx.Document()
    _properties(word, source)
    word.styles["Normal"].font.name = "Arial"
    word.styles["Normal"].font.size = Pt(11)
    _running_lines(word, source)
    word.add_paragraph(source.title, style="Title")
    for line in (*source.subtitle.split("\n"), source.publisher, source.published):
        if line:
            word.add_paragraph(line, style="Subtitle" if line in source.subtitle else "Normal")
    word.add_paragraph().add_run(NOTICE).bold = True
    for piece in source.pieces:
        _add(word, piece)
    _add_notes(word, source)
    buffer = io.BytesIO()
    word.save(buffer)
    return repacked(buffer.getvalue())


def _properties(word: WordDocument, source: Source) -> None:
    properties = word.core_properties
    properties.title, properties.author = source.title, source.publisher
    properties.last_modified_by, properties.comments, properties.revision = source.publisher, "", 1
    properties.created = properties.modified = datetime.fromisoformat(f"{source.date}T12:00:00")


def _running_lines(word: WordDocument, source: Source) -> None:
    section = word.sections[0]
    section.header.paragraphs[0].text = source.header
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{source.footer}\tPage ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def _add(word: WordDocument, piece: Piece) -> None:
    match piece.shape:
        case Shape.HEADING:
            word.add_heading(piece.text, level=piece.level)
        case Shape.TABLE:
            _table(word, piece)
        case Shape.BOX:
            _box(word, piece)
        case Shape.LANDSCAPE:
            _turn(word)
            for inner in piece.inside:
                _add(word, inner)
            _turn(word)
        case _:
            _add_text(word, piece)


def _add_text(word: WordDocument, piece: Piece) -> None:
    match piece.shape:
        case Shape.BULLET:
            _fill(word.add_paragraph(style="List Bullet" if piece.level == 1 else "List Bullet 2"), piece.text)
        case Shape.NUMBERED:
            _fill(word.add_paragraph(), f"{piece.label}\t{piece.text}")
        case Shape.RUN_IN:
            _fill(word.add_paragraph(), f"**{piece.label}** {piece.text}")
        case _:
            _fill(word.add_paragraph(), piece.text)


def _fill(paragraph: Paragraph, text: str) -> None:
    for kind, part in runs(text):
        run = paragraph.add_run(part)
        run.bold = True if kind == "bold" else None
        run.italic = True if kind == "italic" else None
        run.font.superscript = True if kind == "note" else None


def _table(word: WordDocument, piece: Piece) -> None:
    table = word.add_table(rows=0, cols=len(piece.rows[0]), style="Table Grid")
    for index, row in enumerate(piece.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], f"**{text}**" if index == 0 else text)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    word.add_paragraph()


def _box(word: WordDocument, piece: Piece) -> None:
    cell = word.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    _fill(cell.paragraphs[0], f"**{piece.text}**")
    for inner in piece.inside:
        text = f"{inner.label} {inner.text}".strip()
        _fill(cell.add_paragraph(style="List Bullet" if inner.shape is Shape.BULLET else None), text)
    word.add_paragraph()


def _turn(word: WordDocument) -> None:
    before = word.sections[-1]
    section = word.add_section()
    section.page_width, section.page_height = before.page_height, before.page_width
    upright = before.orientation == WD_ORIENT.PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if upright else WD_ORIENT.PORTRAIT


def _add_notes(word: WordDocument, source: Source) -> None:
    if source.notes:
        word.add_heading("Notes", level=2)
    for number, text in source.notes:
        _fill(word.add_paragraph(), f"[^{number}] {text}")
