"""Demonstration documents as plain text, wrapped as minutes are."""

import textwrap

from demonstration.inline import plain
from demonstration.source import NOTICE, Piece, Shape, Source

_WIDTH = 78


def build_text(source: Source) -> bytes:
    """Return the document as UTF-8 text with Windows line ends."""
    head = [line for line in (source.title, source.subtitle, source.publisher, source.published, NOTICE) if line]
    parts = ["\n".join(head), *(_part(piece) for piece in source.pieces)]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode()


def _part(piece: Piece) -> str:
    text = plain(piece.text)
    match piece.shape:
        case Shape.HEADING:
            return text.upper()
        case Shape.BULLET:
            return textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ")
        case Shape.NUMBERED | Shape.RUN_IN:
            return textwrap.fill(f"{piece.label} {text}", _WIDTH)
        case _:
            return textwrap.fill(text, _WIDTH)
