"""What a paragraph must speak of to answer a question, and how much of it a paragraph does speak of."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from vectorstore.query import Query
from vectorstore.words import content_words

DocumentFrequency = Callable[[str], int]
"""Stem → the number of paragraphs of the library that hold it."""

_WORD = re.compile(r"([a-z0-9&]+)(?:['’]s?\b)?")
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word's stem, as the lexical index stems it (Snowball English)."""
    return str(_STEMMER.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in order.

    >>> stems("Reviewing officers' delays")
    ('review', 'offic', 'delay')
    """
    return tuple(map(stem, _WORD.findall(text.casefold())))


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

    def is_in(self, words: "ParagraphStems") -> bool:
        """Return whether a paragraph holds any of the alternatives."""
        return any(words.hold(alternative) for alternative in self.alternatives)


@dataclass(frozen=True, slots=True)
class ParagraphStems:
    """A paragraph's stems, looked up by word and by run of words."""

    spaced: str
    distinct: frozenset[str]

    @staticmethod
    def of(text: str) -> "ParagraphStems":
        """Return the stems of a paragraph's text."""
        found = stems(text)
        return ParagraphStems(f" {' '.join(found)} ", frozenset(found))

    def hold(self, run: tuple[str, ...]) -> bool:
        """Return whether the run of stems stands in the paragraph, its words next to one another."""
        return run[0] in self.distinct if len(run) == 1 else f" {' '.join(run)} " in self.spaced


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
