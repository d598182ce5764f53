"""`/about` and the views that come later: what this is, how good, and what is kept."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from fastapi import APIRouter
from markdown_it import MarkdownIt
from starlette.requests import Request
from starlette.responses import HTMLResponse

from assistant.web.figures import figures
from assistant.web.hosting import hosted_of
from assistant.web.pages import render
from vectorstore.errors import ModelError
from vectorstore.library import Library

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a library holds, counted."""

    documents: int
    paragraphs: int
    types: tuple[tuple[str, int], ...]
    areas: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    undated: int
    unreadable: tuple[tuple[str, str, int], ...]
    """Id and title of each document with pages that nobody could read, and how many."""


@router.get("/about")
def about(request: Request) -> HTMLResponse:
    """Show what this is, how good it is, what the library covers, and the statements."""
    hosted = hosted_of(request)
    named = hosted.settings.language_model
    return render(
        "about.html.j2",
        request,
        here="about",
        figures=figures(),
        holdings=holdings_of(hosted.library),
        accessibility=_statement("accessibility"),
        privacy=_statement("privacy"),
        version=_version(),
        model=_model(hosted.library),
        writer=named.name if named else None,
        index_id=hosted.library.index_id,
        state=hosted.sentence,
    )


@router.get("/recommendations")
def recommendations(request: Request) -> HTMLResponse:
    """Say that the register of recommendations is not there yet, and what can be done meanwhile."""
    return render("recommendations.html.j2", request, here="recommendations")


@router.get("/session")
def session(request: Request) -> HTMLResponse:
    """Say that preparing a session is not there yet, and what can be done meanwhile."""
    return render("session.html.j2", request, here="session")


def holdings_of(library: Library) -> Holdings:
    """Return what a library holds, the most frequent first; years in their order."""
    documents = library.documents()
    years = Counter(document.year for document in documents if document.year)
    return Holdings(
        documents=len(documents),
        paragraphs=sum(document.paragraphs for document in documents),
        types=tuple(Counter(str(document.type) for document in documents).most_common()),
        areas=tuple(Counter(document.area or "not known" for document in documents).most_common()),
        years=tuple(sorted(years.items())),
        undated=sum(document.year is None for document in documents),
        unreadable=tuple(
            (document.id, document.title, len(document.unreadable_pages))
            for document in documents
            if document.unreadable_pages
        ),
    )


@cache
def _statement(name: str) -> str:
    """Return a statement that is shipped with the program, as HTML."""
    text = (files("assistant.web") / "statements" / f"{name}.md").read_text("utf-8")
    html: str = MarkdownIt("commonmark", {"html": False}).render(text)
    return html


@cache
def _version() -> str:
    try:
        return version("safeguarding-learning")
    except PackageNotFoundError:
        return "not installed as a package"


def _model(library: Library) -> str:
    try:
        return library.embedder.name
    except ModelError as error:
        return f"not usable: {error}"
