"""What is known about a document, each fact with where it was read; what nothing states stays unknown."""

from collections.abc import Iterator, Mapping

from ingest.areas import area_most_named, area_of_body, area_of_folder, area_of_inspection, area_of_joint_body, areas_in
from ingest.blocks import Reading
from ingest.dates import dates_in, iso_date, years_in
from ingest.document_types import framework_of_title
from ingest.documents import DocumentType, Fact
from ingest.front import is_organisation
from ingest.front_matter import FROM_FOLDER, FROM_NAME, FROM_PROPERTIES, FROM_TITLE, PRINTED, FrontMatter
from ingest.printed_facts import (
    author_in,
    body_in,
    chair_in,
    incident_in,
    inspected_in,
    inspectorate_in,
    published_alone,
    published_beside_label,
    published_on_cover,
)
from ingest.pseudonyms import name_in_title, pseudonym_in_file_name, pseudonym_in_title, pseudonyms_in

_GIVEN = "given"
_NATIONWIDE = (DocumentType.GUIDANCE, DocumentType.OTHER)
_FROM_HEADING = "printed in a heading"
_ABOUT_CASES = (DocumentType.REVIEW, DocumentType.PROGRESS_REPORT, DocumentType.BRIEFING, DocumentType.OTHER)
_PROGRAMS = {"python-docx", "admin", "administrator", "user", "owner", "unknown", "author", "anonymous"}


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
    front = FrontMatter(reading=reading, path=path, file_name=file_name)
    facts: dict[str, Fact] = {}
    for name, fact in _found(front):
        facts.setdefault(name, fact)
    facts |= {name: Fact(value=value, source=_GIVEN) for name, value in (given or {}).items() if value}
    return facts


def _found(front: FrontMatter) -> Iterator[tuple[str, Fact]]:
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


def _areas(front: FrontMatter) -> Iterator[tuple[str | None, str]]:
    yield next((area for folder in front.folders if (area := area_of_folder(folder))), None), FROM_FOLDER
    yield area_of_body(" ".join(front.block.organisations)), PRINTED
    named = areas_in(front.title.value)
    yield named[0] if len(named) == 1 else None, FROM_TITLE
    yield area_of_inspection(front.title.value) if front.is_inspection else None, FROM_TITLE
    yield area_of_body(front.title.value), FROM_TITLE
    named = areas_in(" ".join(front.block.organisations + front.block.titles))
    yield named[0] if len(named) == 1 else None, PRINTED
    named = areas_in(title_case(front.stem))
    yield named[0] if len(named) == 1 else None, FROM_NAME
    yield area_of_body(body_in(front.lines) or ""), PRINTED
    yield area_of_joint_body(front.block.organisations[0]) if len(front.block.organisations) == 1 else None, PRINTED
    for name in ("publisher", "title", "author"):
        yield area_of_body(front.properties.get(name, "")), FROM_PROPERTIES
    yield area_most_named(front.text) if front.type.value not in _NATIONWIDE else None, "named throughout the text"


def title_case(name: str) -> str:
    """Return a file's name with capitals, for looking up names that people write small in file names."""
    return name.replace("_", " ").replace("-", " ").title()


def _publishers(front: FrontMatter) -> Iterator[tuple[str | None, str]]:
    if front.is_inspection:
        yield inspectorate_in(front.block.lines), PRINTED
        yield "Ofsted", FROM_TITLE
    yield front.properties.get("publisher"), FROM_PROPERTIES
    yield body_in(front.block.lines), PRINTED
    yield next(iter(front.block.organisations), None), PRINTED
    yield body_in(front.lines), PRINTED
    yield body_in((front.properties.get("title", ""),)), FROM_PROPERTIES
    author = front.properties.get("author", "")
    yield author if is_organisation(author) else None, FROM_PROPERTIES


def _pseudonyms(front: FrontMatter) -> Iterator[tuple[str | None, str]]:
    if front.is_inspection:
        return
    stated = " – ".join((front.title.value, *front.block.titles))
    if front.type.value != DocumentType.REVIEW.value and len(pseudonyms_in(stated)) > 1:
        return  # a briefing on several reviews is the briefing of none
    yield pseudonym_in_title(front.title.value), PRINTED
    yield pseudonym_in_title(" ".join(front.block.titles)), PRINTED
    if front.type.value in _ABOUT_CASES:
        yield name_in_title(stated, text=front.text), PRINTED
    yield pseudonym_in_file_name(front.stem), FROM_NAME
    if front.is_minutes and len(items := pseudonyms_in(" – ".join(front.subjects))) == 1:
        yield items[0], _FROM_HEADING


def _frameworks(front: FrontMatter) -> Iterator[tuple[str | None, str]]:
    yield framework_of_title(front.title.value), FROM_TITLE
    yield framework_of_title(front.block.text), FROM_TITLE
    yield framework_of_title(front.stem) if not front.is_inspection else None, FROM_NAME
    yield framework_of_title(" ".join(front.subjects)) if front.is_minutes else None, _FROM_HEADING


def _authors(front: FrontMatter) -> Iterator[tuple[str | None, str]]:
    yield author_in(front.lines), PRINTED
    # Domestic abuse related death reviews are written by those who chair them; boards have chairs who write nothing.
    yield chair_in(front.lines) if front.type.value == DocumentType.REVIEW.value else None, PRINTED
    author = front.properties.get("author", "")
    if not (front.is_inspection or author.lower() in _PROGRAMS or is_organisation(author)):
        yield author, FROM_PROPERTIES


def _dates(front: FrontMatter) -> Iterator[tuple[str, Fact]]:
    inspected = inspected_in(front.lines) if front.is_inspection else None
    printed = published_beside_label(front.lines)
    if not front.is_inspection:  # inspection reports print when they inspected, often in a running header
        printed = printed or published_on_cover(front.block) or published_alone(front.lines)
    named = next(iter(dates_in(front.stem) or years_in(front.stem)), None)
    stated = iso_date(front.properties.get("published", ""))
    made = iso_date(front.properties.get("created", ""))
    yield from _named("published_printed", iter([(printed, PRINTED)]))
    yield from _named("published_file_name", iter([(named, FROM_NAME)]))
    # A file may be made long after its text: its own date is good for the year at most.
    choices = [
        (printed, PRINTED),
        (stated, FROM_PROPERTIES),
        (named, FROM_NAME),
        (made and made[:4], FROM_PROPERTIES),
    ]
    if inspected and made and made < inspected[1]:  # the file's clock was wrong
        choices.pop()
    yield from _named("published", iter(choices))
    yield from _named("incident", iter([(incident_in(front.lines), PRINTED)]))
    if inspected:
        yield "inspected_from", Fact(value=inspected[0], source=PRINTED)
        yield "inspected_to", Fact(value=inspected[1], source=PRINTED)
