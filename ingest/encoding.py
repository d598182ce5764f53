"""Bytes of text in any encoding, as text."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL_IN_BRITAIN = ["utf_16_le", "utf_16_be", "cp1252", "mac_roman"]
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_LONGEST_HEAD = 4096
_FEW_ODD = 3
"""Stray control characters that even a short text may hold."""
_WINDOWS = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}


def decode(data: bytes) -> str | None:
    r"""Return the text with its line ends as "\n", or None where the bytes are not text."""
    text = _by_mark(data) or _as_utf8(data) or _as_utf16(data) or _guessed(data)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def decode_webpage(data: bytes) -> str | None:
    """Return a web page's text, in the encoding that it declares where that works."""
    declared = _DECLARED.search(data[:_LONGEST_HEAD])
    if declared and not any(data.startswith(mark) for mark, _ in _MARKS):
        name = declared[1].decode("ascii").lower()
        try:
            # Browsers read these names as Windows-1252, and pages rely on it.
            return data.decode("cp1252" if name in _WINDOWS else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _by_mark(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    return None


def _as_utf8(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _reads_as_text(text) else None


def _as_utf16(data: bytes) -> str | None:
    """Return text of two bytes a character without a byte order mark: half of its bytes are zero."""
    zeros = (data[0::2].count(0), data[1::2].count(0))
    half = len(data) // 2
    if not half or max(zeros) < 0.7 * half or min(zeros) > 0.1 * half:
        return None
    text = data.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", "replace")
    return text if _reads_as_text(text) else None


def _guessed(data: bytes) -> str | None:
    for names in (_USUAL_IN_BRITAIN, None):
        best = from_bytes(data, cp_isolation=names).best()
        if best is not None and _reads_as_text(str(best)):
            return str(best)
    return None


def _reads_as_text(text: str) -> bool:
    head = text[:20_000]
    odd = sum(1 for character in head if (character < " " and character not in "\n\r\t\f\v\b") or character == "\ufffd")
    return odd <= _FEW_ODD + 0.02 * len(head)
