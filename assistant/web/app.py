"""The application: the pages, the HTTP interface and the tools, behind one guard."""

from fastapi import Depends, FastAPI

from assistant.hosted import HostedLibrary
from assistant.settings import WebSettings
from assistant.web.csrf import check_csrf
from assistant.web.hosting import Service

TITLE = "Safeguarding learning"


def build_app(hosted: HostedLibrary, web: WebSettings) -> FastAPI:
    """Return the application over a library; its model may still be loading."""
    service = Service(hosted=hosted, web=web)
    app = FastAPI(
        title=TITLE, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", dependencies=[Depends(check_csrf)]
    )
    _add_pages(app)
    _add_ask(app, hosted)
    app.add_middleware(_Known, service=service)
    return app
