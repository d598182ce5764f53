"""Search: the paragraphs of a library that answer a question, best first."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.documents import Kind
from vectorstore.concepts import Concept, concepts_of, coverage
from vectorstore.fusion import fuse
from vectorstore.lexical import Clause
from vectorstore.library import Library
from vectorstore.query import Query, understand
from vectorstore.results import DocumentRecord, Filters, ScoredParagraph, StoredParagraph

CANDIDATES = 100
"""Paragraphs taken from each index before they are ranked together."""
FILTERED_CANDIDATES = 2_000
"""The same where paragraphs are filtered after the indexes have answered (by agency or theme)."""
MENTIONS = 500
"""Paragraphs looked at for the documents that mention a review."""
COVERAGE, RECOMMENDED, NAMED_REVIEW, IN_HEADINGS = 1.0, 0.6, 0.5, 0.3
"""Weights beside the two scores of the fusion (1 each): see docs/adr/0009-ranking.md."""
EXPANDED, BACKGROUND = 0.4, 0.3
"""Weights of added terms and of the conversation's words against the question's own (1)."""
KIND_WEIGHTS = {
    Kind.PLAIN_SUMMARY: -0.2,
    Kind.STATISTICS: -0.2,
    Kind.TABLE: -0.1,
    Kind.BOILERPLATE: -1.0,
    Kind.HEADING: -1.0,
}
"""So that summaries in plain language, numbers about the area and standing text do not crowd out findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The paragraphs found, and what was searched for them."""

    query: Query
    results: tuple[ScoredParagraph, ...]
    searched: tuple[DocumentRecord, ...]
    """Documents that the filters left."""
    concepts: tuple[Concept, ...] = field(default=())


class Retriever:
    """Searches one library: dense and lexical candidates, fused, then weighed by what they speak of and are."""

    def __init__(self, library: Library) -> None:
        """Search this library."""
        self.library = library

    def search(
        self, question: str, *, k: int = 10, filters: Filters | None = None, background: str = ""
    ) -> SearchResult:
        """Return the k best paragraphs for a stand-alone question.

        Args:
            question: The stand-alone question; areas, years, types and agencies that it names become filters.
            k: The most paragraphs returned.
            filters: Filters set by hand; a field set there, or named in its `unread`, is not read from the question.
            background: Earlier words of the conversation that the question leans on.
        """
        with self.library.steady():
            return self._search(question, k, filters, background)

    def _search(self, question: str, k: int, filters: Filters | None, background: str) -> SearchResult:
        documents = self.library.documents()
        query = understand(question, documents=documents, given=filters, background=background)
        searched = self.in_scope(query.filters)
        lexical = self.library.lexical
        concepts = concepts_of(query, frequency=lexical.document_frequency, paragraphs=lexical.count())
        if not searched:
            return SearchResult(query=query, results=(), searched=(), concepts=concepts)
        only = None if len(searched) == len(documents) else {document.id for document in searched}
        similarities, fused = self._candidates(query, only)
        found = self.library.paragraphs_by_id(list(fused))
        scored = [
            ScoredParagraph(
                stored=stored,
                score=fused[stored.id] + _weight(stored, query, concepts),
                similarity=similarities.get(stored.id, 0.0),
            )
            for stored in found
            if _speaks_of(stored, query.filters)
        ]
        scored.sort(key=lambda result: (-result.score, result.stored.id))
        return SearchResult(query=query, results=tuple(_distinct(scored, k)), searched=searched, concepts=concepts)

    def in_scope(self, filters: Filters) -> tuple[DocumentRecord, ...]:
        """Return the documents that filters leave."""
        mentioning = self._mentioning(filters)
        return tuple(document for document in self.library.documents() if _passes(document, filters, mentioning))

    def _mentioning(self, filters: Filters) -> frozenset[str]:
        """Return the ids of documents with a paragraph that mentions a review that the search is limited to."""
        lexical = self.library.lexical
        found = (lexical.search([Clause(text=name, phrase=True)], k=MENTIONS) for name in filters.reviews)
        return frozenset(paragraph.rsplit(":", 1)[0] for hits in found for paragraph, _ in hits)

    def _candidates(self, query: Query, only: Collection[str] | None) -> tuple[dict[str, float], dict[str, float]]:
        """Return similarities and fused scores by paragraph id."""
        k = FILTERED_CANDIDATES if query.filters.agencies or query.filters.themes else CANDIDATES
        vector = self.library.embedder.embed_query(spelled_out(query))
        similarities: dict[str, float] = {}
        for passage, similarity in self.library.dense.search(vector, k=k, documents=only):
            paragraph = passage.split("#")[0]
            similarities[paragraph] = max(similarity, similarities.get(paragraph, -1.0))
        scores = dict(self.library.lexical.search(clauses(query), k=k, documents=only))
        fused = fuse(similarities, scores)
        best = sorted(fused, key=lambda paragraph: -fused[paragraph])[:k]
        return similarities, {paragraph: fused[paragraph] for paragraph in best}


def spelled_out(query: Query) -> str:
    """Return the question with its abbreviations spelled out, as the embedding model reads it best."""
    text = query.text
    for expansion in query.expansions:
        if " " not in expansion.found and " " in expansion.added[0] and len(expansion.found) <= 6:
            text = re.sub(rf"\b{re.escape(expansion.found)}\b", expansion.added[0], text)
    return f"{text} {' '.join(query.background)}".strip()


def clauses(query: Query) -> list[Clause]:
    """Return what the lexical index is asked for: the question's words, and for less the terms added to it."""
    wanted = [Clause(text=word) for word in query.words]
    wanted += [Clause(text=word, boost=IN_HEADINGS, field="context") for word in query.words]
    wanted += [Clause(text=word, boost=BACKGROUND) for word in query.background]
    for expansion in query.expansions:
        for term in expansion.added:
            words = len(re.findall(r"\w+", term))
            wanted.append(Clause(text=term, boost=EXPANDED * words, phrase=words > 1))
    return wanted


