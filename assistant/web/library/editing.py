"""`/library/{id}/edit`: what is known of a document, put right by an editor."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from assistant.facts import DATES, NAMES, FactError, checked_all
from assistant.web import changes
from assistant.web.hosting import hosted_of
from assistant.web.library.document import FACT_NAMES
from assistant.web.library.forms import form_of
from assistant.web.pages import render
from assistant.web.principals import Principal, Role, require
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord

router = APIRouter()

_REQUIRED = ("title", "type")
Editor = Annotated[Principal, Depends(require(Role.EDITOR))]


@router.get("/library/{document_id}/edit")
def form(request: Request, document_id: str, _editor: Editor) -> HTMLResponse:
    """Show the form with what is known."""
    record = hosted_of(request).library.document(document_id)
    return _form(request, record, {name: _known(record, name) for name in NAMES})


@router.post("/library/{document_id}/edit", response_model=None)
def edit(
    request: Request, document_id: str, _editor: Editor, sent: Annotated[FormData, Depends(form_of)]
) -> HTMLResponse | RedirectResponse:
    """Keep what was changed, or show the form again with what is wrong."""
    record = hosted_of(request).library.document(document_id)
    stated = {name: str(sent[name]) for name in NAMES if name in sent}
    kept, wrong = checked_all(stated)
    wrong += [FactError(name, "This cannot be empty.") for name in _REQUIRED if kept.get(name) == ""]
    if wrong:
        return _form(request, record, {name: stated.get(name, _known(record, name)) for name in NAMES}, wrong)
    changed = {name: value for name, value in kept.items() if value != _known(record, name)}
    if changed:
        changes.edit(request, document_id, changed)
    return RedirectResponse(f"/library/{document_id}?saved={'true' if changed else 'false'}", status_code=303)


def _form(
    request: Request, record: DocumentRecord, values: Mapping[str, str], wrong: Sequence[FactError] = ()
) -> HTMLResponse:
    return render(
        "edit.html.j2",
        request,
        status_code=422 if wrong else 200,
        here="library",
        document=record,
        values=values,
        names={name: FACT_NAMES[name] for name in NAMES},
        sources={name: fact.source for name, fact in record.facts.items()},
        dates=DATES,
        types=list(DocumentType),
        required=_REQUIRED,
        wrong={error.name: str(error) for error in wrong},
    )


def _known(record: DocumentRecord, name: str) -> str:
    if name == "type":
        return str(record.type)
    if name == "title":
        return record.title
    return record.facts[name].value if name in record.facts else ""
