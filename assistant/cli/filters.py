"""The filters that the commands share."""

from typing import Annotated

import typer

from assistant.filters import FilterError, filters_from
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord, Filters

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
    try:
        return filters_from(
            documents,
            areas=areas or (),
            year_from=year_from,
            year_to=year_to,
            types=types or (),
            agencies=agencies or (),
            themes=themes or (),
        )
    except FilterError as error:
        raise typer.BadParameter(str(error)) from error
