"""What browsers are told about every response: load nothing from elsewhere, show it in no frame, keep no page."""

import secrets

from starlette.datastructures import MutableHeaders

_KEPT = ("/static/", "/assets/", "/svelte/", "/favicon.ico")
"""Paths of files that are the same for everybody and may be kept for a while."""
_DAY = 86_400

STANDING = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def new_nonce() -> str:
    """Return what marks the inline scripts of one response as ours."""
    return secrets.token_urlsafe(16)


def policy(nonce: str) -> str:
    """Return the content security policy of a response whose inline scripts carry a nonce."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def add_headers(headers: MutableHeaders, *, path: str, nonce: str, is_secure: bool) -> None:
    """Add to a response what browsers are to know; what its maker has said of keeping and referring stands."""
    for name, value in STANDING.items():
        headers.setdefault(name, value)
    headers["Content-Security-Policy"] = policy(nonce)
    is_kept = path.startswith(_KEPT)
    if is_kept:
        headers["Cache-Control"] = f"public, max-age={_DAY}"
    else:
        headers.setdefault("Cache-Control", "no-store")
    if is_secure:
        headers["Strict-Transport-Security"] = f"max-age={365 * _DAY}"
    for name in ("server", "x-powered-by"):
        if name in headers:
            del headers[name]
