"""Sentences about an answer: that there is none, that it is in part, that the question is too long."""

from collections.abc import Sequence

from assistant.answers import MESSAGES, AnswerStatus
from assistant.citations import short_name
from assistant.sufficiency import Judgement
from assistant.triage import Triage
from vectorstore.results import DocumentRecord, Filters
from vectorstore.retriever import SearchResult

NEAREST = 3
"""Paragraphs shown as nearest where there is no answer."""


def nothing_found(result: SearchResult, documents: Sequence[DocumentRecord], judgement: Judgement | None = None) -> str:
    """Say that there is no answer, what was looked for in vain, what comes nearest, and what the library holds.

    Args:
        result: What was searched for and found.
        documents: Everything that the library holds.
        judgement: Why what was found is no answer; None where nothing was read.
    """
    message = MESSAGES[AnswerStatus.NO_EVIDENCE]
    if result.query.absent:
        message += f" It holds no document about {_listed(result.query.absent)}."
    elif not result.searched:
        message += f" No document passes the filters: {filter_words(result.query.filters)}."
    if judgement is not None and (result.query.filters.areas or not result.query.absent):
        message += f"{_lacking(judgement)} The nearest paragraphs are from {_listed(_nearest(result))}."
    if not documents:
        return f"{message} The library is empty: add documents with `safeguarding ingest PATH`."
    years = sorted(document.year for document in documents if document.year)
    span = f" from {years[0]} to {years[-1]}" if years else ""
    areas = {document.area for document in documents if document.area}
    return f"{message} The library holds {len(documents)} documents about {len(areas)} areas{span}."


def partly_found(judgement: Judgement, absent: Sequence[str]) -> str:
    """Say which part of the question nothing below speaks of.

    Args:
        judgement: What the evidence lacks.
        absent: Areas asked about that the library holds no document about, and that nothing below tells of.
    """
    message = MESSAGES[AnswerStatus.PARTLY_ANSWERED]
    if absent:
        return f"{message} It holds no document about {_listed(absent)}."
    if words := judgement.lacking.words:
        return f"{message} Nothing below speaks of {_quoted(words)}."
    return message


def too_long(characters: int, longest: int) -> Triage:
    """Return the decision on a message longer than a question; both lengths in characters."""
    message = f"This is too long for a question ({characters} characters, {longest} at the most). Ask it in a sentence."
    return Triage(status=AnswerStatus.OUT_OF_SCOPE, message=message, reason="longer than a question")


def filter_words(filters: Filters) -> str:
    """Return filters as people read them: "area Kent; 2017"."""
    parts = [f"area {area}" for area in filters.areas]
    if filters.year_from or filters.year_to:
        first, last = filters.year_from, filters.year_to
        parts.append(str(first) if first == last else f"{first or ''}–{last or ''}")
    parts += [str(document_type) for document_type in filters.types] + list(filters.reviews)
    parts += [f"agency {agency}" for agency in filters.agencies] + [f"theme {theme}" for theme in filters.themes]
    return "; ".join(parts)


def _lacking(judgement: Judgement) -> str:
    """Return a sentence on what was looked for in vain, with a space before it, or "" where nothing stands out."""
    lacking = judgement.lacking
    if lacking.addressee:
        return " No recommendation found is addressed to whom you ask about."
    if lacking.words:
        return f" No paragraph that comes near speaks of {_quoted(lacking.words)}."
    return f" No sentence that comes near gives {lacking.thing}." if lacking.thing else ""


def _nearest(result: SearchResult) -> list[str]:
    """Return the short names of the documents that come nearest, with their years, each once."""
    documents = [found.stored.document for found in result.results[:NEAREST]]
    names = [(short_name(document), document.year) for document in documents]
    return list(dict.fromkeys(f"{name} ({year})" if year else name for name, year in names))


def _quoted(words: Sequence[str]) -> str:
    return _listed([f"“{word}”" for word in words[:3]])


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