def _passes(document: DocumentRecord, filters: Filters, mentioning: Collection[str]) -> bool:
    if document.id in filters.without:
        return False
    if filters.reviews and not (_bears(document, filters) or document.id in mentioning):
        return False
    if filters.areas and document.area not in filters.areas:
        return False
    if filters.types and document.type not in filters.types:
        return False
    if filters.year_from is None and filters.year_to is None:
        return True
    years = {document.year, *(_year(document, name) for name in ("inspected_to", "published_printed"))} - {None}
    return any((filters.year_from or 0) <= (year or 0) <= (filters.year_to or 9999) for year in years)


def _bears(document: DocumentRecord, filters: Filters) -> bool:
    pseudonym = document.facts.get("pseudonym")
    return pseudonym is not None and pseudonym.value in filters.reviews


def _year(document: DocumentRecord, fact: str) -> int | None:
    found = document.facts.get(fact)
    return int(found.value[:4]) if found and found.value[:4].isdigit() else None


def _speaks_of(stored: StoredParagraph, filters: Filters) -> bool:
    agencies = not filters.agencies or not set(filters.agencies).isdisjoint(stored.agencies)
    return agencies and (not filters.themes or not set(filters.themes).isdisjoint(stored.themes))


def _weight(stored: StoredParagraph, query: Query, concepts: Sequence[Concept]) -> float:
    """Return what a candidate's words and kind add to its fused score."""
    paragraph = stored.paragraph
    weight = COVERAGE * coverage(concepts, stored.stems) + KIND_WEIGHTS.get(paragraph.kind, 0.0)
    if query.wants_recommendations and paragraph.kind is Kind.RECOMMENDATION:
        weight += RECOMMENDED
    if _bears(stored.document, query.filters) or any(map(stored.names, query.filters.reviews)):
        weight += NAMED_REVIEW
    return weight


def _distinct(scored: Sequence[ScoredParagraph], k: int) -> list[ScoredParagraph]:
    """Return the first k results of different words: a paragraph that stands in many documents is found once."""
    found: dict[str, ScoredParagraph] = {}
    for result in scored:
        found.setdefault("".join(re.findall(r"\w+", result.stored.paragraph.text.casefold())), result)
        if len(found) == k:
            break
    return list(found.values())
