"""Facts about documents as people give them on the command line."""

from collections.abc import Sequence
from typing import Annotated

import typer

from ingest.dates import dates_in, is_date, years_in
from ingest.documents import DocumentType

NAMES = (
    "title",
    "type",
    "area",
    "publisher",
    "published",
    "pseudonym",
    "framework",
    "author",
    "inspected_from",
    "inspected_to",
    "incident",
)
_DATES = {"published", "inspected_from", "inspected_to", "incident"}

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

    >>> checked("published", "13 June 2017"), checked("published", "2017"), checked("area", "Kent")
    ('2017-06-13', '2017', 'Kent')
    """
    if value and name in _DATES:
        found = [*dates_in(value), *years_in(value)]
        if not is_date(value) or not found:
            message = f"{value!r} is not a date. Write it as 2017-06-13, 2017-06 or 2017."
            raise typer.BadParameter(message)
        return found[0]
    if value and name == "type" and value not in set(DocumentType):
        message = f"{value!r} is not a type of document. There are: {', '.join(DocumentType)}."
        raise typer.BadParameter(message)
    return str(value)
