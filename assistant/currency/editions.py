"""Procedures that have a later edition in the library, or whose printed date of review has passed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.currency.printed import is_later, is_past, shown
from assistant.currency.replacements import load_replacements
from ingest.dates import dates_in
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord, StoredParagraph

_IN_EDITIONS = {DocumentType.PROCEDURE, DocumentType.GUIDANCE}
_PARTS = re.compile(r"\s[–—-]\s|:\s|\.\s")
_WORD = re.compile(r"[a-z]+")
_NUMBERED = re.compile(r"\bv(?:ersion)?\.?\s*\d[\d.]*", re.IGNORECASE)
_REVIEW_DUE = re.compile(
    r"(?:review(?:ed)?\s+(?:is\s+)?(?:due|date|by)|next\s+review(?:ed)?|date\s+(?:of|for)\s+(?:next\s+)?review"
    r"|due\s+for\s+review|(?:to|will)\s+be\s+reviewed)\b[^.;]{0,30}",
    re.IGNORECASE,
)


def edition_notes(
    document: DocumentRecord,
    *,
    documents: Sequence[DocumentRecord],
    opening: Sequence[StoredParagraph],
    today: date,
) -> Iterator[str]:
    """Yield that a procedure has a later edition in the library, or else that its review is overdue.

    Args:
        document: what is cited.
        documents: everything in the library.
        opening: paragraphs of its first page, where a date of review is printed.
        today: what "overdue" is measured against.
    """
    if document.type not in _IN_EDITIONS:
        return
    later = [other for other in documents if _is_later_edition(other, document)]
    if later:
        newest = max(later, key=lambda other: other.published or "")
        yield f"A later edition ({shown(newest.published or '')}) is in this library."
        return
    due = review_due(opening)
    if due and is_past(due, today):
        yield f"This was due for review in {shown(due)}; check that it is still in force."


def review_due(opening: Sequence[StoredParagraph]) -> str | None:
    """Return the date of review that a first page prints, as an ISO date or month, or None."""
    for stored in opening:
        for mention in _REVIEW_DUE.finditer(stored.paragraph.text):
            if found := dates_in(mention[0]):
                return found[0]
    return None


def _is_later_edition(other: DocumentRecord, document: DocumentRecord) -> bool:
    if other.type not in _IN_EDITIONS or not document.area or other.area != document.area:
        return False
    if not (other.published and document.published and is_later(other.published, document.published)):
        return False
    return same_subject(other.title, document.title, area=document.area)


def same_subject(one: str, other: str, *, area: str) -> bool:
    """Return whether two titles name one procedure: the same first part, and no different second part.

    >>> same_subject("Bruising in babies – Joint procedure, first edition", "Bruising in babies", area="Kent")
    True
    >>> same_subject("Child protection procedures – Neglect", "Child protection procedures – Bruising", area="Kent")
    False
    """
    first, *rest = _subjects(one, area)
    first_of_other, *rest_of_other = _subjects(other, area)
    if not first or first != first_of_other:
        return False
    words, words_of_other = frozenset().union(*rest), frozenset().union(*rest_of_other)
    return words <= words_of_other or words_of_other <= words


def _subjects(title: str, area: str) -> list[frozenset[str]]:
    """Return what the parts of a title are about: their words less the place, the date and words of every procedure."""
    generic = load_replacements().of_every_procedure | set(_WORD.findall(area.casefold()))
    parts = (_WORD.findall(_NUMBERED.sub(" ", part).casefold()) for part in _PARTS.split(title))
    subjects = [frozenset(words) - generic for words in parts]
    return [subject for subject in subjects if subject] or [frozenset()]
