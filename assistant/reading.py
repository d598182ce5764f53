"""The evidence read closely: every sentence of the best paragraphs, and how near it is to the question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.sentences import sentences
from vectorstore.concepts import coverage
from vectorstore.embeddings import Embedder
from vectorstore.results import ScoredParagraph
from vectorstore.retriever import SearchResult
from vectorstore.stems import ParagraphStems

PARAGRAPHS = 12
"""Paragraphs, best first, that are read sentence by sentence."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of the evidence."""

    text: str
    """A verbatim span of its paragraph."""
    similarity: float
    """Cosine between the sentence and the question."""
    covered: float
    """Weighted share of the question's concepts that it speaks of, from 0 to 1."""

    @property
    def nearness(self) -> float:
        """Return both measures added: the higher, the more likely the sentence answers."""
        return self.similarity + self.covered


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the evidence, sentence by sentence."""

    scored: ScoredParagraph
    stems: ParagraphStems
    sentences: tuple[ReadSentence, ...]

    @property
    def nearness(self) -> float:
        """Return that of its nearest sentence."""
        return max(sentence.nearness for sentence in self.sentences)


def read_closely(result: SearchResult, embedder: Embedder, *, paragraphs: int = PARAGRAPHS) -> list[ReadParagraph]:
    """Return the best paragraphs of a search, read sentence by sentence.

    Args:
        result: What was found.
        embedder: Makes vectors of the question and of each sentence.
        paragraphs: How many paragraphs to read.
    """
    chosen = result.results[:paragraphs]
    cut = [sentences(scored.stored.paragraph.text) or [scored.stored.paragraph.text] for scored in chosen]
    flat = [sentence for group in cut for sentence in group]
    if not flat:
        return []
    similarities = iter(np.asarray(embedder.embed_passages(flat)) @ embedder.embed_query(result.query.text))
    return [
        ReadParagraph(
            scored=scored,
            stems=scored.stored.stems,
            sentences=tuple(
                ReadSentence(text, float(next(similarities)), coverage(result.concepts, ParagraphStems.of(text)))
                for text in group
            ),
        )
        for scored, group in zip(chosen, cut, strict=True)
    ]


def together(read: Sequence[ReadParagraph]) -> ParagraphStems:
    """Return the stems of several paragraphs as if they were one."""
    return ParagraphStems(
        " ".join(one.stems.spaced for one in read), frozenset().union(*(one.stems.distinct for one in read))
    )
