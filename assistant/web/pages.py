"""Plain pages, rendered on the server: they need no script."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.contacts import Contact, Contacts, load_contacts
from assistant.statements import day

NAVIGATION = (
    ("ask", "/", "Ask"),
    ("library", "/library", "Library"),
    ("recommendations", "/recommendations", "Recommendations"),
    ("session", "/session", "Prepare a session"),
    ("about", "/about", "About"),
)
"""Name of each view, its address, and what the navigation calls it."""
SHOWN_AT_ONCE = ("children_social_care", "adult_social_care")
"""Roles of the local contacts that stand in the help strip itself; the others open under it."""


templates = Environment(
    loader=PackageLoader("assistant.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""Every template of the web page; what is put into one is escaped."""
templates.filters["day"] = day


def render(name: str, request: Request, *, status_code: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401 - a template takes anything
    """Return a page made from a template that extends `base.html.j2`.

    Args:
        name: File of the template.
        request: What is answered; its application's state holds the contacts.
        status_code: Of the response.
        context: What the template uses; `here` is the name of the view in the navigation.
    """
    content = templates.get_template(name).render(**frame_context(request), **{"here": "", **context})
    return HTMLResponse(content, status_code=status_code)


def frame_context(request: Request) -> dict[str, object]:
    """Return what the header and the help strip show: contacts, navigation, and who is signed in."""
    contacts = getattr(request.app.state, "contacts", None) or load_contacts()
    return {
        "navigation": NAVIGATION,
        "emergency": contacts.by_role["emergency"],
        "at_once": [contacts.by_role[role] for role in SHOWN_AT_ONCE],
        "others": _others(contacts),
        "principal": getattr(request.state, "principal", None),
        "csrf": getattr(request.state, "csrf", ""),
    }


def _others(contacts: Contacts) -> list[Contact]:
    """Return the contacts that open under the strip, local ones first."""
    shown = {"emergency", *SHOWN_AT_ONCE}
    rest = [contact for contact in contacts.by_role.values() if contact.role not in shown]
    return sorted(rest, key=lambda contact: contact.national)
