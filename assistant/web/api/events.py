"""Server-sent events: what is being done while a thread does it, then what came of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from assistant.web.problems import problem_body, problem_of

Emit = Callable[[str, object], None]
"""Sends an event of a name with data for JSON; may be called from any thread."""

STREAM = "text/event-stream"
_running: set[asyncio.Task[None]] = set()
"""Work goes on to its end though nobody listens any more: a document is added whole or not at all."""


def wants_events(request: Request) -> bool:
    """Return whether whoever sent a request would have events."""
    return STREAM in request.headers.get("accept", "")


def stream(work: Callable[[Emit], None]) -> StreamingResponse:
    """Return the events of some work, which runs in a thread; a problem ends them as an event of that name."""
    headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
    return StreamingResponse(_events(work), media_type=STREAM, headers=headers)


async def _events(work: Callable[[Emit], None]) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[str | None] = asyncio.Queue()

    def emit(name: str, data: object) -> None:
        text = f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
        loop.call_soon_threadsafe(waiting.put_nowait, text)

    async def done() -> None:
        try:
            await run_in_threadpool(work, emit)
        except Exception as error:  # noqa: BLE001 - the response has begun: what went wrong can only be an event
            emit("problem", problem_body(problem_of(error)))
        loop.call_soon(waiting.put_nowait, None)

    task = asyncio.create_task(done())
    _running.add(task)
    task.add_done_callback(_running.discard)
    while (text := await waiting.get()) is not None:
        yield text
