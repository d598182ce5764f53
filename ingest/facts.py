"""What is known about a document, each fact with where it was read; what nothing states stays unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ingest.areas import area_of_body, area_of_folder, areas_in
from ingest.blocks import Reading
from ingest.dates import dates_in, iso_date, years_in
from ingest.document_types import framework_of_title, type_of_title
from ingest.documents import DocumentType, Fact
from ingest.front import TitleBlock, begins_text, is_organisation, title_block
from ingest.labels import split_heading_label
from ingest.printed_facts import (
    author_in,
    body_in,
    incident_in,
    inspected_in,
    published_beside_label,
    published_on_cover,
)
from ingest.pseudonyms import pseudonym_in_file_name, pseudonym_in_title
from ingest.titles import is_meant, printed_title, title_of_file_name

_PRINTED = "printed on page 1"
_FROM_TITLE = "inferred from the title"
_FROM_NAME = "file name"
_FROM_FOLDER = "folder name"
_FROM_PROPERTIES = "file properties"
_GIVEN = "given"
_PROGRAMS = {"python-docx", "admin", "administrator", "user", "owner", "unknown", "author"}


def find_facts(
    reading: Reading, *, path: str, file_name: str, given: Mapping[str, str] | None = None
) -> dict[str, Fact]:
    """Return the document's facts by name; a fact that nothing states is left out.

    Args:
        reading: what the reader made of the file.
        path: relative path of the file; folders above the file may name its area.
        file_name: the name the file goes by.
        given: facts that the person who ingests states; they count before anything found.
    """
    front = _Front(reading=reading, path=path, file_name=file_name)
    facts: dict[str, Fact] = {}
    for name, fact in _found(front):
        facts.setdefault(name, fact)
    facts |= {name: Fact(value=value, source=_GIVEN) for name, value in (given or {}).items() if value}
    return facts


@dataclass(frozen=True)
class _Front:
    """What facts are read from."""

    reading: Reading
    path: str
    file_name: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(" ".join(line.split()) for line in self.reading.first_page_lines if line.strip())

    @cached_property
    def block(self) -> TitleBlock:
        return title_block(self.lines)

    @cached_property
    def properties(self) -> dict[str, str]:
        return {name: value.strip() for name, value in self.reading.properties if value.strip()}

    @cached_property
    def stem(self) -> str:
        return PurePosixPath(self.file_name).stem if "." in self.file_name else self.file_name

    @cached_property
    def title(self) -> Fact:
        marked = self.properties.get("heading", "")
        title = split_heading_label(marked)[1]
        is_title = title and not begins_text(title) and not is_organisation(title)
        printed = title if is_title else printed_title(self.block, page_lines=self.lines)
        if printed:
            return Fact(value=printed, source=_PRINTED)
        if is_meant(title := self.properties.get("title", "")):
            return Fact(value=title, source=_FROM_PROPERTIES)
        return Fact(value=title_of_file_name(self.file_name), source=_FROM_NAME)

    @cached_property
    def type(self) -> Fact:
        """The type stated by the title, else by the lines around it, else by the file's properties or name."""
        titled = _FROM_NAME if self.title.source == _FROM_NAME else _FROM_TITLE
        places = (
            (self.title.value, titled),
            (self.block.text, _PRINTED),
            (self.properties.get("title", ""), _FROM_PROPERTIES),
            (self.stem, _FROM_NAME),
        )
        for text, source in places:
            if kind := type_of_title(text):
                return Fact(value=kind.value, source=source)
        return Fact(value=DocumentType.OTHER.value, source="nothing in the title or the file name says")

    @property
    def is_inspection(self) -> bool:
        return self.type.value == DocumentType.INSPECTION.value


def _found(front: _Front) -> Iterator[tuple[str, Fact]]:
    """Yield facts by name, the best source of each first."""
    yield "title", front.title
    yield "type", front.type
    yield from _named("area", _areas(front))
    yield from _named("publisher", _publishers(front))
    yield from _named("pseudonym", _pseudonyms(front))
    yield from _named("framework", _frameworks(front))
    yield from _named("author", _authors(front))
    yield from _dates(front)


