"""What a file is by its bytes, whatever its name says; what cannot be read is refused in one sentence."""

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePosixPath

from ingest.archive import check_limits
from ingest.encoding import decode
from ingest.errors import UnreadableFileError


class MediaType(StrEnum):
    """The formats that are read."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
    WEBPAGE = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN_TEXT = "text/plain"


READ_FORMATS = "PDF, Word (.docx), OpenDocument (.odt), web pages, Markdown and plain text"
_SAVE_AS = "Save it as .docx or PDF and ingest that."
_CALLED = {
    MediaType.PDF: "a PDF",
    MediaType.WORD: "a Word document",
    MediaType.OPENDOCUMENT: "an OpenDocument text",
    MediaType.WEBPAGE: "a web page",
    MediaType.MARKDOWN: "plain text",
    MediaType.PLAIN_TEXT: "plain text",
}
_ENDINGS = {
    MediaType.PDF: {".pdf"},
    MediaType.WORD: {".docx", ".docm"},
    MediaType.OPENDOCUMENT: {".odt"},
    MediaType.WEBPAGE: {".html", ".htm", ".xhtml", ".shtml"},
    MediaType.MARKDOWN: {".md", ".markdown"},
    MediaType.PLAIN_TEXT: {".txt", ".text"},
}
_NO_DOCUMENTS = {
    ".css", ".csv", ".eml", ".ics", ".ini", ".js", ".json", ".jsonl", ".log", ".map", ".py", ".sql", ".svg",
    ".toml", ".tsv", ".vcf", ".xml", ".xsl", ".yaml", ".yml",
}  # fmt: skip
"""Text that programs read, as it lies beside saved web pages and exports."""
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
_PDF_HEADER = b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|div|article|main|h1|p|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TITLE = re.compile(rb"<title[^>]*>\s*(.{1,120}?)\s*</title>", re.IGNORECASE | re.DOTALL)


def sniff(data: bytes, *, path: str, file_name: str) -> MediaType:
    """Return what the bytes are.

    Args:
        data: the whole file.
        path: what the file is called in messages.
        file_name: its name; a name that promises another format than the bytes hold is refused.

    Raises:
        UnreadableFileError: empty, damaged, encrypted, not what its name says, or a format that is not read.
    """
    if not data.strip(b"\x00\t\n\r\x0c \xef\xbb\xbf"):
        reason = "The file is empty." if not data else "The file holds nothing but blanks."
        raise UnreadableFileError(path, reason, "Fetch it again from where it was published.")
    ending = PurePosixPath(file_name).suffix.lower()
    found = _by_signature(data, path=path, ending=ending) or _by_text(data, path=path, ending=ending)
    promised = next((media for media, endings in _ENDINGS.items() if ending in endings), None)
    if promised is not None and promised is not found and not _may_pass(promised, found):
        raise UnreadableFileError(path, *_mismatch(data, found=found, ending=ending))
    return found


def _may_pass(promised: MediaType, found: MediaType) -> bool:
    """Return whether the name is true in a looser sense: marks of web pages and of Markdown are optional."""
    textual = {MediaType.WEBPAGE, MediaType.MARKDOWN, MediaType.PLAIN_TEXT}
    return promised in textual and found in {MediaType.MARKDOWN, MediaType.PLAIN_TEXT}


def _mismatch(data: bytes, *, found: MediaType, ending: str) -> tuple[str, str]:
    if found is MediaType.WEBPAGE:
        title = _PAGE_TITLE.search(data)
        words = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
        says = f' titled "{words}"' if words else ""
        reason = f"This is a web page{says} saved under a {ending} name, often a site's error page."
        return reason, "Download the document itself again, or rename it to .html if the page is what you want."
    right = min(_ENDINGS[found])
    return f"The name ends in {ending}, but the file is {_CALLED[found]}.", f"Rename it to {right}, or fetch it again."


def _by_signature(data: bytes, *, path: str, ending: str) -> MediaType | None:
    """Return the format that the first bytes name, or None; refuse what is known and not read."""
    # The PDF standard lets other bytes stand before the header, and readers look through the first kilobyte.
    if _PDF_HEADER in data[:1024] and not data[:1024].lstrip().startswith(b"<"):
        return MediaType.PDF
    if data.startswith(b"PK"):
        return _zipped(data, path=path)
    if data.startswith(_OLD_OFFICE):
        raise UnreadableFileError(path, *_old_office(data))
    if data.startswith(b"{\\rtf"):
        raise UnreadableFileError(path, "This is a Rich Text (RTF) file, which is not read.", _SAVE_AS)
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1") or data[8:12] == b"WEBP":
        reason = "This is a picture, and a picture holds no text."
        raise UnreadableFileError(path, reason, "Make a PDF of it with text recognition (OCR) and ingest that.")
    if ending == ".pdf" and b"%%EOF" in data[-2048:]:
        raise UnreadableFileError(path, "The PDF has lost its beginning.", "Fetch it again.")
    return None


def _zipped(data: bytes, *, path: str) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            check_limits(opened.infolist(), path=path)
            names = set(opened.namelist())
            mimetype = opened.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
            manifest = opened.read("META-INF/manifest.xml")[:200_000] if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        reason = (
            "The file is damaged or cut off: it begins like a Word, OpenDocument or zip file and does not end like one."
        )
        raise UnreadableFileError(path, reason, "Fetch it again.") from error
    if b"encryption-data" in manifest:
        raise UnreadableFileError(path, *_PROTECTED)
    if "word/document.xml" in names:
        return MediaType.WORD
    if mimetype.strip().startswith("application/vnd.oasis.opendocument.text"):
        return MediaType.OPENDOCUMENT
    raise UnreadableFileError(path, *_other_zip(names, mimetype))


_PROTECTED = (
    "The document is protected with a password.",
    "Open it, save a copy without the password and ingest that.",
)


def _other_zip(names: set[str], mimetype: str) -> tuple[str, str]:
    if "xl/workbook.xml" in names or "spreadsheet" in mimetype:
        return (
            "This is a spreadsheet, which is not read.",
            "Print it to PDF, or paste the table into Word, and ingest that.",
        )
    if "ppt/presentation.xml" in names or "presentation" in mimetype:
        return "This is a slide show, which is not read.", "Export it as PDF and ingest that."
    if mimetype.startswith("application/epub"):
        return "This is an e-book, which is not read.", "Convert it to PDF or .docx and ingest that."
    return "This is a zip file under another name.", "Rename it to .zip, or unpack it and ingest the folder."


def _old_office(data: bytes) -> tuple[str, str]:
    directory = data[:4_000_000]
    if "EncryptedPackage".encode("utf-16-le") in directory:
        return _PROTECTED
    if "WordDocument".encode("utf-16-le") in directory:
        return "This is a Word file of the format used before 2007 (.doc), which is not read.", _SAVE_AS
    return "This is a file of the Office format used before 2007, which is not read.", _SAVE_AS


def _by_text(data: bytes, *, path: str, ending: str) -> MediaType:
    text = decode(data)
    if text is None:
        reason = "This is none of the formats that are read: its bytes are no text."
        if ending == ".pdf":
            reason = "The name ends in .pdf, but the file is not a PDF."
        raise UnreadableFileError(path, reason, f"{READ_FORMATS} are read; save it as one of these.")
    if ending in _NO_DOCUMENTS:
        reason = f"Files of the kind {ending} hold data, not a document, and are not read."
        raise UnreadableFileError(path, reason, f"{READ_FORMATS} are read.")
    if _HTML.match(text[:4000]) or (ending in _ENDINGS[MediaType.WEBPAGE] and re.search(r"</\w+>", text)):
        return MediaType.WEBPAGE
    if ending in _ENDINGS[MediaType.MARKDOWN]:
        return MediaType.MARKDOWN
    return MediaType.PLAIN_TEXT
