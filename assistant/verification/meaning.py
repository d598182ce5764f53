"""Compares a claim with the sentences of its paragraph by meaning, with the embedder that searches the library."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from assistant.verification.words import plain, split_sentences
from vectorstore.embeddings import DEFAULT_MODEL, Embedder
from vectorstore.matrices import FloatMatrix

ALIKE = 0.6
"""Cosine from which the default model's vectors of a claim and a sentence count as near.

92 % of the true claims that verification was developed on reach it with their own paragraph, and 1 % with another one
of the same document.
"""


class Meaning(Protocol):
    """Compares texts by what they mean."""

    def is_near(self, claim: str, paragraph: str) -> bool:
        """Return whether some sentence of the paragraph, or two in a row, speak of what the claim says."""
        ...


@dataclass(frozen=True)
class EmbeddedMeaning:
    """Compares by the vectors of the default embedding model, for which the bound was measured."""

    embedder: Embedder
    _known: dict[str, FloatMatrix] = field(default_factory=dict, repr=False)

    def is_near(self, claim: str, paragraph: str) -> bool:
        """Return whether some sentence of the paragraph, or two in a row, speak of what the claim says."""
        if not self._is_measured or not claim.strip() or not paragraph.strip():
            return False
        if paragraph not in self._known:
            self._known[paragraph] = self.embedder.embed_passages(_windows(paragraph))
        return bool((self._known[paragraph] @ self.embedder.embed_query(plain(claim))).max() >= ALIKE)

    @cached_property
    def _is_measured(self) -> bool:
        return self.embedder.name == DEFAULT_MODEL


def _windows(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph, and each with the next."""
    sentences = split_sentences(plain(paragraph))
    return [*sentences, *(f"{first} {second}" for first, second in pairwise(sentences))]
