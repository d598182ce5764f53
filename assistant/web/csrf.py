"""Forms are taken from our own pages only: each carries a token that another site cannot read."""

import hashlib
import hmac
import secrets

from fastapi import HTTPException
from starlette.requests import Request

FIELD = "csrf"
"""Name of the hidden field that carries the token."""
_SECRET = secrets.token_bytes(32)
_SAFE = {"GET", "HEAD", "OPTIONS"}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


def csrf_token(request: Request) -> str:
    """Return the token of the forms shown to whoever sent a request: `<input type="hidden" name="csrf" …>`."""
    owner = str(getattr(request.state, "csrf_owner", "local"))
    return hmac.new(_SECRET, owner.encode(), hashlib.sha256).hexdigest()


async def check_csrf(request: Request) -> None:
    """Let a form through that carries its token.

    Programs that use the HTTP interface have no form to take it from; the guard looks at where theirs come from.

    Raises:
        HTTPException: It carries none, or another one (403).
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method in _SAFE or kind not in _FORMS or request.url.path.startswith("/api/"):
        return
    form = await request.form()
    if not hmac.compare_digest(str(form.get(FIELD, "")).encode(), csrf_token(request).encode()):
        message = "This form is no longer valid. Go back, reload the page, and send it again."
        raise HTTPException(403, message)
