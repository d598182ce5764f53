"""Facts about documents as people give them on the command line."""

from collections.abc import Sequence
from typing import Annotated

import typer

from assistant.facts import NAMES, FactError
from assistant.facts import checked as checked_fact
from ingest.documents import DocumentType

AreaFact = Annotated[str | None, typer.Option("--area", help="The council or board area that it is about.")]
PublisherFact = Annotated[str | None, typer.Option("--publisher", help="Who published it.")]
TypeFact = Annotated[DocumentType | None, typer.Option("--type", help="What kind of publication it is.")]
PublishedFact = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help='When it was published: "2017-06-13" or "June 2017".')
]


def stated(
    *, area: str | None, publisher: str | None, document_type: DocumentType | None, published: str | None
) -> dict[str, str]:
    """Return the facts that were given, by name.

    Raises:
        typer.BadParameter: a date is none.
    """
    given = {"area": area, "publisher": publisher, "type": document_type, "published": published}
    return {name: checked(name, value) for name, value in given.items() if value is not None}


def parsed(assignments: Sequence[str]) -> dict[str, str]:
    """Return facts given as NAME=VALUE; an empty value deletes the fact.

    Raises:
        typer.BadParameter: one has no "=", a name that is no fact's, or a value that does not fit.
    """
    facts = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or name.strip() not in NAMES:
            message = f"{assignment!r} is not NAME=VALUE with one of the names {', '.join(NAMES)}."
            raise typer.BadParameter(message)
        facts[name.strip()] = checked(name.strip(), value.strip())
    return facts


def checked(name: str, value: str) -> str:
    """Return a fact's value in the form that the library keeps.

    Raises:
        typer.BadParameter: it cannot have this value.
    """
    try:
        return checked_fact(name, str(value))
    except FactError as error:
        raise typer.BadParameter(str(error)) from error
