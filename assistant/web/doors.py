"""Which addresses are open: to whom, how large a request may be, and which of Gradio's are open at all."""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

MEGABYTE = 1_000_000
ORDINARY_BYTES = MEGABYTE
"""Most bytes of a request that brings no file."""

_PUBLIC = ("/static/", "/healthz", "/sign-in", "/leave", "/favicon.ico")
"""Open before anybody has signed in: what the page of the sign-in needs."""
_GRADIO = re.compile(
    r"/?|/config/?|/theme\.css|/(?:assets|svelte)/[\w./@~-]+|/favicon\.ico|/manifest\.json|/robots\.txt"
    r"|/gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|cancel|reset/?|startup-events|app_id/?|theme\.css|run/predict/?)"
)
"""What the page on which questions are asked uses. Uploads, files, proxy, calls by name, the description of the
interface, code editing and monitoring are Gradio's too, and closed."""
_UPLOADS = re.compile(r"/library(?:/add)?/?|/api/v1/documents/?")


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
    """Gradio's application with every address closed that the page does not use."""

    def __init__(self, app: ASGIApp) -> None:
        """Take Gradio's application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to an open address.

        Raises:
            HTTPException: The address is closed (404).
        """
        if scope["type"] == "http" and not is_needed(scope["path"]):
            raise HTTPException(404)
        await self._app(scope, receive, send)
