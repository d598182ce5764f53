"""`/mcp`: the tools for language models (Model Context Protocol, streamable HTTP), loaded behind the page."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.transport_security import TransportSecuritySettings

PATH = "/mcp"


def add_tools(app: FastAPI) -> None:
    """Open `/mcp` in an application whose guard knows who is asking."""
    tools = _Tools()
    app.router.routes.append(Route(PATH, endpoint=tools, include_in_schema=False))
    app.router.lifespan_context = _with(app.router.lifespan_context, tools.running)


class _Tools:
    """The application of the tools, which is there a few seconds after the page; who calls before that waits."""

    def __init__(self) -> None:
        self._loaded = asyncio.Event()
        self._ended = asyncio.Event()
        self._inner: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._loaded.wait()
        if self._inner is not None:
            await self._inner(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Load the tools and serve them while this is entered."""
        serving = asyncio.create_task(self._serve())
        try:
            yield
        finally:
            self._ended.set()
            await serving

    async def _serve(self) -> None:
        server = await run_in_threadpool(_loaded_server)
        self._inner = server.streamable_http_app(
            streamable_http_path=PATH,
            stateless_http=True,
            json_response=True,
            transport_security=_guarded(),
        )
        async with server.session_manager.run():
            self._loaded.set()
            await self._ended.wait()


def _loaded_server() -> "MCPServer":
    from assistant.web.tools import make_server

    return make_server()


def _guarded() -> "TransportSecuritySettings":
    """Return that Host and Origin are not looked at again: the guard knows what this service is called."""
    from mcp.server.transport_security import TransportSecuritySettings

    return TransportSecuritySettings(enable_dns_rebinding_protection=False)


def _with(
    outer: Callable[[Any], AbstractAsyncContextManager[Any]], inner: Callable[[], AbstractAsyncContextManager[None]]
) -> Callable[[Any], AbstractAsyncContextManager[Any]]:
    """Return a lifespan within which another context is held."""

    @asynccontextmanager
    async def both(app: FastAPI) -> AsyncIterator[Any]:
        async with outer(app) as state, inner():
            yield state

    return both
