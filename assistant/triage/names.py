"""Finds names of real people in a message from the words around them.

A published case, author or inspector may be named; so may a pseudonym and whatever the library's titles bear.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.triage.decision import KnownLibrary, Span
from assistant.triage.lexicon import table

_CAPITAL = r"[A-Z][a-zÀ-ÿ'’-]+(?:[A-Z][a-z]+)?"
_WORD = r"[A-Za-zÀ-ÿ][\wÀ-ÿ'’-]+"
_AFTER_MARK = re.compile(rf"\s*[,:(-]?\s*((?:{_WORD})(?:\s+(?:and\s+)?{_WORD}){{0,3}})")
_PAIR = re.compile(rf"\b({_CAPITAL})\s+({_CAPITAL}(?:\s+{_CAPITAL})?)")


def find_names(text: str, known: KnownLibrary | None, *, in_context: bool) -> Iterator[Span]:
    """Yield the names of people in a message.

    `in_context` says that other details of a person stand beside, so that a bare full name counts too.
    """
    guarded = _guarded(known)
    for mark in _marks().finditer(text):
        yield from _named_after(text, mark.end(), guarded, sure=mark.lastgroup == "called")
    if in_context or _private().search(text):
        for pair in _PAIR.finditer(text):
            if _is_first(pair.group(1)) and not _is_public(text, pair, guarded):
                yield Span(start=pair.start(), end=pair.end(), kind="name")


@cache
def _marks() -> re.Pattern[str]:
    rules = table("personal_data")
    person, title = rules["person"], rules["title"]
    return re.compile(
        rf"(?P<called>\b(?:{person}|he|she|who|they)(?:\s+(?:is|are|was|who\s+is))?\s*,?\s+(?:called|named|known\s+as)\b"
        rf"|\b(?:(?:his|her|their|my|child'?s|client'?s|pupil'?s|patient'?s|mum'?s|dad'?s)\s+(?:full\s+|first\s+)?names?\s+(?:is|are|was)|(?<!\w)names?\s*:|(?:surname|forename)\s*(?:is|:)?)"
        rf"|\bre:)|(?P<person>\b(?:{title}(?=\s)|{person}(?:\s+(?:is|are))?(?:\s+{title})?(?=[\s,:(-])))",
        re.IGNORECASE,
    )


@cache
def _private() -> re.Pattern[str]:
    person = table("personal_data")["person"]
    return re.compile(
        rf"\b(?:my|our)\s+(?:\w+\s+)?{person}\b|\breferral\b|\bon my caseload\b|\b(?:she|he) (?:is|has|was|lives)\b"
        r"|\b(?:chronology|visited|on a plan|attends|has been|(?:in|on|at) my)\b"
        r"|\b(?:known to|aged?\s+\d|lives|refused|is \d+)\b",
        re.IGNORECASE,
    )


def _named_after(text: str, start: int, guarded: frozenset[str], *, sure: bool) -> Iterator[Span]:
    after = _AFTER_MARK.match(text, start)
    if after is None:
        return
    words = list(re.finditer(_WORD, after.group(1)))
    taken = _name_words([word.group() for word in words], sure=sure)
    if not taken:
        return
    first, last = after.start(1) + words[0].start(), after.start(1) + words[taken - 1].end()
    phrase = text[first:last].lower()
    if phrase not in guarded and words[0].group().lower() not in guarded and not is_public_name(phrase):
        yield Span(start=first, end=last, kind="name")


def _name_words(words: list[str], *, sure: bool) -> int:
    """Return how many of the words after a mark make a name, 0 where the first is none."""
    if not _may_be_name(words[0]) or not (
        _is_first(words[0]) or (sure and words[0][0].isupper()) or _two_capitals(words)
    ):
        return 0
    taken = 1
    while taken < len(words):
        joined = words[taken].lower() == "and" and taken + 1 < len(words) and _is_first(words[taken + 1])
        if not joined and not _may_be_name(words[taken]):
            break
        if not joined and not words[taken][0].isupper() and words[0][0].isupper():
            break
        if not joined and words[0][0].islower() and taken > 1 and words[taken - 1] != "and":
            break
        taken += 1
    return taken


def _two_capitals(words: list[str]) -> bool:
    return len(words) > 1 and all(
        word[0].isupper() and len(word) > 2 and not word.isupper() and _may_be_name(word) for word in words[:2]
    )


def _may_be_name(word: str) -> bool:
    return word.lower() not in _not_names() and len(word) > 1


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("personal_data")["not_name"])


@cache
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(table("names")["first"].split()), frozenset(table("names")["first_capital"].split())


def _is_first(word: str) -> bool:
    always, capital = _first_names()
    bare = re.split(r"['’]s$|-", word.lower())[0]
    return bare in always or (word[0].isupper() and bare in capital)


def _guarded(known: KnownLibrary | None) -> frozenset[str]:
    """Return, in lower case, what names a place, a pseudonym or a title of the library and so no private person."""
    if known is None:
        return frozenset()
    words = {area.lower() for area in known.areas} | {name.lower() for name in known.pseudonyms}
    words |= {pair.group().lower() for title in known.titles for pair in _PAIR.finditer(title)}
    return frozenset(words)


def is_public_name(phrase: str) -> bool:
    """Return whether words in small letters hold the name of a published case, author or inspector."""
    return any(name in phrase for name in table("personal_data")["public_names"])


def _is_public(text: str, pair: re.Match[str], guarded: frozenset[str]) -> bool:
    phrase = pair.group().lower()
    if phrase in guarded or is_public_name(phrase) or not _may_be_name(pair.group(2).split()[0]):
        return True
    context = table("personal_data")["public_context"]
    before, after = text[max(0, pair.start() - 30) : pair.start()], text[pair.end() : pair.end() + 20]
    return bool(
        re.search(rf"\b{context}\W*(?:the\s+)?$", before, re.IGNORECASE)
        or re.match(rf"\W*{context}\b", after, re.IGNORECASE)
    )
