"""What every reader hands over: the document's text in reading order, cut at what the file itself marks."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.documents import Box


class Role(StrEnum):
    """What a block is by its layout alone."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a list item, a table row or a footnote, before it is classified."""

    text: str
    role: Role = Role.TEXT
    page: int = 1
    page_to: int = 1
    label: str | None = None
    """Printed number, less its full stop."""
    name: str = ""
    """The word printed before the number ("Recommendation", "Finding"), or ""."""
    level: int = 0
    """Heading depth from 1, and 0 for the document's title; for items the nesting depth from 1; otherwise 0."""
    boxes: tuple[Box, ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of one file's bytes."""

    blocks: tuple[Block, ...]
    pages: int = 1
    properties: tuple[tuple[str, str], ...] = ()
    """The file's own metadata: ("title", …), ("author", …), ("created", ISO date) …"""
    first_page_lines: tuple[str, ...] = ()
    """Lines of the first page as printed, running lines included, for document facts."""
    warnings: tuple[str, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
