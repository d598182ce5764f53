"""What every request passes before anything else sees it."""

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.hosting import Service
from assistant.web.principals import LOCAL


class Guard:
    """Says who sent a request."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        """Stand before this application."""
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "http":
            scope.setdefault("state", {}).update(service=self._service, principal=LOCAL, csrf="")
        await self._app(scope, receive, send)
