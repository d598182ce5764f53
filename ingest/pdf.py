"""PDF files: read page by page into blocks; pages that are pictures are recognised or reported."""

import logging
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from ingest.blocks import Reading
from ingest.pages import Page, lay_out
from ingest.pdf_blocks import blocks_of, tidy
from ingest.pdf_file import PDFIUM, opened, properties_of
from ingest.pdf_page import draw_page, read_page
from ingest.scans import (
    DOTS_PER_INCH,
    can_recognise,
    has_hardly_any_text,
    is_garbled,
    is_scan,
    recognise,
)
from ingest.words import PageWords

logger = logging.getLogger(__name__)

_INSTALL = "install tesseract and ingest again"


def read_pdf(data: bytes, *, path: str) -> Reading:
    """Return the blocks of a PDF file, its properties and what could not be read.

    Raises:
        UnreadableFileError: The file is empty, damaged, cut short, locked with a password, or has no pages.
    """
    problems = _Problems()
    with opened(data, path) as document:
        with PDFIUM:
            count = len(document)
        pages = [_page(document, index, problems) for index in range(count)]
    return Reading(
        blocks=blocks_of(pages),
        pages=len(pages),
        properties=properties_of(data),
        first_page_lines=tuple(tidy(" ".join(line.text for line in row)) for row in pages[0].rows),
        warnings=tuple(problems.warnings),
        unreadable_pages=tuple(problems.pages),
    )


@dataclass(slots=True)
class _Problems:
    warnings: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add(self, number: int, sentence: str) -> None:
        """Note that a page could not be read, and why."""
        self.pages.append(number)
        self.warnings.append(sentence)


def _page(document: pdfium.PdfDocument, index: int, problems: _Problems) -> Page:
    number = index + 1
    try:
        with PDFIUM:
            page = document[index]
    except pdfium.PdfiumError:
        problems.add(number, f"Page {number} is damaged: fetch the file again.")
        return Page(number=number, width=1, height=1, rows=())
    try:
        with PDFIUM:
            found = read_page(page, number)
        return lay_out(_made_readable(page, found, problems))
    finally:
        with PDFIUM:
            page.close()


def _made_readable(page: pdfium.PdfPage, found: PageWords, problems: _Problems) -> PageWords:
    """Return the page as found, or as recognised where its own text is missing or garbled."""
    garbled = is_garbled(found)
    if not garbled and not is_scan(found):
        return found
    number = found.number
    bare = garbled or has_hardly_any_text(found)
    if not can_recognise():
        if garbled:
            problems.add(
                number, f"Page {number} holds garbled text, its fonts do not say which letters they draw: {_INSTALL}."
            )
        elif bare:
            problems.add(number, f"Page {number} is a picture without text: {_INSTALL}.")
        return replace(found, words=()) if garbled else found
    with PDFIUM:
        picture = draw_page(page, DOTS_PER_INCH)
    if bare and not garbled and picture.blank():
        return found
    words = recognise(picture)
    if len(words) > len(found.words) or (garbled and words):
        logger.info("page %d was recognised from its picture", number)
        return replace(found, words=words, rules=())
    if bare:
        problems.add(number, f"Page {number} is a picture in which no text was recognised: look at it in the file.")
    return replace(found, words=()) if garbled else found
