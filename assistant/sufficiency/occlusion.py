"""Whether the question would come nearer to its evidence without one of its words: then that is about another thing."""

import re
from collections.abc import Sequence

from assistant.sufficiency.evidence import Laid
from vectorstore.concepts import Concept
from vectorstore.embeddings import Embedder

NONE_MISSING = 0.05
"""What a word adds that the evidence holds."""


def without(question: str, absent: Sequence[Concept], laid: Sequence[Laid], embedder: Embedder) -> float:
    """Return the least similarity that the question gains by one of the words that its evidence lacks.

    The similarity is the cosine with the nearest sentence. A missing word that only says otherwise what the sentence
    says adds to it; one that asks for something else takes from it.

    Args:
        question: The question as it was searched for.
        absent: Its concepts that the best paragraph lacks.
        laid: The evidence.
        embedder: Makes the vectors.
    """
    if not absent:
        return NONE_MISSING
    sentences = [sentence for one in laid for sentence in one.read.sentences]
    nearest = max(sentences, key=lambda sentence: sentence.similarity)
    shortened = [_less(question, concept.name) for concept in absent]
    vectors = embedder.embed_passages([nearest.text, *shortened])
    return min(nearest.similarity - float(similarity) for similarity in vectors[1:] @ vectors[0])


def _less(question: str, word: str) -> str:
    return re.sub(rf"(?i)(?<!\w){re.escape(word)}(?:['’]?s)?(?!\w)", " ", question)
