"""Passages of several documents embedded together, so that texts of one length meet and little padding is computed."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from vectorstore.embeddings import Embedder
from vectorstore.matrices import FloatMatrix, FloatVector
from vectorstore.passages import Passage

GROUP_PASSAGES = 1024
"""Passages to collect before they are embedded."""
_STEP_PASSAGES = 512


def embed_texts(
    texts: Iterable[str], embedder: Embedder, *, on_step: Callable[[int], None] = lambda _: None
) -> dict[str, FloatVector]:
    """Return each text's vector; equal texts are embedded once.

    Args:
        texts: what is embedded.
        embedder: what embeds it.
        on_step: told how many distinct texts have been embedded so far.
    """
    distinct = sorted(set(texts), key=lambda text: (-len(text), text))
    vectors: dict[str, FloatVector] = {}
    for start in range(0, len(distinct), _STEP_PASSAGES):
        some = distinct[start : start + _STEP_PASSAGES]
        vectors.update(zip(some, embedder.embed_passages(some), strict=True))
        on_step(len(vectors))
    return vectors


def matrix_of(passages: Iterable[Passage], vectors: Mapping[str, FloatVector]) -> FloatMatrix:
    """Return the passages' vectors as rows, in the passages' order."""
    rows = [vectors[passage.text] for passage in passages]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, 0), dtype=np.float32)
