"""What a paragraph must speak of to answer a question, and how much of it a paragraph does speak of."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vectorstore.query import Query
from vectorstore.stems import ParagraphStems, stems
from vectorstore.words import content_words

DocumentFrequency = Callable[[str], int]
"""Stem → the number of paragraphs of the library that hold it."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a question speaks of, in all the words that the vocabulary knows for it."""

    name: str
    """As the question says it."""
    alternatives: tuple[tuple[str, ...], ...]
    """Each a run of stems."""
    weight: float
    """Inverse document frequency of its commonest wording, in nats."""
    unheard: bool = False
    """Whether no paragraph of the library holds it in any wording."""

    def is_in(self, words: ParagraphStems) -> bool:
        """Return whether a paragraph holds any of the alternatives."""
        return any(words.hold(alternative) for alternative in self.alternatives)


def concepts_of(query: Query, *, frequency: DocumentFrequency, paragraphs: int) -> tuple[Concept, ...]:
    """Return the concepts of a query with their weights.

    Args:
        query: The query; each of its expansions is one concept, each other content word another.
        frequency: Document frequency of a stem.
        paragraphs: Number of paragraphs in the library.

    Source: the weight is the inverse document frequency of Robertson and Zaragoza, The Probabilistic Relevance
    Framework (2009), with the highest frequency among the alternatives.
    """
    names = {term for expansion in query.expansions for term in content_words(expansion.found, keep_frame=True)}
    found: list[tuple[str, list[tuple[str, ...]]]] = [
        (expansion.found, [run for term in (expansion.found, *expansion.added) if (run := stems(term))])
        for expansion in query.expansions
        if set(content_words(expansion.found)) & set(query.words)
    ]
    found += [(word, [stems(word)]) for word in query.words if word not in names]
    return tuple(_concept(name, runs, frequency, paragraphs) for name, runs in found if runs)


def coverage(concepts: Sequence[Concept], words: ParagraphStems) -> float:
    """Return the weighted share of the concepts that a paragraph speaks of, from 0 to 1."""
    whole = sum(concept.weight for concept in concepts)
    return sum(concept.weight for concept in concepts if concept.is_in(words)) / whole if whole else 0.0


def _concept(name: str, runs: Sequence[tuple[str, ...]], frequency: DocumentFrequency, paragraphs: int) -> Concept:
    commonest = max(min(frequency(word) for word in run) for run in runs)
    weight = math.log(1 + (paragraphs - commonest + 0.5) / (commonest + 0.5)) if commonest < paragraphs else 0.0
    return Concept(name, tuple(dict.fromkeys(runs)), weight, unheard=commonest == 0)
