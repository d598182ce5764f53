"""`/api/v1/ask` and `/api/v1/search`."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.answers import Answer
from assistant.service import OnStage, unheard
from assistant.web.api import examples
from assistant.web.api.events import STREAM, Emit, stream, wants_events
from assistant.web.api.models import FiltersSent, QuestionSent, ResultsShown, SearchSent, Words
from assistant.web.asking import answered, check_rate, searched
from assistant.web.hosting import hosted_of
from assistant.web.principals import Role, require
from ingest.documents import DocumentType

router = APIRouter(tags=["Ask and search"], dependencies=[Depends(require(Role.READER))])

_ANSWERED = (
    "The verified answer. As events: `stage` for each thing that is done, then one `answer`, or one `problem`;"
    " nothing of an answer is sent before the whole of it is verified."
)


@router.post(
    "/ask",
    summary="Ask a question",
    response_class=JSONResponse,
    responses={
        200: {
            "description": _ANSWERED,
            "content": {"application/json": {"example": examples.ANSWER}, STREAM: {"example": examples.EVENTS}},
        }
    },
)
async def ask(request: Request, sent: QuestionSent) -> Response:
    """Answer with quotations, each with its paragraph and page.

    `status` says how the message was met: answered, partly_answered, no_evidence, urgent_help, personal_data,
    identification, out_of_scope, needs_clarifying or small_talk; `message` says it in a sentence.
    With `Accept: text/event-stream` the stages are streamed while they run. Nothing of the question is kept.
    """
    check_rate(request)
    assistant = hosted_of(request).assistant
    filters = sent.filters.among(assistant.library.documents())

    def answer(on_stage: OnStage) -> Answer:
        return answered(
            request, sent.question, history=sent.history, filters=filters, lines=sent.lines, on_stage=on_stage
        )

    def work(emit: Emit) -> None:
        emit("answer", answer(lambda stage: emit("stage", {"stage": stage})).to_json())

    if wants_events(request):
        return stream(work)
    return JSONResponse((await run_in_threadpool(answer, unheard)).to_json())


@router.post("/search", summary="Search for paragraphs", response_model=ResultsShown)
def search(request: Request, sent: SearchSent) -> Response:
    """Find the paragraphs that come nearest to a question, best first, without an answer."""
    check_rate(request)
    filters = sent.filters.among(hosted_of(request).library.documents())
    return JSONResponse(searched(request, sent.question, history=sent.history, k=sent.k, filters=filters))


@router.get("/search", summary="Search for paragraphs, with everything in the address", response_model=ResultsShown)
def search_by_address(
    request: Request,
    q: Annotated[
        str, Query(min_length=1, max_length=2_000, description="The question.", examples=["return interviews"])
    ],
    k: Annotated[int, Query(ge=1, le=100, description="The most paragraphs.")] = 10,
    area: Annotated[list[Words] | None, Query(description="Council or board areas.")] = None,
    year_from: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    year_to: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    type: Annotated[list[DocumentType] | None, Query(description="Types of document.")] = None,
    agency: Annotated[list[Words] | None, Query(description="Only paragraphs that name these agencies.")] = None,
    theme: Annotated[list[Words] | None, Query(description="Only paragraphs that touch these themes.")] = None,
) -> Response:
    """Find paragraphs as the other way does; prefer that one, since proxies may keep the addresses they pass on."""
    filters = FiltersSent(
        area=area or [],
        year_from=year_from,
        year_to=year_to,
        type=type or [],
        agency=agency or [],
        theme=theme or [],
    )
    return search(request, SearchSent(question=q, k=k, filters=filters))
