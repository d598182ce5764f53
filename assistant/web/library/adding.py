"""`/library/documents/new`: files and addresses go into the library, and each is told what became of it."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.web import changes
from assistant.web.hosting import service_of
from assistant.web.library.editing import Editor
from assistant.web.library.forms import form_of
from assistant.web.pages import render
from assistant.web.uploads import Delivery, delivery_of
from ingest.documents import DocumentType
from vectorstore.progress import Status

router = APIRouter()

OUTCOMES = {
    Status.ADDED: "Added",
    Status.UPDATED: "Updated",
    Status.UNCHANGED: "There already, unchanged",
    Status.DUPLICATE: "There already, under another name",
    Status.FAILED: "Not added",
}
"""What became of a file, in words."""


@router.get("/library/documents/new")
def form(request: Request, _editor: Editor) -> HTMLResponse:
    """Show the form."""
    return _form(request, Delivery.nothing())


@router.post("/library")
def add(request: Request, _editor: Editor, sent: Annotated[FormData, Depends(form_of)]) -> HTMLResponse:
    """Add what the form brings and show what became of each file, or show the form again with what is wrong."""
    delivery = delivery_of(sent, service_of(request).web)
    if delivery.problems:
        return _form(request, delivery)
    results = list(changes.add(request, delivery.targets, given=delivery.given))
    return render("added.html.j2", request, here="library", results=results, outcomes=OUTCOMES)


def _form(request: Request, delivery: Delivery) -> HTMLResponse:
    web = service_of(request).web
    return render(
        "add.html.j2",
        request,
        status_code=422 if delivery.problems else 200,
        here="library",
        stated=delivery.stated,
        wrong=delivery.problems,
        types=list(DocumentType),
        outcomes={status.value: words for status, words in OUTCOMES.items()},
        most_files=web.upload_files,
        most_mb=web.upload_mb,
    )
