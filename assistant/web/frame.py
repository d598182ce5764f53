"""The frame around the Gradio page, and the way out: the same header and help strip as on every other page.

Gradio's own page is taken apart and only what its front end needs is put into ours: its configuration and its two
files. What it adds beside them (names of other hosts, a base address, a page title, an empty language) stays out.
"""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.pages import render

NEUTRAL = "https://www.bbc.co.uk/weather"
"""Where "Leave quickly" leads: a page that anybody might be reading."""
_OK = 200
_CONFIGURATION = re.compile(r"<script>(window\.gradio_(?:config|api_info) = .*?)</script>", re.DOTALL)
_PROGRAM = re.compile(r'<script type="module"[^>]* src="\./(assets/[^"]+)"')
_STYLES = re.compile(r'<link rel="stylesheet"[^>]* href="\./(assets/[^"]+)"')

router = APIRouter()


@router.get("/leave", include_in_schema=False)
def leave() -> RedirectResponse:
    """Lead to a neutral page and say nothing of where the visitor comes from; the browser forgets what it stored."""
    return RedirectResponse(
        NEUTRAL, status_code=303, headers={"Referrer-Policy": "no-referrer", "Clear-Site-Data": '"storage"'}
    )


class AskFrame:
    """Puts the Gradio page into the frame of the other pages."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around the application that serves the page at the root."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the framed page where the page is asked for; leave everything else as it is."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        request = Request(dict(scope))
        asked = _Kept()
        await self._app({**scope, "method": "GET"}, receive, asked)
        response = _framed(request, asked.body.decode()) if asked.is_page else asked.response()
        await response(scope, receive, send)


class _Kept:
    """Keeps a response instead of sending it."""

    def __init__(self) -> None:
        self.start: Message = {"status": 500, "headers": []}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    @property
    def is_page(self) -> bool:
        """Whether this is Gradio's page, and not an error or a sign-in."""
        return self.start["status"] == _OK and b"<gradio-app" in self.body

    def response(self) -> HTMLResponse:
        """Return what was kept, as it came."""
        response = HTMLResponse(self.body, status_code=self.start["status"])
        response.raw_headers = list(self.start["headers"])
        return response


def _framed(request: Request, page: str) -> HTMLResponse:
    return render(
        "ask.html.j2",
        request,
        here="ask",
        configuration=_CONFIGURATION.findall(page),
        program=_PROGRAM.findall(page)[0],
        styles=_STYLES.findall(page)[0],
        nonce=getattr(request.state, "nonce", ""),
    )
