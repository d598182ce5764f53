"""What was later reported of a recommendation, where a document on the same case names it by its number."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.citations import reference
from ingest.documents import DocumentType, Kind
from vectorstore.results import DocumentRecord, StoredParagraph

_NUMBERED = re.compile(r"(?i)\brec(?:ommendation)?s?\.?\s+(\d{1,3})\b")
_SAYS_NOTHING = {Kind.HEADING, Kind.BOILERPLATE}
_OF_A_TABLE = re.compile(r"^(?:recommendation|action)s?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressStatement:
    """What somebody said of a recommendation, and when; nothing is made of it."""

    stored: StoredParagraph

    def to_json(self) -> dict[str, object]:
        """Return it with its place, its date and whose words it is."""
        document, paragraph = self.stored.document, self.stored.paragraph
        return {
            "id": self.stored.id,
            "doc": document.path,
            "page": paragraph.page,
            "reference": reference(self.stored),
            "as_at": document.published,
            "said_by": document.publisher,
            "authority": str(paragraph.authority),
            "text": paragraph.text,
        }


Case = tuple[str, str]
"""Area and pseudonym of a case under review."""


def case_of(document: DocumentRecord) -> Case | None:
    """Return the case that a document is on, or None where it names no pseudonym or no area."""
    pseudonym = document.facts.get("pseudonym")
    return (document.area, pseudonym.value) if document.area and pseudonym else None


def by_number(paragraphs: Iterable[StoredParagraph]) -> dict[tuple[Case, str], list[StoredParagraph]]:
    """Return the paragraphs of progress reports by the case and the number of the recommendation that they are on."""
    found: dict[tuple[Case, str], list[StoredParagraph]] = {}
    for stored in paragraphs:
        case = case_of(stored.document)
        if case is None or stored.paragraph.kind in _SAYS_NOTHING:
            continue
        for number in _numbers(stored):
            found.setdefault((case, number), []).append(stored)
    return found


def progress_on(
    recommendation: StoredParagraph, numbered: Mapping[tuple[Case, str], Sequence[StoredParagraph]]
) -> tuple[ProgressStatement, ...]:
    """Return what was reported of a review's recommendation after the review, oldest first."""
    document, label = recommendation.document, recommendation.paragraph.label
    case = case_of(document)
    if document.type is not DocumentType.REVIEW or case is None or label is None:
        return ()
    later = [
        stored
        for stored in numbered.get((case, label), ())
        if (stored.document.published or "") >= (document.published or "")
    ]
    later.sort(key=lambda stored: (stored.document.published or "", stored.document.path, stored.paragraph.position))
    return tuple(ProgressStatement(stored=stored) for stored in later)


def _numbers(stored: StoredParagraph) -> list[str]:
    """Return the number that the innermost heading or the row of a table gives, or else those in the text."""
    paragraph = stored.paragraph
    for heading in reversed(paragraph.section):
        if named := _NUMBERED.findall(heading):
            return named[:1]
    if paragraph.kind is Kind.TABLE:
        return [paragraph.label] if paragraph.label and _OF_A_TABLE.match(paragraph.text) else []
    return list(dict.fromkeys(_NUMBERED.findall(paragraph.text)))
