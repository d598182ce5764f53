"""`/api/v1/documents`: what is in the library, adding to it, correcting and removing."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Path, Query, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from assistant.facts import NAMES, checked_all
from assistant.hosted import Upload
from assistant.shapes import document_shape, known_shape, outcome_shape, paragraph_shape
from assistant.web.api import examples
from assistant.web.api.events import STREAM, Emit, stream, wants_events
from assistant.web.api.models import DocumentKnown, DocumentsShown, OutcomesShown, ParagraphsShown
from assistant.web.changes import add, edit, remove
from assistant.web.hosting import hosted_of
from assistant.web.principals import Role, require
from assistant.web.problems import ProblemError
from ingest.errors import PageNotFoundError
from ingest.pictures import page_picture

router = APIRouter(prefix="/documents", tags=["Documents"], dependencies=[Depends(require(Role.READER))])

PDF = "application/pdf"
WIDTHS = (450, 900, 1350, 1800)
"""Widths in dots in which a page's picture can be had."""

Id = Annotated[str, Path(max_length=300, description="Id of a document, as `GET /documents` lists it.")]


@router.get("", summary="List the documents", response_model=DocumentsShown)
def list_documents(request: Request) -> Response:
    """Return the documents of the library, by path."""
    return JSONResponse({"documents": [document_shape(record) for record in hosted_of(request).library.documents()]})


@router.get("/{document_id}", summary="One document", response_model=DocumentKnown)
def one(request: Request, document_id: Id) -> Response:
    """Return a document with everything that is known of it, and where each fact was read."""
    return JSONResponse(known_shape(hosted_of(request).library.document(document_id)))


@router.get("/{document_id}/paragraphs", summary="Its paragraphs", response_model=ParagraphsShown)
def paragraphs(request: Request, document_id: Id) -> Response:
    """Return a document's paragraphs in reading order."""
    found = hosted_of(request).library.paragraphs(document_id)
    return JSONResponse({"paragraphs": [paragraph_shape(stored) for stored in found]})


@router.get("/{document_id}/file", summary="Its file", response_class=FileResponse)
def file(request: Request, document_id: Id) -> Response:
    """Return the file as it was added: a PDF file to be shown (`#page=22` opens a page), any other to be saved."""
    library = hosted_of(request).library
    record = library.document(document_id)
    place = library.file(document_id)
    if not place.is_file():
        raise ProblemError(404, "The library's copy of this file is missing. Run: safeguarding check --repair")
    how = "inline" if record.media_type == PDF else "attachment"
    name = record.path.rsplit("/", 1)[-1].split("?")[0] or record.id
    return FileResponse(place, media_type=record.media_type, filename=name, content_disposition_type=how)


@router.get(
    "/{document_id}/pages/{page}.png",
    summary="A page as a picture",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}, "description": "The picture."}},
)
def page(
    request: Request,
    document_id: Id,
    page: Annotated[int, Path(ge=1, le=100_000, description="The page's number, from 1.")],
    width: Annotated[int, Query(description=f"Dots: {', '.join(map(str, WIDTHS))}; others are rounded up.")] = 900,
) -> Response:
    """Return a page of a PDF file as a picture."""
    library = hosted_of(request).library
    record = library.document(document_id)
    if record.media_type != PDF:
        raise ProblemError(404, "This document has no pages that can be pictured: it is no PDF file.")
    wide = next((one for one in WIDTHS if one >= width), WIDTHS[-1])
    tag = f'"{record.sha256[:16]}-{page}-{wide}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": tag}  # kept, and asked for again: it may be withdrawn
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    try:
        picture = page_picture(library.file(document_id), page, width=wide)
    except PageNotFoundError as error:
        raise ProblemError(404, error.reason) from error
    return Response(picture, media_type="image/png", headers=headers)


@router.post(
    "",
    summary="Add documents",
    response_model=OutcomesShown,
    responses={200: {"content": {STREAM: {"example": examples.PROGRESS}}, "description": "What became of each file."}},
    dependencies=[Depends(require(Role.EDITOR))],
)
async def add_documents(
    request: Request,
    files: Annotated[
        list[UploadFile] | None, File(description="PDF, Word, OpenDocument, HTML, Markdown, text.")
    ] = None,
    address: Annotated[list[str] | None, Form(description="Web addresses to be fetched.", max_length=20)] = None,
    area: Annotated[str, Form(description="The council or board area that they are about.", max_length=200)] = "",
    publisher: Annotated[str, Form(description="Who published them.", max_length=200)] = "",
    type: Annotated[str, Form(description="What kind of publication they are.", max_length=50)] = "",
    published: Annotated[str, Form(description='When: "2017-06-13" or "June 2017".', max_length=50)] = "",
) -> Response:
    """Read files and web addresses into the library; needs the role editor.

    A file is known by what is in it, not by its name. One that cannot be read is named with the reason, and the others
    go in. With `Accept: text/event-stream`: `progress` while it runs, a `result` for each file, then `end`.
    """
    stated = {"area": area, "publisher": publisher, "type": type, "published": published}
    given = _facts({name: value for name, value in stated.items() if value})
    targets: list[Upload | str] = [Upload(name=one.filename or "", content=await one.read()) for one in files or ()]
    targets += address or []
    if not targets:
        raise ProblemError(422, "Send one file at least as `files`, or one web address as `address`.")

    def work(emit: Emit) -> None:
        def progress(files: int, pages: int, passages: int) -> None:
            emit("progress", {"files": files, "pages": pages, "passages": passages})

        for result in add(
            request, targets, given=given, on_progress=lambda at: progress(at.files, at.pages, at.passages)
        ):
            emit("result", outcome_shape(result))
        emit("end", {})

    if wants_events(request):
        _ = hosted_of(request).assistant
        return stream(work)
    outcomes = await run_in_threadpool(lambda: list(add(request, targets, given=given)))
    return JSONResponse({"results": [outcome_shape(result) for result in outcomes]})


@router.patch(
    "/{document_id}",
    summary="Correct what is known of a document",
    response_model=DocumentKnown,
    dependencies=[Depends(require(Role.EDITOR))],
)
def edit_document(request: Request, document_id: Id, facts: dict[str, str]) -> Response:
    """Change facts by name; what you state counts before what was found, and an empty value deletes a fact.

    Needs the role editor.
    """
    if not facts:
        raise ProblemError(422, f"Name one fact at least: {', '.join(NAMES)}.")
    return JSONResponse(known_shape(edit(request, document_id, _facts(facts))))


@router.delete(
    "/{document_id}",
    summary="Remove a document",
    status_code=204,
    response_class=Response,
    dependencies=[Depends(require(Role.ADMINISTRATOR))],
)
def remove_document(request: Request, document_id: Id) -> Response:
    """Remove a document for good; nothing of its text stays in the library. Needs the role administrator."""
    remove(request, [document_id])
    return Response(status_code=204)


def _facts(stated: Mapping[str, str]) -> dict[str, str]:
    """Return the facts in the form that the library keeps.

    Raises:
        ProblemError: One cannot have the value stated.
    """
    kept, wrong = checked_all(stated)
    if wrong:
        raise ProblemError(422, " ".join(map(str, wrong)))
    return kept
