"""Which paragraphs speak of a question's subject: the one rule by which documents and recommendations are counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.documents import Kind
from vectorstore.concepts import Concept, DocumentFrequency, concepts_of, coverage
from vectorstore.library import Library
from vectorstore.query import Query
from vectorstore.results import StoredParagraph
from vectorstore.retriever import spelled_out
from vectorstore.stems import ParagraphStems

ENOUGH = 0.95
"""Nearness from which a paragraph speaks of a subject, whatever else there is."""
OF_NEAREST = 0.8
"""Share of the nearest paragraph's nearness from which others speak of it too, where none comes so near."""
LEAST = 0.6
"""Nearness below which no paragraph does."""
TERM = 1.5
"""Weight of a term of the field ("return home interview") against a word that is in no vocabulary (1)."""
TOUCHED, NEAR_IN_MEANING = 0.4, 0.5
"""Share of the subject's words that a paragraph must hold, or else its cosine with the question."""
NOT_COUNTED = frozenset({Kind.HEADING, Kind.BOILERPLATE})
"""Kinds of paragraph that say nothing."""
_EVERY = 10_000_000
"""Passages, more than any library has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A paragraph that speaks of the subject."""

    stored: StoredParagraph
    covered: float
    """Weighted share of the subject's words that it holds, in any wording that the vocabulary knows; 0 to 1."""
    similarity: float
    """Cosine with the question."""

    @property
    def nearness(self) -> float:
        """Return both measures added; what is unlike the question is no farther than what has nothing of it."""
        return self.covered + max(0.0, self.similarity)


def speaking_of(
    query: Query, candidates: Sequence[StoredParagraph], library: Library, *, frequency: DocumentFrequency | None = None
) -> list[Spoken]:
    """Return those of the paragraphs that speak of a question's subject, in their order.

    How near a paragraph comes is the share of the subject's words that it holds, each weighed by its rarity and taken
    in any wording that the vocabulary knows, plus its cosine with the question. It speaks of the subject from a
    nearness of 0.95, or where none comes so near, from four fifths of the nearest, but never below 0.6; and it must
    hold two fifths of the subject's words, or its cosine be 0.5.

    Args:
        query: The question.
        candidates: The paragraphs to look at, every one of them.
        library: Where they come from.
        frequency: How many paragraphs hold a word. Where it is not given the candidates themselves are counted, so that
            what most of them say ("improve", "ensure") counts for little.
    """
    counted = [stored for stored in candidates if stored.paragraph.kind not in NOT_COUNTED]
    stems = [stored.stems for stored in counted]
    total = library.lexical.count() if frequency else len(stems)
    concepts = _weighed(query, concepts_of(query, frequency=frequency or _frequency(stems), paragraphs=total))
    similarity = _similarities(query, counted, library)
    found = [
        Spoken(stored=stored, covered=coverage(concepts, held), similarity=similarity.get(stored.id, 0.0))
        for stored, held in zip(counted, stems, strict=True)
    ]
    nearest = max((one.nearness for one in found), default=0.0)
    enough = max(LEAST, min(ENOUGH, OF_NEAREST * nearest))
    return [
        one for one in found if one.nearness >= enough and (one.covered >= TOUCHED or one.similarity >= NEAR_IN_MEANING)
    ]


def _weighed(query: Query, concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concepts with more weight for those that are terms of the field."""
    terms = {expansion.found for expansion in query.expansions}
    return [replace(one, weight=one.weight * TERM) if one.name in terms else one for one in concepts]


def _frequency(paragraphs: Sequence[ParagraphStems]) -> DocumentFrequency:
    return lambda stem: sum(stem in held.distinct for held in paragraphs)


def _similarities(query: Query, paragraphs: Sequence[StoredParagraph], library: Library) -> dict[str, float]:
    """Return the cosine of each paragraph's nearest passage with the question."""
    documents = list({stored.document.id for stored in paragraphs})
    vector = library.embedder.embed_query(spelled_out(query))
    found: dict[str, float] = {}
    for passage, cosine in library.dense.search(vector, k=_EVERY, documents=documents):
        paragraph = passage.split("#")[0]
        found[paragraph] = max(cosine, found.get(paragraph, -1.0))
    return found
