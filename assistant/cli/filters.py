"""The filters that the commands share, from words that people type to what the search understands."""

from typing import Annotated

import typer

from ingest.documents import DocumentType
from vectorstore.places import Places
from vectorstore.results import DocumentRecord, Filters
from vectorstore.vocabulary import Entry, Vocabulary

Area = Annotated[list[str] | None, typer.Option("--area", help="Only documents about this council or board area.")]
YearFrom = Annotated[int | None, typer.Option("--year-from", help="Only documents of this year or later.")]
YearTo = Annotated[int | None, typer.Option("--year-to", help="Only documents of this year or earlier.")]
Type = Annotated[list[DocumentType] | None, typer.Option("--type", help="Only documents of this type.")]
Agency = Annotated[list[str] | None, typer.Option("--agency", help="Only paragraphs that name this agency.")]
Theme = Annotated[list[str] | None, typer.Option("--theme", help="Only paragraphs that touch this learning theme.")]


def filters_of(
    documents: list[DocumentRecord],
    *,
    areas: list[str] | None,
    year_from: int | None,
    year_to: int | None,
    types: list[DocumentType] | None,
    agencies: list[str] | None,
    themes: list[str] | None,
) -> Filters:
    """Return the filters that a command was given.

    Raises:
        typer.BadParameter: If an agency or a theme is not in the vocabulary, or the years are the wrong way round.
    """
    if year_from and year_to and year_from > year_to:
        message = f"--year-from {year_from} is after --year-to {year_to}: no document can be of both."
        raise typer.BadParameter(message)
    vocabulary = Vocabulary.load()
    places = Places.of(document.area for document in documents)
    return Filters(
        areas=tuple((places.named(area) or (area,))[0] for area in areas or ()),
        year_from=year_from,
        year_to=year_to,
        types=tuple(types or ()),
        agencies=tuple(_known(vocabulary.agency(word), word, "agency", vocabulary.agencies) for word in agencies or ()),
        themes=tuple(_known(vocabulary.theme(word), word, "theme", vocabulary.themes) for word in themes or ()),
    )


def _known(entry: Entry | None, word: str, kind: str, entries: tuple[Entry, ...]) -> str:
    if entry is None:
        known = ", ".join(one.id for one in entries)
        message = f"{word!r} is no {kind} of the vocabulary. Known: {known}."
        raise typer.BadParameter(message)
    return entry.id
