"""Whose statement a paragraph is, from the type of its document and what the paragraph does there."""

from ingest.documents import Authority, DocumentType, Kind
from ingest.kinds import finds_in_words, recommends_in_words

_BY_TYPE = {
    DocumentType.INSPECTION: Authority.INSPECTOR_JUDGED,
    DocumentType.REVIEW: Authority.REVIEW_FOUND,
    DocumentType.PROCEDURE: Authority.PROCEDURE_SAYS,
    DocumentType.GUIDANCE: Authority.GUIDANCE_SAYS,
}


def authority_of(document_type: DocumentType, kind: Kind, text: str) -> Authority:
    """Return the authority; what an agency writes of itself stays its own report unless it retells a review."""
    own = _BY_TYPE.get(document_type, Authority.AGENCY_REPORTED)
    if own is Authority.REVIEW_FOUND:
        return Authority.REVIEW_RECOMMENDED if kind is Kind.RECOMMENDATION else own
    if own is not Authority.AGENCY_REPORTED:
        return own
    if recommends_in_words(text):
        return Authority.REVIEW_RECOMMENDED
    return Authority.REVIEW_FOUND if finds_in_words(text) else own
