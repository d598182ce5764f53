"""The evidence as the decision sees it: each paragraph with its context, and how much of the question it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading import ReadParagraph, ReadSentence
from assistant.sufficiency.lists import listed
from assistant.sufficiency.presence import HELD, presence, share
from vectorstore.concepts import Concept
from vectorstore.results import DocumentRecord, StoredParagraph
from vectorstore.retriever import SearchResult
from vectorstore.words import content_words

READ = 10
"""Paragraphs, best first, that are asked whether they answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A paragraph of the evidence and the question's concepts laid over it."""

    read: ReadParagraph
    similarity: float
    """Of its sentence nearest to the question."""
    presences: tuple[float, ...]
    """How far each concept is in the paragraph with its heading, or in what names its document."""
    concepts: tuple[Concept, ...]
    """Those that what names its document does not hold: what the paragraph itself has to speak of."""
    covered: float
    """Weighted share of the concepts present, the document's name included."""

    @property
    def stored(self) -> StoredParagraph:
        """Return the paragraph as it is stored."""
        return self.read.scored.stored

    @property
    def together(self) -> float:
        """Return similarity and share added: the higher, the more likely the paragraph answers."""
        return self.similarity + self.covered

    def share_of(self, sentence: ReadSentence) -> float:
        """Return the weighted share of its concepts that one sentence holds, its heading included."""
        text = " ".join((sentence.text, *self.stored.paragraph.section[-1:]))
        return share(self.concepts, [presence(concept, text) for concept in self.concepts])


def concepts_asked(result: SearchResult) -> tuple[Concept, ...]:
    """Return the concepts of a question that evidence must speak of.

    These are not what frames it, and not an area that the library has no document about beside one that it has: an
    answer says so where it does not speak of it.
    """
    framing = listed("framing").union(content_words(" ".join(result.query.absent)))
    return tuple(
        concept for concept in result.concepts if concept.name not in framing and not concept.name.endswith("ly")
    )


def lay(concepts: Sequence[Concept], read: Sequence[ReadParagraph]) -> list[Laid]:
    """Return the paragraphs read with the concepts laid over them."""
    return [_laid(concepts, one) for one in read[:READ]]


def missing(concepts: Sequence[Concept], presences: Sequence[float]) -> tuple[Concept, ...]:
    """Return the concepts that are not present."""
    return tuple(concept for concept, held in zip(concepts, presences, strict=True) if held < HELD)


def _laid(concepts: Sequence[Concept], one: ReadParagraph) -> Laid:
    stored = one.scored.stored
    text, name = stored.words, _name_of(stored.document)
    named = [presence(concept, name) for concept in concepts]
    presences = tuple(max(presence(concept, text), held) for concept, held in zip(concepts, named, strict=True))
    return Laid(
        read=one,
        similarity=max(sentence.similarity for sentence in one.sentences),
        presences=presences,
        concepts=missing(concepts, named),
        covered=share(concepts, presences),
    )


def _name_of(document: DocumentRecord) -> str:
    """Return the words by which people name a document: title, area, type, year, pseudonym."""
    pseudonym = document.facts.get("pseudonym")
    parts = (document.title, document.area, str(document.type), document.year, pseudonym and pseudonym.value)
    return " ".join(str(part) for part in parts if part)
