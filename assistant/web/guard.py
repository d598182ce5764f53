"""What every request passes before anything else sees it."""

import base64
import binascii
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.access import SpoofedError, Way
from assistant.web.asking import peer_of
from assistant.web.csrf import csrf_token
from assistant.web.doors import MEGABYTE, ORDINARY_BYTES, is_public, is_upload
from assistant.web.headers import add_headers, new_nonce
from assistant.web.hosting import Service
from assistant.web.principals import LOCAL, Principal
from assistant.web.problems import ProblemError, problem_of, problem_response
from assistant.web.sign_in import attempt, session_of

_SAFE = {"GET", "HEAD", "OPTIONS"}
_BASIC = ("/api/", "/mcp")
"""Where programs sign in with each request; browsers do so once, on the page."""


class Guard:
    """Asks of each request: is it for this service, from our own page, from whom, and of what size?"""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        """Stand before this application."""
        self._service = service
        self._upload_bytes = service.web.upload_mb * MEGABYTE + ORDINARY_BYTES
        self._ordinary = RequestBodyLimitMiddleware(app, ORDINARY_BYTES)
        self._uploads = RequestBodyLimitMiddleware(app, self._upload_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._ordinary(scope, receive, send)
            return
        nonce = new_nonce()
        scope.setdefault("state", {}).update(service=self._service, principal=None, csrf="", nonce=nonce)
        request = Request(scope, receive)
        has_begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                add_headers(headers, path=scope["path"], nonce=nonce, is_secure=self._service.access.is_secure)
            await send(message)

        refusal = await self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        inner = self._uploads if is_upload(request.method, request.url.path) else self._ordinary
        try:
            await inner(scope, receive, send_with_headers)
        except Exception as error:  # noqa: BLE001 - nothing of it may reach the server's log: it could quote a question
            if has_begun:
                raise ConnectionAbortedError from None
            await problem_response(request, problem_of(error))(scope, receive, send_with_headers)

    async def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that goes no further, or None; who sent it is known then."""
        try:
            self._check_host(request)
            self._check_origin(request)
            request.state.principal = await self._principal(request)
            request.state.csrf = csrf_token(request)
            if request.state.principal is None and not is_public(request.url.path):
                return self._unknown(request)
            self._check_size(request)
        except SpoofedError as error:
            return self._denied(request, ProblemError(403, str(error)))
        except ProblemError as problem:
            return self._denied(request, problem)
        except Exception as error:  # noqa: BLE001 - such as a users' file that cannot be read: a sentence, not a crash
            return problem_response(request, problem_of(error))
        return None

    def _check_host(self, request: Request) -> None:
        if not self._service.access.knows_host(request.headers.get("host", "")):
            sentence = "This service is not known by that name. Open it under the address that it was announced with."
            raise ProblemError(421, sentence)

    def _check_origin(self, request: Request) -> None:
        """Let through what reads only, what our own pages send, and what no browser sends."""
        if request.method not in _SAFE and not is_from_here(request.headers, self._service.web.address):
            raise ProblemError(403, "A page of another site sent this, and nothing was done. Use the page itself.")

    def _check_size(self, request: Request) -> None:
        """Let through what says to be no larger than it may; what says nothing is counted as it comes."""
        length = request.headers.get("content-length", "0")
        most = self._upload_bytes if is_upload(request.method, request.url.path) else ORDINARY_BYTES
        if not length.isdecimal() or int(length) > most:
            raise ProblemError(413, f"That is too large: {most // MEGABYTE} MB at once are allowed. Send it in parts.")

    async def _principal(self, request: Request) -> Principal | None:
        access = self._service.access
        if access.way is Way.PROXY:
            principal = access.by_proxy(peer_of(request), request.headers)
            request.state.csrf_owner = f"user {principal.name}" if principal else "nobody"
            return principal
        if access.way is Way.LOCAL:
            access.refuse_forwarded(request.headers)
            return LOCAL
        given = _basic(request.headers) if request.url.path.startswith(_BASIC) else None
        if given is not None:
            return await run_in_threadpool(attempt, self._service, peer_of(request), *given)
        return session_of(request)

    def _unknown(self, request: Request) -> Response:
        """Lead somebody whom we do not know to the sign-in; tell a program to sign in."""
        self._service.audit.note_denied(request, 401)
        is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if self._service.access.way is Way.USERS and is_page:
            return RedirectResponse(f"/sign-in?next={quote(request.url.path)}", status_code=303)
        response = problem_response(request, ProblemError(401, "Sign in first."))
        if self._service.access.way is Way.USERS and request.url.path.startswith(_BASIC):
            response.headers["WWW-Authenticate"] = 'Basic realm="Safeguarding learning", charset="UTF-8"'
        return response

    def _denied(self, request: Request, problem: ProblemError) -> Response:
        self._service.audit.note_denied(request, problem.status)
        return problem_response(request, problem)


def is_from_here(headers: Headers, address: str) -> bool:
    """Return whether our own page or no browser at all sent a request, by what browsers let no page change.

    Args:
        headers: The request's; its Host has been checked.
        address: Where people find the service when a proxy stands before it; "" where none does.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin == address or urlsplit(origin).netloc == headers.get("host", "")


def _basic(headers: Headers) -> tuple[str, str] | None:
    """Return the name and password that a program sends, or None."""
    scheme, _, sent = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(sent, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if colon else None
