"""How a paragraph is cited: where it stands, whose words it is, and the exact span that is quoted."""

import re

from assistant.answers import Citation, CitedDocument
from ingest.authority import authority_of
from ingest.documents import Authority, Kind
from vectorstore.results import DocumentRecord, StoredParagraph

SECTION_MARK = " > "
"""Between the headings of a section path."""


def cite(n: int, stored: StoredParagraph, quote: str) -> Citation:
    """Return citation n: a quotation from a paragraph.

    Raises:
        ValueError: If the quote is not a verbatim span of the paragraph.
    """
    if not is_verbatim(quote, stored.paragraph.text):
        message = f"quote {quote!r} is not in paragraph {stored.id}"
        raise ValueError(message)
    document, paragraph = stored.document, stored.paragraph
    return Citation(
        n=n,
        document=CitedDocument(
            id=document.id,
            title=document.title,
            path=document.path,
            area=document.area,
            published=document.published,
            type=str(document.type),
        ),
        paragraph_id=stored.id,
        paragraph=paragraph.label,
        reference=reference(stored),
        section=SECTION_MARK.join(paragraph.section),
        page=paragraph.page,
        page_to=paragraph.page_to,
        quote=quote,
        authority=str(authority_of_quote(stored, quote)),
    )


def authority_of_quote(stored: StoredParagraph, quote: str) -> Authority:
    """Return whose statement a quotation is.

    A progress report that retells a recommendation goes on in the same paragraph with what the agency did: quoted
    alone, that is the agency's own report.
    """
    paragraph = stored.paragraph
    if quote == paragraph.text:
        return paragraph.authority
    return authority_of(stored.document.type, paragraph.kind, quote)


def is_verbatim(quote: str, text: str) -> bool:
    """Return whether a quote is a span of a text, letter by letter.

    >>> is_verbatim("seen alone", "She was seen alone."), is_verbatim("Seen alone", "She was seen alone.")
    (True, False)
    """
    return bool(quote) and quote in text


def reference(stored: StoredParagraph) -> str:
    """Return how a person would cite the paragraph: "Kent, 2017, para 49, p 22"."""
    document = stored.document
    parts = [short_name(document), *([str(document.year)] if document.year else []), _place(stored)]
    if document.media_type == "application/pdf":
        page, page_to = stored.paragraph.page, stored.paragraph.page_to
        parts.append(f"p {page}" if page == page_to else f"pp {page}–{page_to}")
    return ", ".join(parts)


def short_name(document: DocumentRecord) -> str:
    """Return the few words that tell a document from others: its area and pseudonym, or its title."""
    pseudonym = document.facts.get("pseudonym")
    names = [name for name in (document.area, pseudonym.value if pseudonym else None) if name]
    return ", ".join(names) if names else _shortened(document.title)


def _place(stored: StoredParagraph) -> str:
    paragraph = stored.paragraph
    section = _shortened(paragraph.section[-1]) if paragraph.section else ""
    if paragraph.label is None:
        return f"“{section}”, para {paragraph.ordinal}" if section else f"para {paragraph.ordinal}"
    if paragraph.kind is Kind.RECOMMENDATION and re.fullmatch(r"\d{1,3}", paragraph.label):
        return f"recommendation {paragraph.label}"
    return f"para {paragraph.label}"


def _shortened(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
