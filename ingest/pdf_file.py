"""PDF files as files: opened, checked for damage and locks, and asked what they say of themselves."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
import pypdfium2 as pdfium
from pypdf.errors import PyPdfError

from ingest.errors import UnreadableFileError

logger = logging.getLogger(__name__)

PDFIUM = threading.RLock()
"""Held around every call of pdfium, which serves one thread at a time."""

_TAIL = 4096
_MOST_BYTES_FOR_PROPERTIES = 300_000_000
_PROPERTIES = ("title", "author", "subject", "creator", "producer")


@contextmanager
def opened(data: bytes, path: str) -> Iterator[pdfium.PdfDocument]:
    """Open the file for reading its pages; an owner's password alone does not hinder that.

    Raises:
        UnreadableFileError: The file is empty, damaged, cut short, locked with a password, or has no pages.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError(path, "The file is empty.", "Fetch it again.")
    try:
        with PDFIUM:
            document = pdfium.PdfDocument(data, password="")
            pages = len(document)
    except pdfium.PdfiumError as error:
        raise _refused(data, path) from error
    try:
        if b"%%EOF" not in data.rstrip(b"\0 \t\r\n")[-_TAIL:]:
            raise UnreadableFileError(path, "The file is cut short: its end is missing.", "Fetch it again.")
        if pages == 0:
            raise UnreadableFileError(path, "The file has no pages.", "Fetch it again, or leave it out.")
        yield document
    finally:
        with PDFIUM:
            document.close()


def _refused(data: bytes, path: str) -> UnreadableFileError:
    reader = _reader(data)
    if reader is not None and reader.is_encrypted:
        remedy = "Save a copy without the password and ingest that."
        return UnreadableFileError(path, "The file is locked with a password.", remedy)
    return UnreadableFileError(path, "The file is damaged or cut short.", "Fetch it again.")


def properties_of(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the file's own title, author and dates as (name, value); nothing where it has none or they are broken."""
    reader = _reader(data) if len(data) <= _MOST_BYTES_FOR_PROPERTIES else None
    if reader is None:
        return ()
    found: list[tuple[str, str]] = []
    try:
        if reader.is_encrypted:
            reader.decrypt("")
        metadata = reader.metadata
        if metadata is None:
            return ()
        found.extend((name, str(value)) for name in _PROPERTIES if (value := metadata.get(f"/{name.capitalize()}")))
        if metadata.creation_date:
            found.append(("created", metadata.creation_date.date().isoformat()))
        if metadata.modification_date:
            found.append(("modified", metadata.modification_date.date().isoformat()))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        logger.debug("properties left out: %s", error)
    return tuple(found)


def _reader(data: bytes) -> pypdf.PdfReader | None:
    if b"%PDF-" not in data[:1024]:
        return None
    try:
        return pypdf.PdfReader(io.BytesIO(data))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return None
