"""`safeguarding serve`: the web page, the HTTP interface and the tools for language models."""

import asyncio
import socket
import webbrowser
from typing import Annotated

import typer

from assistant.chat_model import ConfiguredChatModel
from assistant.cli.opening import settings_of
from assistant.cli.output import say
from assistant.hosted import HostedLibrary
from assistant.settings import Settings, has_desktop

EXAMPLE = "Example: safeguarding --library ./my-library serve --port 8000"
HOST, PORT = "127.0.0.1", 7860
_KEPT_OPEN = 75
"""Seconds that an idle connection stays open: longer than readers pause and than proxies keep theirs."""
_PATIENCE = 3
"""Seconds that open pages are given when it ends."""


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; other machines reach none but their own.")
    ] = HOST,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port to listen at; 0: a free one.")] = PORT,
) -> None:
    """Serve the library: a page to ask and to read on, an HTTP interface, and tools for language models."""
    run(settings_of(context), host=host, port=port, opens=False)


def run(settings: Settings, *, host: str, port: int, opens: bool) -> None:
    """Serve until Ctrl-C.

    Args:
        settings: which library, and how it is guarded.
        host: the address to listen at.
        port: the port to listen at; 0 takes a free one.
        opens: whether the page is opened in a browser, where there is a desktop.

    Raises:
        LibraryError: there is no library, or it cannot be read.
        typer.Exit: it cannot be served; why has been said.
    """
    hosted = HostedLibrary(settings)
    hosted.open()
    try:
        with _listening(host, port) as listener:
            _announce_departure(settings)
            asyncio.run(_serve(hosted, listener, host=host, opens=opens))
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        hosted.close()


async def _serve(hosted: HostedLibrary, listener: socket.socket, *, host: str, opens: bool) -> None:
    import uvicorn

    from assistant.web.access import NotGuardedError
    from assistant.web.app import build_app
    from assistant.web.users import UsersError

    try:
        app = build_app(hosted, hosted.settings.web, host=host)
    except (NotGuardedError, UsersError) as error:
        say(str(error))
        raise typer.Exit(1) from error
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
        timeout_keep_alive=_KEPT_OPEN,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.02)
    if server.started:
        hosted.start()
        address = hosted.settings.web.address or _address(host, listener)
        say(f"{address}  (Ctrl-C ends it)")
        if opens and has_desktop():
            webbrowser.open(address)
    await serving


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that a port in use is known before anything is loaded.

    Raises:
        typer.Exit: the port or the address cannot be had.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(place, family=family)
    except OSError as error:
        say(
            f"{host}:{port} cannot be listened at ({error.strerror or error})."
            " Is the program running already? End it there, or choose another port: --port 7861"
        )
        raise typer.Exit(1) from error


def _address(host: str, listener: socket.socket) -> str:
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{listener.getsockname()[1]}/"


def _announce_departure(settings: Settings) -> None:
    """Say before anything is asked that questions leave the machine, where they do."""
    if settings.language_model and (departure := ConfiguredChatModel(settings.language_model).departure):
        say(f"! {departure}")
