"""What can be chosen in the filters set by hand: what the library's documents are about."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.documents import DocumentType
from vectorstore.library import Library
from vectorstore.results import Filters
from vectorstore.vocabulary import Vocabulary

Option = tuple[str, str]
"""Words shown and value sent back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The options of each filter; a filter with fewer than two options limits nothing and is not offered."""

    areas: list[Option]
    types: list[Option]
    agencies: list[Option]
    themes: list[Option]
    first_year: int | None
    last_year: int | None


def choices_of(library: Library) -> Choices:
    """Return what the documents of a library can be limited to."""
    documents = library.documents()
    years = sorted(document.year for document in documents if document.year)
    vocabulary = Vocabulary.load()
    return Choices(
        areas=_counted(document.area for document in documents if document.area),
        types=_counted(str(document.type) for document in documents),
        agencies=[(entry.label, entry.id) for entry in vocabulary.agencies],
        themes=[(entry.label, entry.id) for entry in vocabulary.themes],
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
    )


def _counted(values: Iterable[str]) -> list[Option]:
    """Return values by name, each with the number of documents that have it."""
    counts = Counter(values)
    return [(f"{value} ({number})", value) for value, number in sorted(counts.items())]


def filters_from(values: Sequence[object]) -> Filters:
    """Return the filters that the form holds: areas, types, first year, last year, agencies, themes, in this order.

    Years the wrong way round are taken as they must have been meant.
    """
    areas, types, first, last, agencies, themes = values
    year_from, year_to = _year(first), _year(last)
    if year_from and year_to and year_from > year_to:
        year_from, year_to = year_to, year_from
    return Filters(
        areas=_texts(areas),
        types=tuple(DocumentType(value) for value in _texts(types) if value in set(DocumentType)),
        year_from=year_from,
        year_to=year_to,
        agencies=_texts(agencies),
        themes=_texts(themes),
    )


def _texts(values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in values) if isinstance(values, list) else ()


def _year(value: object) -> int | None:
    return int(value) if isinstance(value, str) and re.fullmatch(r"(?:19|20)\d\d", value.strip()) else None
