"""Filters as people state them, for every front end: from words to what the search understands."""

from collections.abc import Sequence

from ingest.documents import DocumentType
from vectorstore.places import Places
from vectorstore.results import DocumentRecord, Filters
from vectorstore.vocabulary import Entry, Vocabulary


class FilterError(ValueError):
    """A filter that limits nothing that there is; the message says what there is."""


def filters_from(
    documents: Sequence[DocumentRecord],
    *,
    areas: Sequence[str] = (),
    year_from: int | None = None,
    year_to: int | None = None,
    types: Sequence[DocumentType] = (),
    agencies: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> Filters:
    """Return the filters that somebody has stated.

    Args:
        documents: those of the library, whose areas may be named in short.
        areas: council or board areas.
        year_from: the first year.
        year_to: the last year.
        types: types of document.
        agencies: agencies, by any name of the vocabulary.
        themes: learning themes, by any name of the vocabulary.

    Raises:
        FilterError: an agency or a theme is not in the vocabulary, or the years are the wrong way round.
    """
    if year_from and year_to and year_from > year_to:
        message = f"The first year, {year_from}, is after the last, {year_to}: no document can be of both."
        raise FilterError(message)
    vocabulary = Vocabulary.load()
    places = Places.of(document.area for document in documents)
    return Filters(
        areas=tuple((places.named(area) or (area,))[0] for area in areas),
        year_from=year_from,
        year_to=year_to,
        types=tuple(types),
        agencies=tuple(_known(vocabulary.agency(word), word, "agency", vocabulary.agencies) for word in agencies),
        themes=tuple(_known(vocabulary.theme(word), word, "theme", vocabulary.themes) for word in themes),
    )


def _known(entry: Entry | None, word: str, kind: str, entries: tuple[Entry, ...]) -> str:
    if entry is None:
        known = ", ".join(one.id for one in entries)
        message = f"{word!r} is no {kind} of the vocabulary. Known: {known}."
        raise FilterError(message)
    return entry.id
