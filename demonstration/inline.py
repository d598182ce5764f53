"""Bold, italic and footnote marks inside a line, for each format."""

import re
from html import escape

from demonstration.source import MARK

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"\*(.+?)\*")


def marked_up(text: str) -> str:
    """Return the line in reportlab's and HTML's inline markup, note marks raised."""
    safe = escape(text, quote=False)
    safe = _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", safe))
    return MARK.sub(r"<super>\1</super>", safe)


def plain(text: str) -> str:
    """Return the line without any markup or note mark."""
    return MARK.sub("", _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text)))


def notes_in(text: str) -> tuple[str, ...]:
    """Return the numbers of the notes that the line points to, in order."""
    return tuple(MARK.findall(text))


def runs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the line cut into ("plain" | "bold" | "italic" | "note", text) runs."""
    cut = re.split(r"(\*\*.+?\*\*|\*.+?\*|\[\^\d+\])", text)
    return tuple(_run(part) for part in cut if part)


def _run(part: str) -> tuple[str, str]:
    if MARK.fullmatch(part):
        return "note", part[2:-1]
    if part.startswith("**"):
        return "bold", part[2:-2]
    if part.startswith("*") and part.endswith("*") and len(part) > 1:
        return "italic", part[1:-1]
    return "plain", part
