"""Pages as pictures, and where on them a quote stands; places are those of the paragraphs' boxes."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from ingest.documents import Box
from ingest.errors import PageNotFoundError
from ingest.marking import mark
from ingest.pdf_file import PDFIUM
from ingest.pdf_page import read_characters
from ingest.words import Character

_MOST_DOTS = 25_000_000
_COLOURS = 256
"""Of a picture: enough for a printed page, and a quarter of the bytes."""


def page_size(file: Path, page: int) -> tuple[float, float]:
    """Return a page's width and height in points, as displayed: cropped and turned.

    Args:
        file: A PDF file.
        page: The page's number, from 1.

    Raises:
        PageNotFoundError: The file has no such page, or it cannot be opened.
    """
    with _opened(file) as document, _page(document, page, file) as opened:
        width, height = opened.get_size()
        return float(width), float(height)


def page_picture(file: Path, page: int, *, width: int) -> bytes:
    """Return a page as a PNG picture so many dots wide, less for a page so long that it would be huge.

    Raises:
        PageNotFoundError: as `page_size`.
    """
    with _opened(file) as document, _page(document, page, file) as opened:
        points, height = opened.get_size()
        scale = min(width / max(1.0, points), (_MOST_DOTS / max(1.0, points * height)) ** 0.5)
        bitmap = opened.render(scale=scale)
        try:
            picture = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's own memory is given back
        finally:
            bitmap.close()
    buffer = io.BytesIO()
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(buffer, "PNG")
    return buffer.getvalue()


def quote_boxes(file: Path, paragraph_boxes: Sequence[Box], quote: str) -> tuple[Box, ...]:
    """Return a box for each line that a quote stands on; none on a page that is a picture itself.

    Args:
        file: A PDF file.
        paragraph_boxes: The boxes of the paragraph, in reading order.
        quote: Words of it.

    Raises:
        PageNotFoundError: as `page_size`.
    """
    characters: dict[int, Sequence[Character]] = {}
    with _opened(file) as document:
        for number in {box.page for box in paragraph_boxes}:
            with _page(document, number, file) as opened:
                characters[number] = read_characters(opened)
    return mark(quote, paragraph_boxes, [characters[box.page] for box in paragraph_boxes])


@contextmanager
def _opened(file: Path) -> Iterator[pdfium.PdfDocument]:
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(file, password="")
        except (pdfium.PdfiumError, OSError) as error:
            raise PageNotFoundError(file.name, "The file cannot be opened as a PDF file.") from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _page(document: pdfium.PdfDocument, number: int, file: Path) -> Iterator[pdfium.PdfPage]:
    count = len(document)
    if not 1 <= number <= count:
        raise PageNotFoundError(file.name, f"There is no page {number}: the file has {count}.")
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise PageNotFoundError(file.name, f"Page {number} is damaged.", "Fetch the file again.") from error
    try:
        yield page
    finally:
        page.close()
