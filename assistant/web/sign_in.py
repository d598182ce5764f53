"""Signing in and out, where the service listens to other machines."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assistant.web.access import Way
from assistant.web.asking import peer_of
from assistant.web.hosting import Service, service_of
from assistant.web.pages import render
from assistant.web.principals import Principal
from assistant.web.problems import ProblemError

router = APIRouter(include_in_schema=False)

_WRONG = "That name and password do not go together. Check both and try again."


@router.get("/sign-in")
def sign_in_page(request: Request, next: str = "/") -> Response:
    """Show the form, or lead on whoever is known already."""
    if service_of(request).access.way is not Way.USERS or request.state.principal is not None:
        return RedirectResponse(_local(next), status_code=303)
    return render("sign-in.html.j2", request, next=_local(next), wrong="", typed="")


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """Begin a session under a new id, or show the form again."""
    service = service_of(request)
    if service.access.way is not Way.USERS:
        return RedirectResponse("/", status_code=303)
    principal = attempt(service, peer_of(request), name, password)
    if principal is None:
        return render("sign-in.html.j2", request, status_code=401, next=_local(next), wrong=_WRONG, typed=name)
    service.sessions.end(request.cookies.get(cookie_name(service), ""))
    session = service.sessions.begin(principal.name, service.users.fingerprint(principal.name) or "")
    response = RedirectResponse(_local(next), status_code=303)
    response.set_cookie(
        cookie_name(service), session.id, path="/", httponly=True, samesite="strict", secure=service.access.is_secure
    )
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    service = service_of(request)
    session_id = request.cookies.get(cookie_name(service), "")
    if service.sessions.find(session_id):
        service.audit.note(request.state.principal, "signed out")
        service.sessions.end(session_id)
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(
        cookie_name(service), path="/", httponly=True, samesite="strict", secure=service.access.is_secure
    )
    return response


def attempt(service: Service, peer: str, name: str, password: str) -> Principal | None:
    """Return the user of this name and password, or None; every attempt is noted, and slowed after failures.

    Raises:
        ProblemError: There were too many wrong ones (429); it says when to go on.
    """
    keys = f"name {name[:100]}", f"address {peer}"
    wait = service.attempts.wait(*keys)
    if wait:
        service.audit.note(None, "sign-in slowed", name=_known(service, name))
        raise ProblemError(429, f"Too many wrong passwords. Try again in {max(1, round(wait))} seconds.", wait=wait)
    principal = service.users.checked(name, password)
    if principal is None:
        service.attempts.failed(*keys)
        service.audit.note(None, "sign-in failed", name=_known(service, name))
        return None
    service.attempts.succeeded(*keys)
    service.audit.note(principal, "signed in")
    return principal


def _known(service: Service, name: str) -> str | None:
    """Return a user's name; of anything else that was typed, which may be a password, nothing."""
    return name if name in service.users.names() else None


def session_of(request: Request) -> Principal | None:
    """Return whose session a request belongs to, or None; one whose user is gone or has another password is over."""
    service = service_of(request)
    session = service.sessions.find(request.cookies.get(cookie_name(service), ""))
    if session is None:
        return None
    role = service.users.names().get(session.name)
    if role is None or service.users.fingerprint(session.name) != session.fingerprint:
        service.sessions.end(session.id)
        return None
    request.state.csrf_owner = session.id
    return Principal(name=session.name, role=role)


def cookie_name(service: Service) -> str:
    """Return the name of the cookie; the prefix has browsers hold it to this host and to https."""
    return "__Host-session" if service.access.is_secure else "session"


def _local(address: str) -> str:
    """Return an address of this service that somebody wanted to go to, or the front page.

    >>> _local("/library"), _local("//elsewhere.org"), _local("https://elsewhere.org")
    ('/library', '/', '/')
    """
    is_here = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_here and address.isprintable() else "/"
