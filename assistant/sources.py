"""The source behind a citation: the paragraph where it stands, whose words it is, and what of it is quoted."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.citations import SECTION_MARK, is_verbatim, reference
from assistant.currency.notes import note_beside
from assistant.currency.printed import shown
from assistant.quotations import holds_telephone_number
from ingest.documents import Authority, Box, Paragraph
from ingest.errors import PageNotFoundError
from ingest.pictures import page_size, quote_boxes
from vectorstore.errors import UnknownDocumentError
from vectorstore.library import Library
from vectorstore.results import StoredParagraph

logger = logging.getLogger(__name__)

PDF = "application/pdf"
WHOSE: dict[Authority, str] = {
    Authority.INSPECTOR_JUDGED: "inspectors judged",
    Authority.REVIEW_FOUND: "a review found",
    Authority.REVIEW_RECOMMENDED: "a review recommended",
    Authority.AGENCY_REPORTED: "an agency reported",
    Authority.PROCEDURE_SAYS: "a procedure says",
    Authority.GUIDANCE_SAYS: "statutory guidance says",
}
"""Whose statement a paragraph is, in words that a date can follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page that a paragraph stands on, and what is marked there; in points from its top left corner."""

    number: int
    width: float
    height: float
    highlight: tuple[Box, ...]
    """The paragraph's boxes."""
    underline: tuple[Box, ...]
    """The quote's, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Everything that is shown of a cited paragraph."""

    stored: StoredParagraph
    previous: StoredParagraph | None
    next: StoredParagraph | None
    reference: str
    """How it is cited: "Kent, 2017, para 49, p 22"."""
    place: str
    """The number printed beside it, or how it is counted, as a sentence."""
    section: str
    authority: str
    """Whose words of when: "an agency reported, June 2017"."""
    currency: str | None
    quote: str | None
    """The quoted words; None where none were asked for, or those asked for do not stand in the paragraph."""
    misquoted: bool
    """Words were asked for that do not stand in it."""
    pages: tuple[PageView, ...]
    """Those that can be shown as pictures, the one where the quote begins first."""
    telephone: bool
    """It holds a telephone number, which is never to be taken for help."""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return the paragraph's text as what stands before the quote, the quote, and what stands after it."""
        text = self.stored.paragraph.text
        return text.partition(self.quote) if self.quote else (text, "", "")


def view_source(library: Library, paragraph_id: str, *, quote: str | None = None) -> SourceView | None:
    """Return what is shown of a paragraph and of a quote from it; None where there is no such paragraph.

    Args:
        library: Where it is kept.
        paragraph_id: `<document id>:<position>`.
        quote: Words of it, exactly as they stand there.
    """
    found = library.paragraphs_by_id([paragraph_id])
    if not found:
        return None
    stored = found[0]
    try:
        siblings = library.paragraphs(stored.document.id)
        file = library.file(stored.document.id)
        at = [sibling.id for sibling in siblings].index(stored.id)
    except (UnknownDocumentError, ValueError):  # removed or read anew in this moment
        return None
    kept = quote if quote and is_verbatim(quote, stored.paragraph.text) else None
    return SourceView(
        stored=stored,
        previous=siblings[at - 1] if at else None,
        next=siblings[at + 1] if at + 1 < len(siblings) else None,
        reference=reference(stored),
        place=_place(stored.paragraph),
        section=SECTION_MARK.join(stored.paragraph.section),
        authority=authority_in_words(stored),
        currency=note_beside(stored, library, quote=kept),
        quote=kept,
        misquoted=bool(quote) and kept is None,
        pages=_pages(stored, file, kept),
        telephone=holds_telephone_number(stored.paragraph.text),
    )


def authority_in_words(stored: StoredParagraph) -> str:
    """Return whose words a paragraph is and of when: "an agency reported, June 2017"."""
    published = stored.document.published
    return f"{WHOSE[stored.paragraph.authority]}, {shown(published) if published else 'date not known'}"


def _place(paragraph: Paragraph) -> str:
    if paragraph.label is not None:
        return f"Printed with the number {paragraph.label}."
    where = f" of the section “{paragraph.section[-1]}”" if paragraph.section else ""
    return f"No number is printed beside it: counted as paragraph {paragraph.ordinal}{where}."


def _pages(stored: StoredParagraph, file: Path, quote: str | None) -> tuple[PageView, ...]:
    """Return the pages of a paragraph; none where the document has no pages or its file cannot be opened."""
    if stored.document.media_type != PDF:
        return ()
    paragraph = stored.paragraph
    try:
        underline = quote_boxes(file, paragraph.boxes, quote) if quote else ()
        pages = [
            _page(file, number, paragraph.boxes, underline) for number in range(paragraph.page, paragraph.page_to + 1)
        ]
    except PageNotFoundError as error:
        logger.warning("No picture of %s: %s", stored.id, error)
        return ()
    first = underline[0].page if underline else paragraph.page
    return tuple(sorted(pages, key=lambda page: (page.number < first, page.number)))


def _page(file: Path, number: int, boxes: Sequence[Box], underline: Sequence[Box]) -> PageView:
    width, height = page_size(file, number)
    return PageView(
        number=number,
        width=width,
        height=height,
        highlight=tuple(box for box in boxes if box.page == number),
        underline=tuple(box for box in underline if box.page == number),
    )
