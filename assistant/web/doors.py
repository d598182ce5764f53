"""Which addresses are open: to whom, how large a request may be, and which of Gradio's are open at all."""

import re
from collections import OrderedDict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.principals import principal_of

MEGABYTE = 1_000_000
ORDINARY_BYTES = MEGABYTE
"""Most bytes of a request that brings no file."""

MOST_TABS = 20_000
"""Tabs whose owners are remembered; the one opened longest ago goes first."""

_PUBLIC = ("/static/", "/healthz", "/sign-in", "/leave", "/favicon.ico")
"""Open before anybody has signed in: what the page of the sign-in needs."""
_GRADIO = re.compile(
    r"/?|/config/?|/theme\.css|/(?:assets|svelte)/[\w./@~-]+|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|cancel|reset/?|startup-events|app_id/?|theme\.css|run/predict/?)"
)
"""What the page on which questions are asked uses. Uploads, files, proxy, calls by name, the description of the
interface, code editing and monitoring are Gradio's too, and closed."""
_UPLOADS = re.compile(r"/library/?|/api/v1/documents/?")


def is_public(path: str) -> bool:
    """Return whether an address is open to everybody.

    >>> is_public("/sign-in"), is_public("/library"), is_public("/static/page.css")
    (True, False, True)
    """
    return path.startswith(_PUBLIC)


def is_needed(path: str) -> bool:
    """Return whether an address of Gradio's is one that the page uses.

    >>> is_needed("/gradio_api/upload"), is_needed("/gradio_api/file=/etc/passwd"), is_needed("/gradio_api/queue/join")
    (False, False, True)
    """
    return ".." not in path and _GRADIO.fullmatch(path) is not None


def is_upload(method: str, path: str) -> bool:
    """Return whether a request may bring files."""
    return method == "POST" and _UPLOADS.fullmatch(path) is not None


class OnlyNeeded:
    """Gradio's application with every address closed that the page does not use, and every tab to all but its owner.

    Gradio knows a tab by a name that the tab itself has drawn, and gives its answers to whoever says that name.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take Gradio's application."""
        self._app = app
        self._owners: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to an open address.

        Raises:
            HTTPException: The address is closed, or the tab is another user's (404).
        """
        if scope["type"] == "http":
            request = Request(scope)
            if not is_needed(request.url.path) or not self._may_have(request):
                raise HTTPException(404)
        await self._app(scope, receive, send)

    def _may_have(self, request: Request) -> bool:
        """Return whether a request asks for no tab or for its sender's own; a tab belongs to whoever opens it first."""
        tab = tab_of(request)
        if not tab:
            return True
        name = principal_of(request).name
        owner = self._owners.setdefault(tab, name)
        while len(self._owners) > MOST_TABS:
            self._owners.popitem(last=False)
        return owner == name


def tab_of(request: Request) -> str:
    """Return the tab whose answers a request would listen to, or "" where it listens to none."""
    path = request.url.path
    if path.startswith("/gradio_api/heartbeat/"):
        return path.rsplit("/", 1)[-1]
    return request.query_params.get("session_hash", "")[:100] if path.startswith("/gradio_api/queue/") else ""
