"""`/api/v1/paragraphs` and `/api/v1/recommendations`."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.filters import filters_from
from assistant.shapes import paragraph_shape
from assistant.sources import view_source
from assistant.web.api.models import ParagraphKnown, RecommendationsShown, Words
from assistant.web.hosting import hosted_of
from assistant.web.principals import Role, require
from assistant.web.problems import ProblemError
from ingest.documents import Kind
from vectorstore.library import Library
from vectorstore.results import DocumentRecord, Filters, StoredParagraph

router = APIRouter(tags=["Paragraphs and recommendations"], dependencies=[Depends(require(Role.READER))])

NOT_READ = "addressee, kind and progress are null: this version does not read them, which does not mean there are none."


@router.get("/paragraphs/{paragraph_id:path}", summary="One paragraph", response_model=ParagraphKnown)
def paragraph(
    request: Request,
    paragraph_id: Annotated[str, Path(max_length=300, description="Id as answers and searches give it.")],
) -> Response:
    """Return a paragraph, how it is cited, whose words it is and of when, and where on its pages it stands."""
    view = view_source(hosted_of(request).library, paragraph_id)
    if view is None:
        raise ProblemError(404, f"There is no paragraph {paragraph_id!r} in this library.")
    known = {
        "reference": view.reference,
        "authority": view.authority,
        "currency": view.currency,
        "boxes": [asdict(box) for box in view.stored.paragraph.boxes],
        "previous": view.previous.id if view.previous else None,
        "next": view.next.id if view.next else None,
    }
    return JSONResponse(paragraph_shape(view.stored) | known)


@router.get("/recommendations", summary="Recommendations", response_model=RecommendationsShown)
def recommendations(
    request: Request,
    area: Annotated[list[Words] | None, Query(description="Council or board areas.")] = None,
    agency: Annotated[list[Words] | None, Query(description="Only those that name these agencies.")] = None,
    year_from: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    year_to: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    theme: Annotated[list[Words] | None, Query(description="Only those that touch these themes.")] = None,
    text: Annotated[str, Query(max_length=200, description="Words that must stand in it.")] = "",
    doc: Annotated[str | None, Query(max_length=300, description="Id of one document.")] = None,
) -> Response:
    """Return the paragraphs in which documents recommend something, word for word, by document and page."""
    library = hosted_of(request).library
    filters = filters_from(
        library.documents(),
        areas=area or (),
        year_from=year_from,
        year_to=year_to,
        agencies=agency or (),
        themes=theme or (),
    )
    documents = [library.document(doc)] if doc else library.documents()
    rows = [_row(stored) for stored in _recommending(library, documents, filters, text.casefold().split())]
    return JSONResponse({"recommendations": rows, "note": NOT_READ})


def _recommending(
    library: Library, documents: list[DocumentRecord], filters: Filters, words: list[str]
) -> Iterator[StoredParagraph]:
    """Yield the recommendations of documents that the filters leave, with all of some words."""
    for record in documents:
        for stored in library.paragraphs(record.id) if _is_left(record, filters) else ():
            if stored.paragraph.kind is Kind.RECOMMENDATION and _speaks_of(stored, filters, words):
                yield stored


def _speaks_of(stored: StoredParagraph, filters: Filters, words: list[str]) -> bool:
    text = stored.paragraph.text.casefold()
    return (
        all(word in text for word in words)
        and _shares(filters.agencies, stored.agencies)
        and _shares(filters.themes, stored.themes)
    )


def _is_left(record: DocumentRecord, filters: Filters) -> bool:
    if filters.areas and record.area not in filters.areas:
        return False
    if filters.year_from is None and filters.year_to is None:
        return True
    return record.year is not None and (filters.year_from or 0) <= record.year <= (filters.year_to or 9999)


def _shares(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    return not wanted or not set(wanted).isdisjoint(there)


def _row(stored: StoredParagraph) -> dict[str, object]:
    paragraph = stored.paragraph
    return {
        "id": stored.id,
        "doc": stored.document.path,
        "document": stored.document.id,
        "page": paragraph.page,
        "label": paragraph.label,
        "addressee": None,
        "kind": None,
        "text": paragraph.text,
        "verbatim": True,
        "themes": list(stored.themes),
        "progress": None,
    }
