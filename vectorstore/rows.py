"""Documents and paragraphs as rows of the catalogue, and back."""

from collections.abc import Mapping
from typing import cast

from sqlalchemy import RowMapping

from ingest.documents import Authority, Box, Document, DocumentType, Fact, Kind, Paragraph
from vectorstore.results import DocumentRecord, StoredParagraph
from vectorstore.vocabulary import Vocabulary

Row = dict[str, object]


def paragraph_id(document_id: str, position: int) -> str:
    """Return the id of a document's paragraph.

    >>> paragraph_id("kent-2017", 12)
    'kent-2017:12'
    """
    return f"{document_id}:{position}"


def document_row(document: Document) -> Row:
    """Return the columns that come from the file."""
    return {
        "path": document.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": document.pages,
        "paragraphs": len(document.paragraphs),
        "facts": facts_row(document.facts),
        "warnings": list(document.warnings),
        "unreadable_pages": list(document.unreadable_pages),
    }


def facts_row(facts: Mapping[str, Fact]) -> dict[str, list[str]]:
    """Return facts as JSON: name to value and source."""
    return {name: [fact.value, fact.source] for name, fact in facts.items()}


def document_record(row: RowMapping) -> DocumentRecord:
    """Return the record of a row of the table of documents."""
    facts = {name: Fact(value=value, source=source) for name, (value, source) in row["facts"].items()}
    values = {name: fact.value for name, fact in facts.items()}
    return DocumentRecord(
        id=row["id"],
        path=row["path"],
        title=values.get("title") or row["path"].rsplit("/", 1)[-1],
        type=DocumentType(values.get("type", DocumentType.OTHER)),
        area=values.get("area"),
        publisher=values.get("publisher"),
        published=values.get("published"),
        pages=row["pages"],
        paragraphs=row["paragraphs"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        warnings=tuple(row["warnings"]),
        unreadable_pages=tuple(row["unreadable_pages"]),
        facts=facts,
    )


def paragraph_row(document_id: str, paragraph: Paragraph, vocabulary: Vocabulary) -> Row:
    """Return a paragraph's row, with the agencies and themes that its words name."""
    words = f"{paragraph.stem} {paragraph.text}" if paragraph.stem else paragraph.text
    return {
        "id": paragraph_id(document_id, paragraph.position),
        "document": document_id,
        "position": paragraph.position,
        "text": paragraph.text,
        "page": paragraph.page,
        "page_to": paragraph.page_to,
        "label": paragraph.label,
        "ordinal": paragraph.ordinal,
        "section": list(paragraph.section),
        "kind": paragraph.kind.value,
        "authority": paragraph.authority.value,
        "boxes": [[box.page, box.x0, box.top, box.x1, box.bottom] for box in paragraph.boxes],
        "footnotes": list(paragraph.footnotes),
        "stem": paragraph.stem,
        "agencies": list(vocabulary.agencies_in(words)),
        "themes": list(vocabulary.themes_in(words)),
    }


def stored_paragraph(row: RowMapping, document: DocumentRecord) -> StoredParagraph:
    """Return the paragraph of a row, with its document."""
    boxes = cast("list[list[float]]", row["boxes"])
    paragraph = Paragraph(
        position=row["position"],
        text=row["text"],
        page=row["page"],
        page_to=row["page_to"],
        label=row["label"],
        ordinal=row["ordinal"],
        section=tuple(row["section"]),
        kind=Kind(row["kind"]),
        authority=Authority(row["authority"]),
        boxes=tuple(Box(page=int(p), x0=x0, top=top, x1=x1, bottom=bottom) for p, x0, top, x1, bottom in boxes),
        footnotes=tuple(row["footnotes"]),
        stem=row["stem"],
    )
    return StoredParagraph(
        id=row["id"],
        document=document,
        paragraph=paragraph,
        agencies=tuple(row["agencies"]),
        themes=tuple(row["themes"]),
    )
