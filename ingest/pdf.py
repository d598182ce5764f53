"""PDF files: opened, checked and read page by page into blocks."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
import pypdf.errors
import pypdfium2 as pdfium

from ingest.blocks import Reading
from ingest.errors import UnreadableFileError
from ingest.pages import Page, lay_out
from ingest.pdf_blocks import blocks_of, tidy
from ingest.pdf_page import read_page

logger = logging.getLogger(__name__)


def read_pdf(data: bytes, *, path: str) -> Reading:
    """Return the blocks of a PDF file, its properties and what could not be read.

    Raises:
        UnreadableFileError: The file is empty, damaged, cut short, locked with a password, or has no pages.
    """
    if not data:
        raise UnreadableFileError(path, "The file is empty.", "Fetch it again.")
    with _opened(data, path) as document:
        pages = [_page(document, index) for index in range(len(document))]
    first = pages[0]
    return Reading(
        blocks=blocks_of(pages),
        pages=len(pages),
        first_page_lines=tuple(tidy(" ".join(line.text for line in row)) for row in first.rows),
    )


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        return lay_out(read_page(page, index + 1))
    finally:
        page.close()


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data, password="")
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(path, "The file is damaged or cut short.", "Fetch it again.") from error
    try:
        if len(document) == 0:
            raise UnreadableFileError(path, "The file has no pages.", "Fetch it again.")
        yield document
    finally:
        document.close()
