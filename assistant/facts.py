"""Facts about documents as people state them: which there are, and what each may be."""

from collections.abc import Mapping

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
"""Facts that may be stated."""
ON_ADDING = ("area", "publisher", "type", "published")
"""Those that may be stated of files as they are added."""
DATES = frozenset({"published", "inspected_from", "inspected_to", "incident"})


class FactError(ValueError):
    """A value that a fact cannot have; the message says why and how to write it."""

    def __init__(self, name: str, message: str) -> None:
        """Keep which fact it is."""
        self.name = name
        super().__init__(message)


def checked(name: str, value: str) -> str:
    """Return a fact's value in the form that the library keeps; "" stays "".

    Raises:
        FactError: There is no such fact, or it cannot have this value.

    >>> checked("published", "13 June 2017"), checked("published", "2017"), checked("area", " Kent ")
    ('2017-06-13', '2017', 'Kent')
    """
    value = value.strip()
    if name not in NAMES:
        message = f"There is no fact {name!r}. There are: {', '.join(NAMES)}."
        raise FactError(name, message)
    if value and name in DATES:
        found = [*dates_in(value), *years_in(value)]
        if not is_date(value) or not found:
            message = f"{value!r} is not a date. Write it as 2017-06-13, 2017-06 or 2017."
            raise FactError(name, message)
        return found[0]
    if value and name == "type" and value not in set(DocumentType):
        message = f"{value!r} is not a type of document. There are: {', '.join(DocumentType)}."
        raise FactError(name, message)
    return value


def checked_all(stated: Mapping[str, str]) -> tuple[dict[str, str], list[FactError]]:
    """Return the facts that can be kept, and what is wrong with the others."""
    kept: dict[str, str] = {}
    wrong: list[FactError] = []
    for name, value in stated.items():
        try:
            kept[name] = checked(name, value)
        except FactError as error:
            wrong.append(error)
    return kept, wrong
