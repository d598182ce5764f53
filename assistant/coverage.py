"""What a search looked at, as an answer states it."""

from assistant.answers import Coverage
from assistant.citations import short_name
from vectorstore.retriever import SearchResult


def coverage_of(result: SearchResult) -> Coverage:
    """Return what a search looked at."""
    filters = result.query.filters
    values: dict[str, object] = {
        "area": list(filters.areas),
        "year_from": filters.year_from,
        "year_to": filters.year_to,
        "type": [str(document_type) for document_type in filters.types],
        "review": list(filters.reviews),
        "agency": list(filters.agencies),
        "theme": list(filters.themes),
        "left_out": list(filters.without),
    }
    return Coverage(
        documents_searched=len(result.searched),
        filters={name: value for name, value in values.items() if value},
        expansions=tuple(str(expansion) for expansion in result.query.expansions),
        unreadable=tuple(short_name(document) for document in result.searched if document.unreadable_pages),
    )
