"""Finds names of real people in a message from the words around them.

A published case, author or inspector may be named; so may a pseudonym and whatever the library's titles bear.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.triage.decision import KnownLibrary, Span
from assistant.triage.lexicon import table
from assistant.triage.published import guarded_names, is_public_name, is_published, may_be_name

_CAPITAL = r"[A-Z][a-zÀ-ÿ'’-]+(?:[A-Z][a-z]+)?"
_WORD = r"(?![A-Z]['’]s\b)[A-Za-zÀ-ÿ][\wÀ-ÿ'’-]+"
_AFTER_MARK = re.compile(rf"\s*[,:(-]?\s*((?:{_WORD})(?:\s+(?:and\s+)?{_WORD}){{0,3}})")
_PAIR = re.compile(rf"\b({_CAPITAL})\s+({_CAPITAL}(?:\s+{_CAPITAL})?)")
_CALLED = re.compile(r"\b(?:a|an|one|this|my|our)\s+(?:\w+\s+){1,3}(?:called|named)$", re.IGNORECASE)
_TITLE_ALONE = re.compile(r"(?:mr|mrs|ms)\.?", re.IGNORECASE)
_RUN = re.compile(rf"{_CAPITAL}(?:[ -]{_CAPITAL})*")
_MINE = re.compile(r"\b(?:my|our)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_INITIAL = re.compile(rf"\s*:?\s*((?:[A-Z]\.?\s*){{1,2}}{_CAPITAL}|{_CAPITAL}\s+[A-Z]\b\.?)")
"""After a mark: "J. Okonkwo", "Agnieszka W."."""
_LETTERED = re.compile(r"\b(?:baby|child|adult|family|person|boy|girl|mother|father|sibling|infant)\s*$", re.IGNORECASE)
"""Before a letter that is a pseudonym, not an initial: "Baby E. What"."""
_HOUSEHOLD = re.compile(
    rf"\b[Tt]he\s+({_CAPITAL}(?:-{_CAPITAL})?)\s+(?:family|twins|children|siblings|brothers|sisters|household|triplets|kids)\b"
    rf"|\b(?:famil(?:y|ies)|households?|neighbours)\s+(?:like|such as|called|named)\s+(?:the\s+)?({_CAPITAL}s)\b"
    rf"|\b(?:[Ww]e|[Ii])\s+(?:\w+\s+)?(?:support|visit|know|foster|teach|help|work\s+with)\s+the\s+({_CAPITAL}s)\b(?!\s+[A-Z])"
)
_KNOWN_TO_WRITER = 3
"""The group of the household that the writer says they know."""
_CUE = re.compile(
    r"['’]s\b|\s*[;,(-]+\s*(?:he|she|dob|aged?|\d{1,3}(?!\d))\b|\s+(?:on|in|at)\s+(?:my|our)\b", re.IGNORECASE
)
"""After two words with capitals: what is said of a person, so that a name need not be a common one."""


def find_names(text: str, known: KnownLibrary | None, *, in_context: bool) -> Iterator[Span]:
    """Yield the names of people in a message.

    `in_context` says that other details of a person stand beside, so that a bare full name counts too.
    """
    guarded = guarded_names(known)
    for mark in _marks().finditer(text):
        if _is_illness(text, mark):
            continue
        mine = _MINE.search(text[: mark.start()]) is not None
        found = _named_after(text, mark.end(), guarded, sure=_is_sure(text, mark, mine=mine))
        yield from (span for span in found if mine or not _is_authors(text, mark, span, guarded))
    private = in_context or _private().search(text) is not None
    for pair in _PAIR.finditer(text):
        end = pair.start() + len(_without_s(pair.group()))
        cue = _CUE.match(text, end) is not None
        common = (private and _is_first(pair.group(1))) or (cue and may_be_name(pair.group(1)))
        if common and not is_published(text, pair.start(), end, guarded):
            yield Span(start=pair.start(), end=end, kind="name")
    yield from _households(text, guarded, private=private)
    yield from _bare(text, guarded)


def _is_illness(text: str, mark: re.Match[str]) -> bool:
    """Return whether "MS" is no title: in capitals with a word in small letters after it."""
    return mark.group() == "MS" and text[mark.end() :].lstrip(" ,:(-")[:1].islower()


def _is_sure(text: str, mark: re.Match[str], *, mine: bool) -> bool:
    """Return whether a name must follow a mark: "a lad called", "mrs", and "my client" before a capital letter."""
    capital = text[mark.end() :].lstrip(" ,:(-")[:1].isupper()
    if mark.lastgroup == "called":
        return capital or _CALLED.search(text[: mark.end()]) is not None
    return (mine and capital) or _TITLE_ALONE.fullmatch(mark.group()) is not None


def _is_authors(text: str, mark: re.Match[str], span: Span, guarded: frozenset[str]) -> bool:
    """Return whether a name after a title stands where an author or a review is named."""
    titled = re.match(table("personal_data")["title"], mark.group(), re.IGNORECASE) is not None
    return titled and is_published(text, mark.start(), span.end, guarded)


def _households(text: str, guarded: frozenset[str], *, private: bool) -> Iterator[Span]:
    """Yield "Brannigan" of "the Brannigan family" where the writer has to do with them."""
    for match in _HOUSEHOLD.finditer(text):
        group = match.lastindex or 0
        if not private and group != _KNOWN_TO_WRITER:
            continue
        name = match.group(group).lower()
        if name not in guarded and name not in _peoples() and may_be_name(name) and not is_public_name(name):
            yield Span(start=match.start(group), end=match.end(group), kind="name")


def _bare(text: str, guarded: frozenset[str]) -> Iterator[Span]:
    """Yield common first names, with the names that follow, that no author, review or place bears."""
    for word in re.finditer(_CAPITAL, text):
        if _is_always(word.group()):
            end = word.start() + len(_without_s(_RUN.match(text, word.start())[0]))  # type: ignore[index]
            if not is_published(text, word.start(), end, guarded):
                yield Span(start=word.start(), end=end, kind="name")


@cache
def _peoples() -> frozenset[str]:
    return frozenset(table("personal_data")["peoples"])


@cache
def _marks() -> re.Pattern[str]:
    rules = table("personal_data")
    person, title = rules["person"], rules["title"]
    return re.compile(
        rf"(?P<called>\b(?:{person}|he|she|who|they|whose\s+name)(?:\s+(?:is|are|was|who\s+is))?\s*,?\s+(?:called|named|known\s+as)\b"
        rf"|\b(?:(?:his|her|their|my|child'?s|client'?s|pupil'?s|patient'?s|mum'?s|dad'?s)\s+(?:full\s+|first\s+)?names?\s+(?:is|are|was)|whose\s+names?\s+(?:is|are|was)|(?<!\w)names?\s*:|(?:surname|forename)\s*(?:is|:)?)"
        rf"|\bre:|\b(?:{person}|kids|boys|girls|parents|people|clients|pupils|cases|mums|dads|babies|women|men)\s+(?:like|such\s+as))|(?P<person>\b(?:{title}(?=\s)|{person}(?:\s+(?:is|are))?(?:\s+{title})?(?=[\s,:(-])))",
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
    short = None if _LETTERED.search(text[:start]) else _INITIAL.match(text, start)
    if short and may_be_name(short.group(1).split()[0]) and short.group(1).split()[0].lower() not in guarded:
        yield Span(start=short.start(1), end=short.end(1), kind="name")
        return
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
    if not may_be_name(words[0]) or not (_is_first(words[0]) or sure or _two_capitals(words)):
        return 0
    taken = 1
    while taken < len(words):
        joined = words[taken].lower() == "and" and taken + 1 < len(words) and _is_first(words[taken + 1])
        if not joined and not may_be_name(words[taken]):
            break
        if not joined and not words[taken][0].isupper() and words[0][0].isupper():
            break
        if not joined and words[0][0].islower() and taken > 1 and words[taken - 1] != "and":
            break
        taken += 1
    return taken


def _two_capitals(words: list[str]) -> bool:
    return len(words) > 1 and all(
        word[0].isupper() and len(word) > 2 and not word.isupper() and may_be_name(word) for word in words[:2]
    )


@cache
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(table("names")["first"].split()), frozenset(table("names")["first_capital"].split())


def _without_s(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _is_always(word: str) -> bool:
    return re.split(r"['’]s$|-", word.lower())[0] in _first_names()[0]


def _is_first(word: str) -> bool:
    always, capital = _first_names()
    bare = re.split(r"['’]s$|[\s-]", word.lower())[0]
    return bare in always or (word[0].isupper() and bare in capital)
