"""Example questions, made by rules from what a library holds; each was asked and is answered."""

import threading
from collections import Counter
from collections.abc import Iterator

from assistant.answers import AnswerStatus
from assistant.service import Assistant
from ingest.documents import DocumentType
from vectorstore.library import Library
from vectorstore.results import DocumentRecord
from vectorstore.vocabulary import Vocabulary

SHOWN = 4
"""Examples on the page."""
TRIED = 12
"""Candidates asked at the most."""
READ = 60
"""Documents looked through for their themes, spread over the whole library."""
_SAYINGS = {
    DocumentType.INSPECTION: "What do inspectors say about {theme}{area}?",
    DocumentType.REVIEW: "What do case reviews say about {theme}?",
    DocumentType.PROGRESS_REPORT: "What has changed since the reviews on {theme}?",
    DocumentType.PROCEDURE: "What does the procedure say about {theme}?",
    DocumentType.ANNUAL_REPORT: "What does the annual report say about {theme}?",
    DocumentType.BRIEFING: "What should I remember about {theme}?",
    DocumentType.GUIDANCE: "What does statutory guidance say about {theme}?",
}
"""A question for each type of document, about a theme that documents of the type speak of."""


class Examples:
    """The example questions of one library, made once for each state of it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: tuple[str, list[str]] = ("", [])
        self._making = threading.Lock()

    def of(self, assistant: Assistant) -> list[str]:
        """Return questions that the library as it is now answers."""
        index_id = assistant.library.index_id
        with self._making:
            if self._made[0] != index_id:
                self._made = (index_id, _answered(assistant))
            return self._made[1]


def _answered(assistant: Assistant) -> list[str]:
    found: list[str] = []
    for tried, question in enumerate(candidates(assistant.library)):
        if tried == TRIED or len(found) == SHOWN:
            break
        if assistant.answer(question).status is AnswerStatus.ANSWERED:
            found.append(question)
    return found


def candidates(library: Library) -> Iterator[str]:
    """Yield questions it may answer: for each type of document in turn, its commonest theme not yet asked about."""
    documents = library.documents()
    areas = Counter(document.area for document in documents if document.area)
    themes = _themes(library, documents)
    labels = {entry.id: entry.label for entry in Vocabulary.load().themes}
    asked: set[str] = set()
    for _ in labels:
        for document_type, saying in _SAYINGS.items():
            theme = next(
                (theme for theme, _ in themes.get(document_type, Counter()).most_common() if theme not in asked), None
            )
            if theme is not None:
                asked.add(theme)
                area = f" in {areas.most_common(1)[0][0]}" if areas else ""
                yield saying.format(theme=_in_a_sentence(labels[theme]), area=area)


def _themes(library: Library, documents: list[DocumentRecord]) -> dict[DocumentType, Counter[str]]:
    """Return how many paragraphs of each type of document touch each theme."""
    found: dict[DocumentType, Counter[str]] = {}
    for document in documents[:: max(1, len(documents) // READ)]:
        counter = found.setdefault(document.type, Counter())
        for stored in library.paragraphs(document.id):
            counter.update(stored.themes)
    return found


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]
