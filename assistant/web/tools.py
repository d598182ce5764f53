"""Asking and searching as tools for language models; imported late, since the protocol is slow to load."""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from assistant.service import LINES
from assistant.web.api.models import FiltersSent
from assistant.web.asking import answered, check_rate, searched
from assistant.web.hosting import hosted_of
from assistant.web.problems import problem_of
from ingest.documents import DocumentType

INSTRUCTIONS = (
    "Published learning about safeguarding children and adults: reviews, inspection reports, procedures. Every line of"
    " an answer is quoted word for word from a numbered paragraph; pass quotations on unchanged, with their references,"
    " and say so where there is no evidence. What an agency reported of itself is not a finding. Where the status is"
    " urgent_help, show the message at once and nothing else."
)

Question = Annotated[str, Field(min_length=1, max_length=20_000, description="The question, as put to a colleague.")]
Areas = Annotated[list[str] | None, Field(description="Only documents about these council or board areas.")]
Types = Annotated[list[DocumentType] | None, Field(description="Only documents of these types.")]
FromYear = Annotated[int | None, Field(description="Only documents of this year or later.")]
ToYear = Annotated[int | None, Field(description="Only documents of this year or earlier.")]

Themes = Annotated[list[str] | None, Field(description="Only paragraphs that touch these learning themes.")]
History = Annotated[list[str] | None, Field(description="Earlier questions of the conversation, oldest first.")]


def make_server() -> MCPServer:
    """Return the server of the two tools."""
    server = MCPServer(
        "safeguarding-learning", title="Safeguarding learning", instructions=INSTRUCTIONS, log_level="ERROR"
    )
    server.tool(title="Ask the safeguarding learning")(ask)
    server.tool(title="Search the safeguarding learning")(search)
    return server


async def ask(
    context: Context[Any, Request],
    question: Question,
    history: History = None,
    area: Areas = None,
    year_from: FromYear = None,
    year_to: ToYear = None,
    type: Types = None,
    theme: Themes = None,
    lines: Annotated[int, Field(ge=1, le=50, description="The most quotations.")] = LINES,
) -> dict[str, Any]:
    """Answer a question with verified quotations from the library, each with its reference; says so where it has none.

    `claims` are the lines of the answer, `citations` by number where each stands. A message about somebody at risk now
    gets the status urgent_help, and whom to turn to.
    """
    sent = FiltersSent(area=area or [], year_from=year_from, year_to=year_to, type=type or [], theme=theme or [])

    def answer(request: Request) -> dict[str, Any]:
        filters = sent.among(hosted_of(request).library.documents())
        return answered(request, question, history=history or (), filters=filters, lines=lines).to_json()

    return await _counted(context, answer)


async def search(
    context: Context[Any, Request],
    question: Question,
    history: History = None,
    area: Areas = None,
    year_from: FromYear = None,
    year_to: ToYear = None,
    type: Types = None,
    theme: Themes = None,
    k: Annotated[int, Field(ge=1, le=100, description="The most paragraphs.")] = 10,
) -> dict[str, Any]:
    """Find the paragraphs of the library that come nearest to a question, best first, without an answer."""
    sent = FiltersSent(area=area or [], year_from=year_from, year_to=year_to, type=type or [], theme=theme or [])

    def found(request: Request) -> dict[str, Any]:
        filters = sent.among(hosted_of(request).library.documents())
        return searched(request, question, history=history or (), k=k, filters=filters)

    return await _counted(context, found)


async def _counted(context: Context[Any, Request], work: Callable[[Request], dict[str, Any]]) -> dict[str, Any]:
    """Do some work for whoever called a tool, within the same limits as on the page.

    Raises:
        ToolError: It cannot be done; the message is a sentence for people.
    """
    request = context.request_context.request
    if request is None:
        message = "Tools are called over HTTP only."
        raise ToolError(message)
    try:
        check_rate(request)
        return await run_in_threadpool(work, request)
    except Exception as error:  # noqa: BLE001 - the SDK would log a traceback, which could quote the question
        raise ToolError(problem_of(error).sentence) from None
