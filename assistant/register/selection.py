"""The recommendations that somebody asks the register for, the same for every front end."""

from collections.abc import Sequence

from assistant.register.rows import Registered, register
from vectorstore.library import Library
from vectorstore.query import understand
from vectorstore.results import DocumentRecord, Filters
from vectorstore.retriever import Retriever


def asked_for(library: Library, filters: Filters, *, text: str = "", documents: Sequence[str] = ()) -> Registered:
    """Return the recommendations within filters, about something, of some documents; every one in scope is looked at.

    Args:
        library: Where they are.
        filters: What the search is limited to.
        text: What they must be about, as a question is understood; anything when empty.
        documents: Ids or paths of the only documents looked in; all when empty.

    Raises:
        UnknownDocumentError: One of the documents is not in the library.
    """
    query = understand(text, documents=library.documents(), given=filters) if text else None
    scope = Retriever(library).in_scope(query.filters if query else filters)
    if documents:
        wanted = {_document(library, word).id for word in documents}
        scope = tuple(document for document in scope if document.id in wanted)
    about = query if query and query.words else None
    return register(library, scope, about=about, agencies=filters.agencies, themes=filters.themes)


def _document(library: Library, word: str) -> DocumentRecord:
    """Return a document by its path, or by its id."""
    return next((one for one in library.documents() if one.path == word), None) or library.document(word)
