"""Bullets: every sign that opens a list item, of whatever font, is one class."""

import re

_SIGNS = (
    "•‣⁃◦∙●○▪▫■□◼◻◾◽◆◇❖➢➤►▶▷➔→✓✔✗✘★☐☑⚫⬤\u00b7\u25aa\u25fc"
    "\uf02d\uf06c\uf06e\uf06f\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0be\uf0d8\uf0e0\uf0fc\uf0fe"
)
_DASHES = "-–—−─―\u0335\u0336\uf02d\uf0be"
_BULLET = re.compile(rf"[{re.escape(_SIGNS)}\ue000-\uf8ff]+|[{re.escape(_DASHES)}]|o")
_OPENING = re.compile(
    rf"\s*(?:(?P<sign>[{re.escape(_SIGNS)}\ue000-\uf8ff]+)\s*|(?P<dash>[{re.escape(_DASHES)}])\s*(?=\S)|(?P<o>o)\s+(?=[A-Z]))"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def is_bullet(text: str) -> bool:
    """Return whether the word is nothing but a bullet, a dash or the round "o" of Courier.

    >>> [is_bullet(word) for word in ("◼", "–", "a")]
    [True, True, False]
    """
    return bool(_BULLET.fullmatch(text))


def split_bullet(text: str) -> tuple[str, str]:
    """Return (bullet, rest); the bullet is "" where the text does not open with one.

    >>> split_bullet("◼ The pace of change"), split_bullet("well-being")
    (('◼', 'The pace of change'), ('', 'well-being'))
    """
    match = _OPENING.match(text)
    if not match or match.end() == len(text):
        return "", text
    return match[0].strip(), text[match.end() :]


def without_private(text: str) -> str:
    """Return the text with signs from symbol fonts shown as bullets."""
    return _PRIVATE.sub("•", text)
