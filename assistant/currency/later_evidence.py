"""Later, independent evidence in the library about what an agency reported of itself."""

from collections.abc import Iterator, Sequence

from assistant.citations import authority_of_quote
from assistant.currency.printed import is_later, shown
from ingest.documents import Authority, DocumentType, Kind
from vectorstore.results import DocumentRecord, StoredParagraph

_MOST = 3
_SELF_REPORTS = {DocumentType.PROGRESS_REPORT, DocumentType.ANNUAL_REPORT}


def later_evidence(stored: StoredParagraph, quote: str, documents: Sequence[DocumentRecord]) -> Iterator[str]:
    """Yield that inspections of the same area, or a review of the same case, followed a report of progress."""
    inspections, reviews = followed_by(stored, quote, documents)
    found = [
        _named("inspection of the same area", "inspections of the same area", inspections),
        _named("review of the same case", "reviews of the same case", reviews),
    ]
    parts = [part for part in found if part]
    if parts:
        count = len(inspections) + len(reviews)
        is_or_are = "is" if count == 1 else "are"
        reported = shown(stored.document.published or "")
        yield f"Agency reported, {reported}; {' and '.join(parts)} {is_or_are} in this library."


def followed_by(
    stored: StoredParagraph, quote: str, documents: Sequence[DocumentRecord]
) -> tuple[list[DocumentRecord], list[DocumentRecord]]:
    """Return the inspections and the reviews that came after a report of progress; none of any other quotation."""
    document = stored.document
    if not _is_self_report(stored, quote) or not document.published:
        return [], []
    later = [other for other in documents if other.published and is_later(other.published, document.published)]
    return [other for other in later if _inspects(other, document)], [
        other for other in later if _reviews(other, document)
    ]


def _is_self_report(stored: StoredParagraph, quote: str) -> bool:
    if authority_of_quote(stored, quote) is not Authority.AGENCY_REPORTED:
        return False
    return stored.document.type in _SELF_REPORTS or stored.paragraph.kind is Kind.PROGRESS


def _inspects(other: DocumentRecord, document: DocumentRecord) -> bool:
    same_area = document.area is not None and other.area == document.area
    return other.type is DocumentType.INSPECTION and same_area and _of_adults(other) == _of_adults(document)


def _reviews(other: DocumentRecord, document: DocumentRecord) -> bool:
    """Return whether a document reviews the case that a progress report is on: same area, same pseudonym."""
    ours, theirs = document.facts.get("pseudonym"), other.facts.get("pseudonym")
    if ours is None or theirs is None or ours.value != theirs.value or other.area != document.area:
        return False
    return other.type is DocumentType.REVIEW and other.title != document.title


def _of_adults(document: DocumentRecord) -> bool:
    """Return whether a document is on adults' services, which the inspections of children's services say nothing of."""
    framework = document.facts.get("framework")
    words = " ".join((document.title, document.publisher or "", framework.value if framework else "")).casefold()
    return "adult" in words and "child" not in words


def _named(one: str, many: str, documents: Sequence[DocumentRecord]) -> str:
    """Return "a later inspection of the same area (January 2017)", or "" where there is none."""
    if not documents:
        return ""
    dates = sorted({document.published or "" for document in documents})
    listed = ", ".join(shown(published) for published in dates[:_MOST])
    more = f" and {len(dates) - _MOST} more" if len(dates) > _MOST else ""
    return f"{'a later ' + one if len(documents) == 1 else 'later ' + many} ({listed}{more})"
