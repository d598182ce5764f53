"""The note beside a citation: what has changed since the cited words were written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answers import Citation
from assistant.currency.editions import edition_notes
from assistant.currency.guidance import superseded
from assistant.currency.later_evidence import later_evidence
from assistant.currency.names import former_names
from vectorstore.library import Library
from vectorstore.results import DocumentRecord, StoredParagraph

_OPENING = 12
"""Paragraphs from a document's first page, where its date of review is printed."""


def currency_note(
    stored: StoredParagraph,
    *,
    quote: str,
    documents: Sequence[DocumentRecord],
    opening: Sequence[StoredParagraph] = (),
    today: date | None = None,
) -> str | None:
    """Return what a reader of a citation should know has changed since, in a few sentences, or None.

    Args:
        stored: the cited paragraph.
        quote: the words quoted from it.
        documents: every document of the library, where later editions and later evidence are looked for.
        opening: the first paragraphs of the cited document, where a date of review may be printed.
        today: the day that dates of review are held against; the present day when None.
    """
    notes = _notes(stored, quote, documents, opening, today or date.today())
    return " ".join(dict.fromkeys(notes)) or None


def _notes(
    stored: StoredParagraph,
    quote: str,
    documents: Sequence[DocumentRecord],
    opening: Sequence[StoredParagraph],
    today: date,
) -> Iterator[str]:
    document = stored.document
    yield from edition_notes(document, documents=documents, opening=opening, today=today)
    yield from later_evidence(stored, quote, documents)
    yield from superseded(quote, document, today)
    yield from former_names(quote, document)


def note_beside(stored: StoredParagraph, library: Library, *, quote: str | None = None) -> str | None:
    """Return the note on a paragraph of a library, or on a quote from it."""
    return currency_note(
        stored,
        quote=quote or stored.paragraph.text,
        documents=library.documents(),
        opening=library.paragraphs(stored.document.id)[:_OPENING],
    )


def with_currency(
    citations: Sequence[Citation], cited: Sequence[StoredParagraph], library: Library
) -> tuple[Citation, ...]:
    """Return the citations of an answer with their notes.

    Args:
        citations: as they were made.
        cited: the paragraphs that they cite, in any order, and maybe others.
        library: where the paragraphs come from.
    """
    by_id = {stored.id: stored for stored in cited}
    documents = library.documents()
    opened = {citation.document.id for citation in citations}
    opening = {document: library.paragraphs(document)[:_OPENING] for document in opened}
    return tuple(
        replace(
            citation,
            currency=currency_note(
                by_id[citation.paragraph_id],
                quote=citation.quote,
                documents=documents,
                opening=opening[citation.document.id],
            ),
        )
        for citation in citations
    )
