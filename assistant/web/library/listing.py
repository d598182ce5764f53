"""`/library`: the documents of the library, searched and sorted without a script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.currency.editions import edition_notes
from assistant.currency.printed import shown
from assistant.web.hosting import hosted_of
from assistant.web.pages import render
from assistant.web.principals import Role, principal_of
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord

router = APIRouter()

A_PAGE = 50
"""Documents on one page of the list."""


class Order(StrEnum):
    """How the list is sorted."""

    TITLE = "title"
    NEWEST = "newest"
    OLDEST = "oldest"
    AREA = "area"
    TYPE = "type"
    LONGEST = "longest"


_KEYS: dict[Order, Callable[[DocumentRecord], tuple[object, ...]]] = {
    Order.TITLE: lambda document: (document.title.casefold(),),
    Order.OLDEST: lambda document: (document.published is None, document.published or ""),
    Order.NEWEST: lambda document: (document.published is not None, document.published or ""),
    Order.AREA: lambda document: (document.area is None, (document.area or "").casefold(), document.title.casefold()),
    Order.TYPE: lambda document: (str(document.type), document.title.casefold()),
    Order.LONGEST: lambda document: (document.pages, document.paragraphs),
}
_BACKWARDS = {Order.NEWEST, Order.LONGEST}
ORDERS = {
    Order.TITLE: "Title, A to Z",
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
    Order.AREA: "Area",
    Order.TYPE: "Type",
    Order.LONGEST: "Longest first",
}
"""What each order is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document as the list shows it."""

    record: DocumentRecord
    published: str
    warnings: tuple[str, ...]
    """What to know before relying on it, in a few words each."""


@router.get("/library")
def library(
    request: Request, q: str = "", sort: str = "title", type: str = "", page: int = 1, removed: bool = False
) -> HTMLResponse:
    """List the documents that a search finds, a page at a time."""
    documents = hosted_of(request).library.documents()
    order = Order(sort) if sort in set(Order) else Order.TITLE
    found = [document for document in documents if _fits(document, q, type)]
    found = sorted(found, key=_KEYS[order], reverse=order in _BACKWARDS)
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(1, page), pages)
    return render(
        "library.html.j2",
        request,
        here="library",
        listed=[listed(document, documents) for document in found[(page - 1) * A_PAGE : page * A_PAGE]],
        found=len(found),
        total=len(documents),
        q=q,
        sort=order,
        orders=ORDERS,
        type=type,
        types=sorted({str(document.type) for document in documents}),
        page=page,
        pages=pages,
        removed=removed,
        may_add=principal_of(request).may(Role.EDITOR),
    )


def listed(document: DocumentRecord, documents: Sequence[DocumentRecord]) -> Listed:
    """Return a document with its warnings in words.

    Args:
        document: One of the library.
        documents: All of them, where later editions are looked for.
    """
    warnings = []
    if unreadable := len(document.unreadable_pages):
        warnings.append(f"{unreadable} {'page' if unreadable == 1 else 'pages'} could not be read")
    elif document.warnings:
        warnings.append("read with difficulty")
    warnings += later_edition(document, documents)
    published = shown(document.published) if document.published else ""
    return Listed(record=document, published=published, warnings=tuple(warnings))


def later_edition(document: DocumentRecord, documents: Sequence[DocumentRecord]) -> list[str]:
    """Return the sentence that a later edition is in the library, if there is one."""
    return list(edition_notes(document, documents=documents, opening=(), today=date.today()))


def _fits(document: DocumentRecord, q: str, type_: str) -> bool:
    """Return whether a document is of a type and bears every word that is searched for, in any order."""
    if type_ in set(DocumentType) and document.type != type_:
        return False
    pseudonym = document.facts.get("pseudonym")
    parts = (
        document.title,
        document.type,
        document.area,
        document.publisher,
        document.path,
        document.published and shown(document.published),
        pseudonym and pseudonym.value,
    )
    text = " ".join(str(part) for part in parts if part).casefold()
    return all(word in text for word in q.casefold().split())
