"""`/api/v1/paragraphs` and `/api/v1/recommendations`."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.filters import filters_from
from assistant.register import asked_for
from assistant.shapes import paragraph_shape
from assistant.sources import view_source
from assistant.web.api.models import ParagraphKnown, RecommendationsShown, Words
from assistant.web.hosting import hosted_of
from assistant.web.principals import Role, require
from assistant.web.problems import ProblemError

router = APIRouter(tags=["Paragraphs and recommendations"], dependencies=[Depends(require(Role.READER))])

NOTE = (
    "Progress is what a later report says of itself under the same number. Where there is none, none was linked, which"
    " does not mean that nothing was done. A recommendation is chosen by its own words."
)


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
    text: Annotated[str, Query(max_length=200, description="What they must be about.")] = "",
    doc: Annotated[str | None, Query(max_length=300, description="Id of one document.")] = None,
) -> Response:
    """Return the recommendations in scope, each looked at, the newest document first, with what was later reported."""
    library = hosted_of(request).library
    filters = filters_from(
        library.documents(),
        areas=area or (),
        year_from=year_from,
        year_to=year_to,
        agencies=agency or (),
        themes=theme or (),
    )
    found = asked_for(library, filters, text=text, documents=[doc] if doc else ())
    rows = [row.to_json() | {"document": row.stored.document.id} for row in found.rows]
    return JSONResponse({"recommendations": rows, "counted": found.sentence(), "note": NOTE})
