"""Every question passes here, from the page, the HTTP interface and the tools alike: so many a minute, and noted."""

from collections.abc import Sequence

from starlette.requests import Request

from assistant.answers import Answer, AnswerStatus
from assistant.render import coverage_line
from assistant.service import LINES, OnStage, coverage_of, unheard
from assistant.shapes import result_shape
from assistant.web.access import Way
from assistant.web.hosting import hosted_of, service_of
from assistant.web.principals import principal_of
from assistant.web.problems import ProblemError
from vectorstore.results import Filters

_NOT_SEARCHED = {AnswerStatus.URGENT_HELP, AnswerStatus.PERSONAL_DATA, AnswerStatus.IDENTIFICATION}


def check_rate(request: Request) -> None:
    """Count a question or a search of whoever sent a request (for Gradio: the event's `request.request`).

    Raises:
        ProblemError: They have asked too often (429); it says when to go on.
    """
    service = service_of(request)
    wait = service.questions.take(_owner(request))
    if wait:
        service.audit.note_denied(request, 429)
        sentence = f"That is more than {service.web.questions_a_minute} questions in a minute. Wait {_seconds(wait)}."
        raise ProblemError(429, sentence, wait=wait)


def answered(
    request: Request,
    question: str,
    *,
    history: Sequence[str] = (),
    filters: Filters | None = None,
    lines: int = LINES,
    on_stage: OnStage = unheard,
) -> Answer:
    """Return the answer to a message of whoever sent a request, noted in the audit log.

    Raises:
        NotReadyError: The model is still loading, or could not be loaded.
    """
    assistant = hosted_of(request).assistant
    answer = assistant.answer(question, history=history, filters=filters, lines=lines, on_stage=on_stage)
    note_answer(request, answer)
    return answer


def searched(
    request: Request, question: str, *, history: Sequence[str] = (), k: int = 10, filters: Filters | None = None
) -> dict[str, object]:
    """Return the paragraphs that come nearest to a question, in the form of the HTTP interface, noted as above.

    A live concern, personal data or a guess at who somebody is are met as they are when asked: nothing is searched.
    """
    assistant = hosted_of(request).assistant
    met = assistant.stopped(question, history=history)
    if met is not None and met.status in _NOT_SEARCHED:
        note_answer(request, met)
        message = "\n".join((met.message, *met.notes))
        return {"status": str(met.status), "message": message, "results": [], "coverage": ""}
    found = assistant.search(question, history=history, k=k, filters=filters)
    service_of(request).audit.note(
        principal_of(request), "searched", results=len(found.results), index=assistant.library.index_id
    )
    return {
        "status": "searched",
        "message": "" if found.results else "Nothing was found.",
        "results": [result_shape(scored) for scored in found.results],
        "coverage": coverage_line(coverage_of(found)),
    }


def note_answer(request: Request, answer: Answer) -> None:
    """Write into the audit log that whoever sent a request was given an answer, without the question."""
    service_of(request).audit.note_answer(principal_of(request), answer)


def _owner(request: Request) -> str:
    """Return whom a request is counted for: the user, or on a service without users the address."""
    if service_of(request).access.way is Way.LOCAL:
        return f"address {peer_of(request)}"
    return f"user {principal_of(request).name}"


def peer_of(request: Request) -> str:
    """Return the address of the machine that sent a request."""
    return request.client.host if request.client else ""


def _seconds(wait: float) -> str:
    whole = max(1, round(wait))
    return f"{whole} second{'s' * (whole != 1)}"
