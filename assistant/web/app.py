"""The application: the pages, the HTTP interface and the tools, behind one guard."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from assistant.contacts import load_contacts
from assistant.hosted import HostedLibrary
from assistant.service import CONTACTS
from assistant.settings import WebSettings, switch_off_reports
from assistant.web import about, frame, health, library, sign_in, source
from assistant.web.access import LOOPBACK
from assistant.web.api import ask, description, documents, paragraphs
from assistant.web.api.models import ProblemShown
from assistant.web.csrf import check_csrf
from assistant.web.doors import OnlyNeeded
from assistant.web.guard import Guard
from assistant.web.hosting import Service
from assistant.web.mcp import add_tools
from assistant.web.problems import add_handlers

TITLE = "Safeguarding learning"
STATIC = Path(__file__).parent / "static"
API = "/api/v1"
PAGES = (
    health.router,
    frame.router,
    sign_in.router,
    description.router,
    library.router,
    source.router,
    about.router,
)
"""Every plain page and the HTTP interface; what is asked for is looked up in this order."""


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ProblemShown, "description": "It cannot be done; `detail` says why."},
    "5XX": {"model": ProblemShown, "description": "It cannot be done now; `detail` says why."},
}


def build_app(hosted: HostedLibrary, web: WebSettings, *, host: str = LOOPBACK) -> FastAPI:
    """Return the application over a library that has been opened; its model may still be loading.

    Args:
        hosted: the library.
        web: the settings of the service.
        host: the address that it will listen at, which decides how people come in.

    Raises:
        NotGuardedError: Others could reach it, and it could not tell who they are.
        UsersError: The users' file cannot be read.
    """
    service = Service.over(hosted, web, host=host)
    app = FastAPI(
        title=TITLE,
        summary="Ask the safeguarding learning in a library; every line of an answer is a cited quotation.",
        version=version("safeguarding-learning"),
        servers=[{"url": "/"}],
        form_limits={"max_files": web.upload_files, "max_fields": 100, "max_part_size": 100_000},
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(check_csrf)],
    )
    app.state.contacts = load_contacts([hosted.library.folder / CONTACTS])
    add_handlers(app)
    for router in PAGES:
        app.include_router(router)
    for router in (ask.router, documents.router, paragraphs.router):
        app.include_router(router, prefix=API, responses=_PROBLEMS)
    add_tools(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _mount_ask(app, hosted)
    app.add_middleware(Guard, service=service)
    return app


def _mount_ask(app: FastAPI, hosted: HostedLibrary) -> None:
    """Put the page on which questions are asked at the root; Gradio's own views and extras stay off."""
    switch_off_reports()
    import gradio

    from assistant.web.ask.looks import theme
    from assistant.web.ask.page import build_page

    gradio.mount_gradio_app(
        app,
        build_page(hosted),
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        show_error=False,
        allowed_paths=[],
        theme=theme(),
    )
    (mount,) = (route for route in app.routes if isinstance(route, Mount) and not route.path)
    mount.app = frame.AskFrame(OnlyNeeded(mount.app))