def _named(name: str, found: Iterator[tuple[str | None, str]]) -> Iterator[tuple[str, Fact]]:
    return ((name, Fact(value=value, source=source)) for value, source in found if value)


def _areas(front: _Front) -> Iterator[tuple[str | None, str]]:
    folders = PurePosixPath(front.path).parts[:-1]
    yield next((area for folder in reversed(folders) if (area := area_of_folder(folder))), None), _FROM_FOLDER
    yield area_of_body(" ".join(front.block.organisations)), _PRINTED
    named = areas_in(front.title.value)
    yield named[0] if len(named) == 1 else None, _FROM_TITLE
    yield area_of_body(front.title.value), _FROM_TITLE
    named = areas_in(" ".join(front.block.organisations + front.block.titles))
    yield named[0] if len(named) == 1 else None, _PRINTED
    named = areas_in(title_case(front.stem))
    yield named[0] if len(named) == 1 else None, _FROM_NAME
    yield area_of_body(body_in(front.lines) or ""), _PRINTED
    yield area_of_body(front.properties.get("publisher", "")), _FROM_PROPERTIES


def title_case(name: str) -> str:
    """Return a file's name with capitals, for looking up names that people write small in file names."""
    return name.replace("_", " ").replace("-", " ").title()


def _publishers(front: _Front) -> Iterator[tuple[str | None, str]]:
    if front.is_inspection:
        yield "Ofsted", _FROM_TITLE
    yield front.properties.get("publisher"), _FROM_PROPERTIES
    yield body_in(front.block.lines), _PRINTED
    yield next(iter(front.block.organisations), None), _PRINTED
    yield body_in(front.lines), _PRINTED


def _pseudonyms(front: _Front) -> Iterator[tuple[str | None, str]]:
    if not front.is_inspection:
        yield pseudonym_in_title(front.title.value), _PRINTED
        yield pseudonym_in_title(" ".join(front.block.titles)), _PRINTED
        yield pseudonym_in_file_name(front.stem), _FROM_NAME


def _frameworks(front: _Front) -> Iterator[tuple[str | None, str]]:
    yield framework_of_title(front.title.value), _FROM_TITLE
    yield framework_of_title(front.block.text), _FROM_TITLE
    yield framework_of_title(front.stem) if not front.is_inspection else None, _FROM_NAME


def _authors(front: _Front) -> Iterator[tuple[str | None, str]]:
    yield author_in(front.lines), _PRINTED
    author = front.properties.get("author", "")
    if not front.is_inspection and author.lower() not in _PROGRAMS:
        yield author, _FROM_PROPERTIES


def _dates(front: _Front) -> Iterator[tuple[str, Fact]]:
    inspected = inspected_in(front.lines) if front.is_inspection else None
    printed = published_beside_label(front.lines)
    if not front.is_inspection:  # inspection reports print when they inspected, often in a running header
        printed = printed or published_on_cover(front.block)
    named = next(iter(dates_in(front.stem) or years_in(front.stem)), None)
    stated = iso_date(front.properties.get("published", ""))
    made = iso_date(front.properties.get("created", ""))
    yield from _named("published_printed", iter([(printed, _PRINTED)]))
    yield from _named("published_file_name", iter([(named, _FROM_NAME)]))
    # A file may be made long after its text: its own date is good for the year at most.
    choices = [
        (printed, _PRINTED),
        (stated, _FROM_PROPERTIES),
        (named, _FROM_NAME),
        (made and made[:4], _FROM_PROPERTIES),
    ]
    yield from _named("published", iter(choices))
    yield from _named("incident", iter([(incident_in(front.lines), _PRINTED)]))
    if inspected:
        yield "inspected_from", Fact(value=inspected[0], source=_PRINTED)
        yield "inspected_to", Fact(value=inspected[1], source=_PRINTED)
