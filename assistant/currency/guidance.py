"""Guidance that a quotation names by an edition which has been replaced since."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.currency.replacements import Guidance, load_replacements
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REACH = 60
"""Characters behind a title within which the year of its edition stands."""
_STOP = re.compile(r"[.;:!?](?=\s)")
_SEPTEMBER = 9


def superseded(quote: str, document: DocumentRecord, today: date) -> Iterator[str]:
    """Yield a note for each piece of guidance that the quote names, or comes from, in an edition now replaced."""
    for guidance in load_replacements().guidance:
        if not guidance.pattern.search(quote) and not _is_edition(document, guidance):
            continue
        if guidance.note:
            yield guidance.note
        years = _named_years(quote, guidance) or _own_year(document, guidance)
        for year in sorted(years):
            yield from _replaced(guidance, year, today)


def _is_edition(document: DocumentRecord, guidance: Guidance) -> bool:
    return document.type is DocumentType.GUIDANCE and guidance.pattern.match(document.title) is not None


def _named_years(quote: str, guidance: Guidance) -> set[int]:
    """Return the year behind each mention, as in "Working Together to Safeguard Children, March 2013"."""
    found = set()
    for mention in guidance.pattern.finditer(quote):
        behind = quote[mention.end() : mention.end() + _REACH]
        year = _YEAR.search(_before_others(behind))
        if year:
            found.add(int(year[0]))
    return found


def _before_others(text: str) -> str:
    """Return a text as far as its sentence goes and no other guidance is named."""
    ends = [match.start() for match in (_STOP.search(text), *_others(text)) if match]
    return text[: min(ends, default=len(text))]


def _others(text: str) -> Iterator[re.Match[str] | None]:
    return (guidance.pattern.search(text) for guidance in load_replacements().guidance)


def _own_year(document: DocumentRecord, guidance: Guidance) -> set[int]:
    if not _is_edition(document, guidance):
        return set()
    titled = _YEAR.search(document.title)
    year = int(titled[0]) if titled else document.year
    return {year} if year else set()


def _replaced(guidance: Guidance, year: int, today: date) -> Iterator[str]:
    if year in guidance.editions[:-1]:
        yield f"{guidance.name} {year} has since been replaced; the current edition is of {guidance.editions[-1]}."
    newest = today.year if today.month >= _SEPTEMBER else today.year - 1
    if guidance.yearly and year < newest:
        yield f"{guidance.name} {year} has since been replaced; there is a new edition every September."
