"""`/library/{id}/remove`: a document is withdrawn, from every store."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from assistant.web import changes
from assistant.web.hosting import hosted_of
from assistant.web.pages import render
from assistant.web.principals import Principal, Role, require

router = APIRouter()

Administrator = Annotated[Principal, Depends(require(Role.ADMINISTRATOR))]


@router.get("/library/{document_id}/remove")
def confirm(request: Request, document_id: str, _administrator: Administrator) -> HTMLResponse:
    """Ask whether the document is to be removed, and say what that means."""
    record = hosted_of(request).library.document(document_id)
    return render("remove.html.j2", request, here="library", document=record)


@router.post("/library/{document_id}/remove")
def remove(request: Request, document_id: str, _administrator: Administrator) -> RedirectResponse:
    """Remove the document for good."""
    changes.remove(request, [document_id])
    return RedirectResponse("/library?removed=true", status_code=303)
