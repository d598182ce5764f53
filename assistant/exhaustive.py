"""An answer to a question for everything of a kind: every candidate looked at, all that fit listed and counted."""

from collections.abc import Collection
from dataclasses import replace

from assistant.answers import Answer, AnswerStatus, Citation, Claim
from assistant.citations import cite, reference
from assistant.counted import Counted
from assistant.currency import with_currency
from assistant.currency.printed import shown
from assistant.quotations import addresses_a_machine, holds_telephone_number
from assistant.register import Registered, register
from assistant.register.rows import Row
from ingest.documents import Kind
from vectorstore.library import Library
from vectorstore.retriever import SearchResult

A_LINE = 8
"""Rows listed for each line that an answer may have."""
_CAVEAT = (
    "Whether one fits is decided by its words: one that says it quite otherwise may be missing."
    " `safeguarding recommendations --text WORDS --format csv --output FILE` writes such a list to a file."
)


def all_of_kind(result: SearchResult, kinds: Collection[Kind], library: Library) -> Registered:
    """Return what of a kind is about a question's subject, in every document that the question leaves in scope."""
    query = result.query
    if not query.words and query.background:
        query = replace(query, words=query.background, text=" ".join(query.background))
    about = query if query.words else None
    return register(library, result.searched, about=about, kinds=kinds, agencies=query.filters.agencies)


def listed(base: Answer, found: Registered, library: Library, *, lines: int) -> Answer:
    """Return the answer that lists what was found, the newest document first within each kind of statement."""
    rows = [row for row in found.rows if not _is_withheld(row.stored.paragraph.text)]
    most = A_LINE * lines
    groups = list(dict.fromkeys(row.stored.paragraph.authority for row in rows[:most]))
    ordered = [row for group in groups for row in rows[:most] if row.stored.paragraph.authority is group]
    cited = [cite(n, row.stored, row.stored.paragraph.text) for n, row in enumerate(ordered, 1)]
    noted = with_currency(cited, [row.stored for row in ordered], library)
    citations = tuple(_with_progress(one, row) for one, row in zip(noted, ordered, strict=True))
    first = f" The first {most} are listed." if len(rows) > most else ""
    return replace(
        base,
        status=AnswerStatus.ANSWERED,
        message=f"{found.sentence()}{first} {_CAVEAT}",
        claims=tuple(Claim(text=one.quote, citations=(one.n,), authority=one.authority) for one in citations),
        citations=citations,
        coverage=replace(
            base.coverage,
            documents_cited=len({one.document.id for one in citations}),
            counted=Counted(
                sentence=found.sentence(),
                documents_speaking=found.in_documents,
                looked_at=found.looked_at,
                chosen=len(found.rows),
            ),
        ),
    )


def _with_progress(citation: Citation, row: Row) -> Citation:
    """Return a citation that also notes where the library holds what was later reported of it, and of when."""
    said = [
        f"{shown(one.stored.document.published)}: {reference(one.stored)}"
        for one in row.progress
        if one.stored.document.published
    ]
    notes = [f"Reported later, {'; '.join(said)}."] if said else []
    return replace(citation, currency=" ".join([*notes, *([citation.currency] if citation.currency else [])]) or None)


def _is_withheld(text: str) -> bool:
    return holds_telephone_number(text) or addresses_a_machine(text)
