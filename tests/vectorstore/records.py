"""Documents as the catalogue knows them, for tests that need no files."""

from ingest.documents import DocumentType, Fact
from vectorstore.results import DocumentRecord


def record(area=None, year=None, document_type=DocumentType.INSPECTION, pseudonym=None):
    """A document of an area and year."""
    facts = {"pseudonym": Fact(value=pseudonym, source="given")} if pseudonym else {}
    return DocumentRecord(
        id=f"{area}-{year}-{pseudonym}".lower(),
        path="a.pdf",
        title=f"{area} {year}",
        type=document_type,
        area=area,
        publisher=None,
        published=str(year) if year else None,
        pages=1,
        paragraphs=1,
        sha256="",
        media_type="application/pdf",
        facts=facts,
    )
