"""Every question passes here, from the page, the HTTP interface and the tools alike: so many a minute, and noted."""

from starlette.requests import Request

from assistant.answers import Answer
from assistant.web.access import Way
from assistant.web.hosting import service_of
from assistant.web.principals import principal_of
from assistant.web.problems import ProblemError


def check_rate(request: Request) -> None:
    """Count a question or a search of whoever sent a request (for Gradio: the event's `request.request`).

    Raises:
        ProblemError: They have asked too often (429); it says when to go on.
    """
    service = service_of(request)
    wait = service.questions.take(_owner(request))
    if wait:
        sentence = f"That is more than {service.web.questions_a_minute} questions in a minute. Wait {_seconds(wait)}."
        raise ProblemError(429, sentence, wait=wait)


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
