"""`safeguarding serve`: the web page, the HTTP interface and the tools for language models."""

from typing import Annotated

import typer

from assistant.cli.opening import settings_of
from assistant.cli.output import say
from assistant.hosted import HostedLibrary

EXAMPLE = "Example: safeguarding --library ./my-library serve --port 8000"


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; the default is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port to listen at; 0 takes a free one.")
    ] = 7860,
) -> None:
    """Serve the library: a page to ask and to read, an HTTP interface, and tools for language models."""
    import uvicorn

    from assistant.web.app import build_app

    settings = settings_of(context)
    hosted = HostedLibrary(settings)
    hosted.open()
    app = build_app(hosted, settings.web)
    hosted.start()
    say(f"http://{host}:{port}/")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
