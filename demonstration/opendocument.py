"""Demonstration documents as OpenDocument text (odfdo)."""

import io
from datetime import datetime

from odfdo import Document, Element, Header, List, ListItem, Paragraph, Table

from demonstration.inline import plain
from demonstration.packed import repacked
from demonstration.source import NOTICE, Piece, Shape, Source


def build_opendocument(source: Source) -> bytes:
    """Return the document as an .odt with fixed dates."""
    document = Document("text")
    when = datetime.fromisoformat(f"{source.date}T12:00:00")
    document.meta.title, document.meta.creator = source.title, source.publisher
    document.meta.creation_date = document.meta.date = when
    body = document.body
    body.clear()
    body.append(Header(1, source.title))
    for line in (*source.subtitle.split("\n"), source.publisher, source.published, NOTICE):
        if line:
            body.append(Paragraph(line))
    for piece in source.pieces:
        for element in _elements(piece):
            body.append(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _elements(piece: Piece) -> list[Element]:
    match piece.shape:
        case Shape.HEADING:
            return [Header(piece.level + 1, piece.text)]
        case Shape.TABLE:
            table = Table("Table1", width=len(piece.rows[0]), height=len(piece.rows))
            table.set_values([[plain(cell) for cell in row] for row in piece.rows])
            return [table]
        case Shape.BULLET:
            return [List([ListItem(plain(piece.text))])]
        case Shape.BOX:
            return [Header(3, piece.text), *(element for inner in piece.inside for element in _elements(inner))]
        case _:
            return [Paragraph(f"{piece.label} {plain(piece.text)}".strip())]
