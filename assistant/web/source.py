"""`/source/…`: a cited paragraph beside the picture of its page, as a page of its own or as a part of another."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.quotations import holds_telephone_number
from assistant.sources import view_source
from assistant.web.hosting import hosted_of
from assistant.web.pages import render, templates
from assistant.web.problems import ProblemError

router = APIRouter(include_in_schema=False)
templates.tests["with_telephone"] = holds_telephone_number


@router.get("/source/{paragraph_id}")
def source(request: Request, paragraph_id: str, quote: str = "", fragment: bool = False) -> HTMLResponse:
    """Show a paragraph and mark the quote in it; `fragment` leaves out the frame, for the panel beside an answer."""
    view = view_source(hosted_of(request).library, paragraph_id, quote=quote or None)
    if fragment:
        name = "source_part.html.j2" if view else "missing_part.html.j2"
        content = templates.get_template(name).render(view=view, level=2, is_part=True)
        return HTMLResponse(content, status_code=200 if view else 404)
    if view is None:
        raise ProblemError(404, "There is no such paragraph in this library; it may have been removed.")
    return render("source.html.j2", request, here="library", view=view)
