"""The filters that the commands share."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any

import typer

from assistant.filters import FilterError, filters_from
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord, Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterWords:
    """The filter options of a command, as they were typed; each field is an option."""

    area: Annotated[
        list[str] | None, typer.Option("--area", help="Only documents about this council or board area.")
    ] = None
    year_from: Annotated[int | None, typer.Option("--year-from", help="Only documents of this year or later.")] = None
    year_to: Annotated[int | None, typer.Option("--year-to", help="Only documents of this year or earlier.")] = None
    type: Annotated[list[DocumentType] | None, typer.Option("--type", help="Only documents of this type.")] = None
    agency: Annotated[list[str] | None, typer.Option("--agency", help="Only paragraphs that name this agency.")] = None
    theme: Annotated[
        list[str] | None, typer.Option("--theme", help="Only paragraphs that touch this learning theme.")
    ] = None

    def understood(self, documents: Sequence[DocumentRecord]) -> Filters:
        """Return the filters that are meant over a library's documents.

        Raises:
            typer.BadParameter: An agency or a theme is not in the vocabulary, or the years are the wrong way round.
        """
        try:
            return filters_from(
                documents,
                areas=self.area or (),
                year_from=self.year_from,
                year_to=self.year_to,
                types=self.type or (),
                agencies=self.agency or (),
                themes=self.theme or (),
            )
        except FilterError as error:
            raise typer.BadParameter(str(error)) from error


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that has the filter options too; they reach its parameter `words` as `FilterWords`."""
    names = [field.name for field in fields(FilterWords)]
    own = [parameter for name, parameter in inspect.signature(command).parameters.items() if name != "words"]
    options = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=field.type)
        for field in fields(FilterWords)
    ]

    @wraps(command)
    def filtered(**given: Any) -> None:  # noqa: ANN401 - whatever the command takes
        command(words=FilterWords(**{name: given.pop(name) for name in names}), **given)

    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    filtered.__signature__ = inspect.Signature([*own, *options])  # type: ignore[attr-defined]
    filtered.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *options)}
    return filtered
