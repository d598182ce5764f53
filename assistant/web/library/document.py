"""`/library/{id}`: one document, with its facts, its recommendations, its paragraphs and its pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.currency.editions import edition_notes
from assistant.quotations import holds_telephone_number
from assistant.sources import PDF, WHOSE
from assistant.web.hosting import hosted_of
from assistant.web.pages import render, templates
from assistant.web.principals import Role, principal_of
from assistant.web.problems import ProblemError
from ingest.documents import Kind
from vectorstore.results import StoredParagraph

router = APIRouter()

PARAGRAPHS = 60
"""Paragraphs on one page of the list."""
PICTURES = 6
"""Pictures on one page of them."""
_OPENING = 12
FACT_NAMES = {
    "title": "Title",
    "type": "Type",
    "area": "Area",
    "publisher": "Publisher",
    "published": "Published",
    "published_printed": "Date printed in it",
    "published_file_name": "Date in the file’s name",
    "pseudonym": "Called in it",
    "framework": "Framework",
    "author": "Author",
    "inspected_from": "Inspected from",
    "inspected_to": "Inspected to",
    "incident": "Date of the incident",
}
"""What each fact is called."""
_SOURCES = {"given": "stated by an editor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Paragraphs that stand under the same headings."""

    headings: tuple[str, ...]
    paragraphs: tuple[StoredParagraph, ...]


@router.get("/library/{document_id}")
def document(request: Request, document_id: str, page: int = 1, at: int = 0, saved: bool | None = None) -> HTMLResponse:
    """Show a document; `at` is the place of a paragraph whose page of the list is to be shown."""
    library = hosted_of(request).library
    record = library.document(document_id)
    paragraphs = library.paragraphs(document_id)
    pages = max(1, -(-len(paragraphs) // PARAGRAPHS))
    page = min(max(1, -(-at // PARAGRAPHS) if at else page), pages)
    shown = paragraphs[(page - 1) * PARAGRAPHS : page * PARAGRAPHS]
    principal = principal_of(request)
    return render(
        "document.html.j2",
        request,
        here="library",
        document=record,
        has_pages=record.media_type == PDF,
        facts=[
            (FACT_NAMES.get(name, name), _as_shown(name, fact.value), _SOURCES.get(fact.source, fact.source))
            for name, fact in sorted(record.facts.items(), key=lambda item: _place(item[0]))
        ],
        notes=list(
            edition_notes(record, documents=library.documents(), opening=paragraphs[:_OPENING], today=date.today())
        ),
        recommendations=[stored for stored in paragraphs if stored.paragraph.kind is Kind.RECOMMENDATION],
        sections=_sections(shown),
        whose=WHOSE,
        telephone=any(holds_telephone_number(stored.paragraph.text) for stored in shown),
        page=page,
        pages=pages,
        saved=saved,
        may_edit=principal.may(Role.EDITOR),
        may_remove=principal.may(Role.ADMINISTRATOR),
    )


@router.get("/library/{document_id}/pages")
def pictures(request: Request, document_id: str, page: int = 1) -> HTMLResponse:
    """Show a document's pages as pictures, a few at a time."""
    record = hosted_of(request).library.document(document_id)
    if record.media_type != PDF:
        raise ProblemError(404, "A document of this kind has no pages to show.")
    pages = max(1, -(-record.pages // PICTURES))
    page = min(max(1, page), pages)
    first = (page - 1) * PICTURES + 1
    return render(
        "pages.html.j2",
        request,
        here="library",
        document=record,
        numbers=range(first, min(first + PICTURES, record.pages + 1)),
        page=page,
        pages=pages,
    )


def _as_shown(name: str, value: str) -> str:
    """Return a fact's value as people write it."""
    if name == "type":
        return value.capitalize()
    return str(templates.filters["day"](value)) if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) else value


def _place(fact: str) -> int:
    names = list(FACT_NAMES)
    return names.index(fact) if fact in names else len(names)


def _sections(paragraphs: Sequence[StoredParagraph]) -> list[Section]:
    """Return the paragraphs under their headings; the headings themselves are no longer among them."""
    rest = (stored for stored in paragraphs if stored.paragraph.kind is not Kind.HEADING)
    return [
        Section(headings=headings, paragraphs=tuple(group))
        for headings, group in groupby(rest, key=lambda stored: stored.paragraph.section)
    ]
