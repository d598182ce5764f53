"""The filters in force as chips that can be taken away, implied by the question or set by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from ingest.documents import DocumentType
from vectorstore.results import Filters
from vectorstore.vocabulary import Entry, Vocabulary

_FIELDS = {"area": "areas", "type": "types", "review": "reviews", "agency": "agencies", "theme": "themes"}
"""Name of a filter with many values → its field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One filter value in force."""

    name: str
    """Of the filter: "area", "year", "type", "review", "agency", "theme", "left_out"."""
    value: str
    """As it is sent back to take the chip away."""
    words: str
    """As people read it: "area: Kent"."""


def chips_of(in_force: Mapping[str, object]) -> list[Chip]:
    """Return a chip for every value of the filters that an answer was searched with (`Coverage.filters`)."""
    vocabulary = Vocabulary.load()
    chips = [
        Chip(name=name, value=value, words=f"{name}: {_label(name, value, vocabulary)}")
        for name in _FIELDS
        for value in _values(in_force, name)
    ]
    first, last = in_force.get("year_from"), in_force.get("year_to")
    if first or last:
        chips.append(Chip(name="year", value="", words=f"years: {_years(first, last)}"))
    if left_out := _values(in_force, "left_out"):
        documents = "1 document" if len(left_out) == 1 else f"{len(left_out)} documents"
        chips.append(Chip(name="left_out", value="", words=f"without the {documents} already cited"))
    return chips


def taken_away(chip_name: str, value: str, in_force: Mapping[str, object], given: Filters) -> Filters:
    """Return what has to be given with the question so that it is searched without one of the values in force.

    What is left of the same filter is given from then on, since the question itself is not read for it any more.

    Args:
        chip_name: Name of the chip's filter.
        value: The chip's value.
        in_force: The filters that the last answer was searched with.
        given: What was given with the last question.
    """
    if chip_name == "left_out":
        return replace(given, without=())
    unread = tuple(dict.fromkeys((*given.unread, chip_name)))
    if chip_name == "year":
        return replace(given, year_from=None, year_to=None, unread=unread)
    left = tuple(one for one in _values(in_force, chip_name) if one != value)
    return with_field(replace(given, unread=unread), _FIELDS[chip_name], left)


def read_again(given: Filters, named: Filters) -> Filters:
    """Return what is given with a question without what had been taken away, where the question names it anew."""
    for name in given.unread:
        if is_set(named, name):
            unread = tuple(one for one in given.unread if one != name)
            given = replace(given, unread=unread)
            given = given if name == "year" else with_field(given, _FIELDS[name], ())
    return given


def is_set(filters: Filters, name: str) -> bool:
    """Return whether filters hold anything under the name of a chip."""
    if name == "year":
        return bool(filters.year_from or filters.year_to)
    return bool(getattr(filters, _FIELDS[name])) if name in _FIELDS else False


def with_field(filters: Filters, field: str, values: tuple[str, ...]) -> Filters:
    """Return filters with the values of one field set."""
    typed = tuple(DocumentType(value) for value in values) if field == "types" else values
    return replace(filters, **{field: typed})  # type: ignore[arg-type]  # the field's own type


def laid_over(below: Filters, above: Filters) -> Filters:
    """Return two sets of filters as one; a field that is set above counts."""
    chosen = {field.name: getattr(above, field.name) or getattr(below, field.name) for field in fields(Filters)}
    return Filters(**chosen)


def _values(in_force: Mapping[str, object], name: str) -> list[str]:
    values = in_force.get(name, [])
    return [str(value) for value in values] if isinstance(values, list) else []


def _label(name: str, value: str, vocabulary: Vocabulary) -> str:
    entries: tuple[Entry, ...] = {"agency": vocabulary.agencies, "theme": vocabulary.themes}.get(name, ())
    return next((entry.label for entry in entries if entry.id == value), value)


def _years(first: object, last: object) -> str:
    if first == last:
        return str(first)
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"up to {last}"
