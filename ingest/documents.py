"""The words of the project as types: a document, its paragraphs, and what each paragraph is.

A paragraph is the unit of citation, of judgement and of storage.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class DocumentType(StrEnum):
    """What kind of publication a document is."""

    REVIEW = "review"
    PROGRESS_REPORT = "progress report"
    INSPECTION = "inspection"
    PROCEDURE = "procedure"
    GUIDANCE = "guidance"
    ANNUAL_REPORT = "annual report"
    BRIEFING = "briefing"
    OTHER = "other"


class Kind(StrEnum):
    """What a paragraph does in its document."""

    NARRATIVE = "narrative"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    PROGRESS = "progress"
    GOOD_PRACTICE = "good practice"
    PLAIN_SUMMARY = "plain summary"
    STATISTICS = "statistics"
    BOILERPLATE = "boilerplate"
    TABLE = "table"
    HEADING = "heading"


class Authority(StrEnum):
    """Whose statement a paragraph is, and of what sort; never raised by the assistant."""

    INSPECTOR_JUDGED = "inspector judged"
    REVIEW_FOUND = "review found"
    REVIEW_RECOMMENDED = "review recommended"
    AGENCY_REPORTED = "agency reported"
    PROCEDURE_SAYS = "procedure says"
    GUIDANCE_SAYS = "statutory guidance says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in PDF points, the origin at the page's top left corner."""

    page: int
    """Page number from 1."""
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of one document."""

    position: int
    """Place in the document's reading order, from 1."""
    text: str
    """The words as displayed: one line, no printed number, no bullet, no footnote marks."""
    page: int
    """First page, from 1 (1 for formats without pages)."""
    page_to: int
    """Last page; equals `page` unless the paragraph runs over."""
    label: str | None = None
    """The number printed beside it, exactly as printed less its full stop ("49", "1.2.3", "a)"), or None."""
    ordinal: int
    """Place among the paragraphs of its section, from 1: how it is cited when nothing is printed."""
    section: tuple[str, ...] = ()
    """Headings above it, outermost first."""
    kind: Kind = Kind.NARRATIVE
    authority: Authority = Authority.AGENCY_REPORTED
    boxes: tuple[Box, ...] = ()
    """One box per page or column that it stands on; empty for formats without pages."""
    footnotes: tuple[str, ...] = ()
    """Texts of the notes that its marks point to."""
    stem: str = ""
    """The sentence above a list that an item needs to make sense ("The LSCB should ensure that"), or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known about a document, and where it was read."""

    value: str
    source: str
    """"given", "printed on page 1", "file name", "folder name", "file properties", "inferred from the title"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: its facts, its paragraphs and what could not be read."""

    path: str
    """Relative to the folder that was ingested, with forward slashes; the address for http(s)."""
    sha256: str
    """Of the file's bytes."""
    media_type: str
    """As found by looking at the bytes, e.g. "application/pdf"."""
    pages: int
    paragraphs: tuple[Paragraph, ...]
    facts: dict[str, Fact] = field(default_factory=dict)
    """By name: title, type, area, publisher, pseudonym, framework, published (ISO date or year),
    published_printed, published_file_name, inspected_from, inspected_to, incident, author."""
    warnings: tuple[str, ...] = ()
    """Plain sentences, e.g. "Page 3 is a picture without text: install tesseract and ingest again."."""
    unreadable_pages: tuple[int, ...] = ()
