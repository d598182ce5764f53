"""One file becomes one document: look at its bytes, read it, find its facts, put its paragraphs together."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from ingest.blocks import Block, Reading
from ingest.documents import Document, DocumentType
from ingest.errors import UnreadableFileError
from ingest.facts import find_facts
from ingest.paragraphs import assemble
from ingest.sniffing import MediaType, sniff
from ingest.sources import Source

Reader = Callable[..., Reading]

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")


def read(source: Source, *, given: Mapping[str, str] | None = None) -> Document:
    """Return the document that the source's bytes hold.

    Args:
        source: the file.
        given: facts by name that count before those found ("area", "publisher", "type", "published").

    Raises:
        UnreadableFileError: no document can be made of it; the message says why and what to do.
    """
    data = source.read_bytes()
    media_type = sniff(data, path=source.path, file_name=source.file_name)
    reading = _cleaned(_reader(media_type)(data, path=source.path))
    facts = find_facts(reading, path=source.path, file_name=source.file_name, given=given)
    paragraphs = assemble(reading.blocks, type=DocumentType(facts["type"].value))
    if not paragraphs:
        raise _without_text(source.path, reading)
    return Document(
        path=source.path,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        pages=reading.pages,
        paragraphs=paragraphs,
        facts=facts,
        warnings=reading.warnings,
        unreadable_pages=reading.unreadable_pages,
    )


def _reader(media_type: MediaType) -> Reader:
    """Return the reader of a format; each brings its library along, so only the one needed is imported."""
    if media_type is MediaType.PDF:
        from ingest.pdf import read_pdf

        return read_pdf
    if media_type is MediaType.WORD:
        from ingest.word import read_word

        return read_word
    if media_type is MediaType.OPENDOCUMENT:
        from ingest.opendocument import read_opendocument

        return read_opendocument
    if media_type is MediaType.WEBPAGE:
        from ingest.webpage import read_webpage

        return read_webpage
    if media_type is MediaType.MARKDOWN:
        from ingest.markdown import read_markdown

        return read_markdown
    from ingest.plaintext import read_plaintext

    return read_plaintext


def _without_text(path: str, reading: Reading) -> UnreadableFileError:
    if reading.unreadable_pages:
        which = "Its one page is a picture" if reading.pages == 1 else f"All {reading.pages} pages are pictures"
        return UnreadableFileError(path, f"{which} without text.", "Install tesseract and ingest the file again.")
    reason = "The file holds no paragraph of text."
    return UnreadableFileError(path, reason, "Open it: if you can see text, save it as PDF or .docx and ingest that.")


def _cleaned(reading: Reading) -> Reading:
    """Return the reading without characters that no store and no screen can hold, and without empty blocks."""
    blocks = tuple(block for block in map(_cleaned_block, reading.blocks) if block.text)
    return replace(
        reading,
        blocks=blocks,
        properties=tuple((name, clean_text(value)) for name, value in reading.properties),
        first_page_lines=tuple(clean_text(line) for line in reading.first_page_lines),
    )


def _cleaned_block(block: Block) -> Block:
    label = clean_text(block.label) or None if block.label else None
    return replace(block, text=clean_text(block.text), label=label, footnotes=tuple(map(clean_text, block.footnotes)))


def clean_text(text: str) -> str:
    r"""Return the text as one line without control characters, composed (NFC).

    >>> clean_text("a\x00b\tc ")
    'ab c'
    """
    return unicodedata.normalize("NFC", _CONTROL.sub("", _BLANK.sub(" ", text))).strip()
