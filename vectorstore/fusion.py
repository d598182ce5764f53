"""One ranking from two: similarities of vectors and scores of words, brought to one scale and added."""

from collections.abc import Mapping


def fuse(similarities: Mapping[str, float], scores: Mapping[str, float]) -> dict[str, float]:
    """Return each paragraph's fused score, from 0 to 2: how high it stands in each of the two candidate lists.

    A similarity counts from the lowest of its list (0) to the highest (1), a score of words as a share of the highest:
    what one list lacks counts 0 there.

    Args:
        similarities: Paragraph id → cosine with the query, the dense candidates.
        scores: Paragraph id → BM25, the lexical candidates.

    Source: the linear combination of min-max scaled scores that Bruch, Gai and Ingber, An Analysis of Fusion Functions
    for Hybrid Retrieval (2023), found to beat reciprocal rank fusion, and so did `docs/adr/0009-ranking.md`.

    >>> fuse({"a": 0.9, "b": 0.5}, {"b": 10.0, "c": 5.0})
    {'a': 1.0, 'b': 1.0, 'c': 0.5}
    """
    lowest, highest = min(similarities.values(), default=0.0), max(similarities.values(), default=0.0)
    spread, best = (highest - lowest) or 1.0, max(scores.values(), default=0.0) or 1.0
    fused = {paragraph: (similarity - lowest) / spread for paragraph, similarity in similarities.items()}
    for paragraph, score in scores.items():
        fused[paragraph] = fused.get(paragraph, 0.0) + score / best
    return fused
