"""Finds words that a claim puts in quotation marks and that its paragraph does not hold."""

import re

from assistant.verification.words import plain

QUOTED = re.compile(r"(?:\"([^\"]{3,})\"|(?<![\w])'([^']{3,}?(?:'[a-z][^']*?)*)'(?!\w))")


def folded(text: str) -> str:
    """Return the text as it is compared: plain marks and spaces, small letters, no full stop or comma at its ends."""
    return plain(text).casefold().strip(" .,;:")


def quotes_in(claim: str) -> tuple[str, ...]:
    """Return the words in quotation marks, without the marks."""
    return tuple(double or single for double, single in QUOTED.findall(plain(claim)))


def quote_conflict(claim: str, paragraph: str) -> str | None:
    """Return which quoted words are not in the paragraph word for word, or None."""
    text = folded(paragraph)
    missing = (quote for quote in quotes_in(claim) if folded(quote) not in text)
    return next((f"“{quote}” is quoted but not in the paragraph" for quote in missing), None)
