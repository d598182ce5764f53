"""Blocks become paragraphs: section path, place in the section, stem, kind and authority."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.authority import authority_of
from ingest.blocks import Block, Role
from ingest.documents import DocumentType, Kind, Paragraph
from ingest.kinds import (
    asks_for_change,
    in_recommending_section,
    is_boilerplate,
    is_imprint,
    is_nil,
    plain_kind,
    recommends_in_words,
    reports_progress,
    section_kind,
)
from ingest.numbering import split_label
from ingest.stems import Stems

_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_NAMED_HEADING = re.compile(
    r"(?P<name>recommendation|rec|finding|learning point|lesson)s?\s+(?:no\.?\s*)?(?P<label>\d[\d.]*[a-z]?)\s*[:.]?",
    re.IGNORECASE,
)


_REPORTS = re.compile(
    r"(?:reported|tested) by\b|what has changed\b|(?:progress|update|response|action taken|(?:stated )?status|lead):",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and where it stands."""

    block: Block
    section: tuple[str, ...]
    ordinal: int
    stem: str
    name: str = ""
    """"recommendation" or "finding" where that word and its number are printed with it."""


@dataclass(slots=True)
class _Path:
    """The headings above the current place, with their depths."""

    headings: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, text: str) -> None:
        """Go into a section; the contents list never holds another."""
        while self.headings and (self.headings[-1][0] >= level or _CONTENTS.fullmatch(self.headings[-1][1])):
            self.headings.pop()
        self.headings.append((level, text))

    def above(self, level: int) -> tuple[str, ...]:
        """Return the headings that a heading of this depth stands under."""
        return tuple(text for depth, text in self.headings if depth < level and not _CONTENTS.fullmatch(text))

    def texts(self) -> tuple[str, ...]:
        """Return the headings, outermost first."""
        return tuple(text for _, text in self.headings)


def assemble(blocks: Sequence[Block], *, type: DocumentType) -> tuple[Paragraph, ...]:
    """Return the document's paragraphs in reading order, numbered from 1.

    Args:
        blocks: what a reader found, in reading order.
        type: the document's type, which decides the authority.
    """
    placed = _placed(blocks)
    listed = {
        item.section
        for item in placed
        if item.block.role is Role.ITEM or item.block.label or item.block.role is Role.ROW
    }
    imprint = _imprint_start(placed)
    paragraphs = []
    for position, item in enumerate(placed, 1):
        block = item.block
        kind = _kind(item, type, listed=item.section in listed)
        if position > imprint and kind is not Kind.HEADING and block.label is None:
            kind = Kind.BOILERPLATE
        paragraphs.append(
            Paragraph(
                position=position,
                text=block.text,
                page=block.page,
                page_to=block.page_to,
                label=block.label,
                ordinal=item.ordinal,
                section=item.section,
                kind=kind,
                authority=authority_of(type, kind, block.text),
                boxes=block.boxes,
                footnotes=block.footnotes,
                stem=item.stem,
            )
        )
    return tuple(paragraphs)


def _placed(blocks: Iterable[Block]) -> list[_Placed]:
    path = _Path()
    stems = Stems()
    counts: Counter[tuple[tuple[str, ...], bool]] = Counter()
    placed: list[_Placed] = []
    pending: tuple[str, str] | None = None
    for block in blocks:
        if not block.text.strip():
            continue
        if block.role is Role.NOTE:
            _attach(placed, block)
            continue
        heading = block.role is Role.HEADING
        section = path.above(block.level) if heading else path.texts()
        counts[(section, heading)] += 1
        if heading:
            pending = _announced(block.text)
            if block.level:
                path.enter(block.level, block.text)
            stems.heading(block.text)
            placed.append(_Placed(block, section, counts[(section, heading)], ""))
            continue
        block, name = _labelled(block, pending)
        pending = None
        placed.append(_Placed(block, section, counts[(section, heading)], stems.take(block), name))
    return placed


def _imprint_start(placed: Sequence[_Placed]) -> int:
    """Return after how many paragraphs the publisher's imprint begins that ends the document."""
    last = placed[-1].block.page if placed else 0
    for count, item in enumerate(placed):
        if item.block.page >= last - 1 and last > 2 and is_imprint(item.block.text):
            return count
    return len(placed)


def _attach(placed: list[_Placed], note: Block) -> None:
    """Hang a note on the paragraph before it."""
    if placed:
        last = placed[-1]
        placed[-1] = replace(last, block=replace(last.block, footnotes=(*last.block.footnotes, note.text)))


def _announced(heading: str) -> tuple[str, str] | None:
    """Return name and number where a heading is only that: "Recommendation 3"."""
    match = _NAMED_HEADING.fullmatch(heading.strip())
    return (match["name"].lower(), match["label"].rstrip(".")) if match else None


def _labelled(block: Block, pending: tuple[str, str] | None) -> tuple[Block, str]:
    """Return the block with the number printed with it, and the word before that number."""
    if pending and block.label is None and block.role is not Role.ROW:
        return replace(block, label=pending[1]), pending[0]
    if block.label is not None or block.role is Role.ROW:
        return block, block.name.lower()
    label = split_label(block.text)
    if label and label.name and label.rest and label.stop:
        return replace(block, label=label.text, text=label.rest), label.name.lower()
    return block, ""


def _kind(item: _Placed, document_type: DocumentType, *, listed: bool) -> Kind:
    block = item.block
    if block.role is Role.HEADING:
        return Kind.HEADING
    settled = section_kind(item.section)
    if settled in (Kind.BOILERPLATE, Kind.PLAIN_SUMMARY, Kind.STATISTICS):
        return settled
    if is_boilerplate(block.text):
        return Kind.BOILERPLATE
    if _recommends(item, document_type, listed=listed):
        return Kind.RECOMMENDATION
    if item.name in ("finding", "key finding", "learning point", "lesson"):
        return Kind.FINDING
    if block.role is Role.ROW:
        return Kind.TABLE
    if settled is not None:
        return settled
    return plain_kind(block.text, item.section, document_type)


def _recommends(item: _Placed, document_type: DocumentType, *, listed: bool) -> bool:
    block = item.block
    if is_nil(block.text):
        return False
    reported = document_type is not DocumentType.INSPECTION and recommends_in_words(block.text)
    if item.name in ("recommendation", "rec") or reported:
        return True
    if document_type is DocumentType.PROGRESS_REPORT or reports_progress(item.section):
        return False
    if _REPORTS.match(block.text) or not in_recommending_section(item.section):
        return False
    if block.role is Role.ITEM or block.label:
        return not block.text.rstrip().endswith(("following action.", "following actions.", "following:"))
    if block.role is Role.ROW:
        return asks_for_change(block.text)
    return not listed and not block.text.rstrip().endswith(":") and asks_for_change(block.text)
