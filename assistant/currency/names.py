"""Bodies, reviews and forms that a quotation calls by the name of its time."""

from collections.abc import Iterator

from assistant.currency.replacements import Name, load_replacements
from vectorstore.results import DocumentRecord


def former_names(quote: str, document: DocumentRecord) -> Iterator[str]:
    """Yield what became of each body or review that the quote names; not where its author wrote after the change."""
    for name in load_replacements().name:
        if name.pattern.search(quote) and not _written_after(document, name):
            yield name.note


def _written_after(document: DocumentRecord, name: Name) -> bool:
    """Return whether a document was published after a change, and so speaks of the former name knowingly."""
    if name.since is None or document.published is None:
        return False
    return document.published > name.since.isoformat()[: len(document.published)]
