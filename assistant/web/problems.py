"""What went wrong, said plainly: as JSON to programs (RFC 9457), as a page to people."""

import logging
import traceback
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.filters import FilterError
from assistant.hosted import NotReadyError
from assistant.web.hosting import service_of
from assistant.web.pages import render
from vectorstore.errors import LibraryBusyError, LibraryError, UnknownDocumentError

logger = logging.getLogger(__name__)

_FOR_PROGRAMS = ("/api/", "/mcp", "/gradio_api/", "/healthz")
_UNFORESEEN = (
    "Something went wrong that was not foreseen. Try again; if it happens again, tell whoever runs the library."
)
_SENTENCES = {
    404: "There is nothing at this address.",
    405: "That cannot be done at this address.",
    413: "That is too large. Send less at once.",
}
"""What is said where the framework's own words are for developers."""


class ProblemError(Exception):
    """What a request cannot be given, with a sentence for people."""

    def __init__(self, status: int, sentence: str, *, wait: float = 0.0) -> None:
        """Keep the HTTP status, the sentence, and after how many seconds it is worth trying again."""
        self.status, self.sentence, self.wait = status, sentence, wait
        super().__init__(sentence)


def problem_response(request: Request, problem: ProblemError) -> Response:
    """Return a problem in the form that fits whoever asked."""
    headers = {"Retry-After": str(max(1, round(problem.wait)))} if problem.wait else {}
    title = HTTPStatus(problem.status).phrase
    if not request.url.path.startswith(_FOR_PROGRAMS) and "text/html" in request.headers.get("accept", "text/html"):
        response: Response = render(
            "problem.html.j2", request, status_code=problem.status, title=title, sentence=problem.sentence
        )
        response.headers.update(headers)
        return response
    return JSONResponse(problem_body(problem), problem.status, headers, media_type="application/problem+json")


def problem_body(problem: ProblemError) -> dict[str, object]:
    """Return a problem as RFC 9457 has it."""
    title = HTTPStatus(problem.status).phrase
    return {"type": "about:blank", "title": title, "status": problem.status, "detail": problem.sentence}


def add_handlers(app: FastAPI) -> None:
    """Have an application answer every error with a problem."""

    def answered(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem.status == HTTPStatus.FORBIDDEN:
            service_of(request).audit.note_denied(request, problem.status)
        return problem_response(request, problem)

    for kind in (
        ProblemError,
        HTTPException,
        RequestValidationError,
        LibraryError,
        NotReadyError,
        FilterError,
        Exception,
    ):
        app.add_exception_handler(kind, answered)


def problem_of(error: Exception) -> ProblemError:
    """Return what an error is to whoever asked; of one not foreseen only the kind and place are logged."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, HTTPException):
        return ProblemError(error.status_code, _SENTENCES.get(error.status_code, error.detail))
    if isinstance(error, RequestValidationError):
        return ProblemError(422, _invalid(error))
    if isinstance(error, FilterError):
        return ProblemError(422, str(error))
    if isinstance(error, UnknownDocumentError):
        return ProblemError(404, f"There is no document {error.document_id!r} in this library.")
    if isinstance(error, LibraryBusyError):
        return ProblemError(503, "Another change to this library is being made. Try again when it is done.", wait=10)
    if isinstance(error, NotReadyError):
        return ProblemError(503, str(error), wait=5)
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f"{Path(place[0].filename).name}:{place[0].lineno}" if place else "an unknown place"
    logger.error("A request could not be answered: %s at %s", type(error).__name__, where)
    return ProblemError(500, _UNFORESEEN)


def _invalid(error: RequestValidationError) -> str:
    """Say what of a request does not fit, without repeating what was sent."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    return f"{place or 'The request'}: {first['msg']}. See /docs for what may be sent."
