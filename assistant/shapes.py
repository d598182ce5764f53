"""Documents, paragraphs and results as the commands and the HTTP interface give them: plain objects for JSON."""

from assistant.citations import SECTION_MARK
from vectorstore.progress import IngestResult
from vectorstore.results import DocumentRecord, ScoredParagraph, StoredParagraph


def document_shape(record: DocumentRecord) -> dict[str, object]:
    """Return a document as it is listed."""
    return {
        "id": record.id,
        "path": record.path,
        "title": record.title,
        "type": record.type.value,
        "area": record.area,
        "published": record.published,
        "pages": record.pages,
        "paragraphs": record.paragraphs,
        "warnings": list(record.warnings),
    }


def known_shape(record: DocumentRecord) -> dict[str, object]:
    """Return a document with every fact that is known of it, and where each was read."""
    facts = {name: {"value": fact.value, "source": fact.source} for name, fact in record.facts.items()}
    return {**document_shape(record), "publisher": record.publisher, "facts": facts}


def paragraph_shape(stored: StoredParagraph) -> dict[str, object]:
    """Return a paragraph as it is listed."""
    paragraph = stored.paragraph
    return {
        "id": stored.id,
        "document": stored.document.id,
        "path": stored.document.path,
        "label": paragraph.label,
        "section": list(paragraph.section),
        "kind": paragraph.kind.value,
        "page": paragraph.page,
        "page_to": paragraph.page_to,
        "text": paragraph.text,
    }


def result_shape(scored: ScoredParagraph) -> dict[str, object]:
    """Return a search result."""
    document, paragraph = scored.stored.document, scored.stored.paragraph
    return {
        "id": scored.stored.id,
        "doc": document.path,
        "document": document.id,
        "page": paragraph.page,
        "page_to": paragraph.page_to,
        "paragraph": paragraph.label,
        "section": SECTION_MARK.join(paragraph.section),
        "kind": str(paragraph.kind),
        "authority": str(paragraph.authority),
        "text": paragraph.text,
        "score": round(scored.score, 4),
    }


def outcome_shape(result: IngestResult) -> dict[str, object]:
    """Return what became of a file."""
    return {
        "path": result.path,
        "status": result.status.value,
        "id": result.document,
        "pages": result.pages,
        "paragraphs": result.paragraphs,
        "message": result.message,
        "warnings": list(result.warnings),
    }
