"""Tells names that may be said: of published cases, authors, inspectors, places, and the library's own titles."""

import re
from functools import cache

from assistant.triage.decision import KnownLibrary
from assistant.triage.lexicon import table
from vectorstore.places import gazetteer

_TITLED = re.compile(r"\b([A-Z][\w'’-]+)\s+([A-Z][\w'’-]+)\b")
_BEFORE, _AFTER = 40, 30
"""Characters around a name in which an author, a review or a place would be named as such."""


def guarded_names(known: KnownLibrary | None) -> frozenset[str]:
    """Return, in lower case, what names a place, a pseudonym or a title of the library and so no private person."""
    places = frozenset(name.lower() for name in gazetteer().values()) | frozenset(gazetteer())
    if known is None:
        return places
    words = {area.lower() for area in known.areas} | {name.lower() for name in known.pseudonyms}
    words |= {match.group().lower() for title in known.titles for match in _TITLED.finditer(title)}
    return places | words


def is_public_name(phrase: str) -> bool:
    """Return whether words in small letters hold the name of a published case, author or inspector."""
    return any(name in phrase for name in table("personal_data")["public_names"])


def may_be_name(word: str) -> bool:
    """Return whether a word is none of those that follow a mark of a name and are no name."""
    return word.lower() not in _not_names() and len(word) > 1


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("personal_data")["not_name"])


def is_published(text: str, start: int, end: int, guarded: frozenset[str]) -> bool:
    """Return whether the name that stands here is one that may be said."""
    words = text[start:end].split()
    phrase = text[start:end].lower()
    if phrase in guarded or words[0].lower() in guarded or is_public_name(text[start : end + 1].lower()):
        return True
    if len(words) > 1 and not may_be_name(words[1]):
        return True
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    return bool(_said_before().search(before) or _said_after().match(after))


@cache
def _said_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b{table('personal_data')['public_context']}\W*(?:the\s+)?(?:[A-Z]\w+\s+(?:and\s+)?){{0,2}}$", re.IGNORECASE
    )


@cache
def _said_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:['’]s)?\W*(?:on\s+(?!my|our|a\b|the\b)|(?:\w+\s+){{0,2}}?(?:{table('personal_data')['public_after']})\b)",
        re.IGNORECASE,
    )
