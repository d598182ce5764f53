"""An embedder that remembers: the good evidence of a library is read again and again."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

import numpy as np

from vectorstore.embeddings import Embedder
from vectorstore.matrices import FloatMatrix, FloatVector

PASSAGES = 20_000
"""Vectors of passages and sentences kept: about 30 MB of 384 numbers each."""
QUERIES = 8
"""The same of queries: a question is embedded for the search and again for the reading, and forgotten soon after."""


class RememberingEmbedder:
    """Another embedder with a memory, by a hash of the words: no text is kept, of documents removed or of questions.

    Any number of threads may use it at once.
    """

    def __init__(self, embedder: Embedder, *, passages: int = PASSAGES, queries: int = QUERIES) -> None:
        """Take what embeds what is not remembered, and how much is kept."""
        self._embedder = embedder
        self._passages = _Memory(passages)
        self._queries = _Memory(queries)

    @property
    def name(self) -> str:
        """As the settings name it."""
        return self._embedder.name

    @property
    def sha256(self) -> str:
        """Of its weights."""
        return self._embedder.sha256

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._embedder.dimension

    @property
    def max_tokens(self) -> int:
        """Longest text that is read to its end."""
        return self._embedder.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text as the model counts."""
        return self._embedder.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return a row of unit length for each text: float32, (n, dimension)."""
        keys = [self._passages.key(text) for text in texts]
        found = self._passages.those(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            rows = self._embedder.embed_passages(list(missing.values()))
            fresh = {key: row.copy() for key, row in zip(missing, rows, strict=True)}
            self._passages.keep(fresh)
            found |= fresh
        return np.stack([found[key] for key in keys]) if keys else self._embedder.embed_passages([])

    def embed_query(self, text: str) -> FloatVector:
        """Return a vector of unit length: float32, (dimension,)."""
        key = self._queries.key(text)
        found = self._queries.those([key])
        if not found:
            found = {key: self._embedder.embed_query(text)}
            self._queries.keep(found)
        return found[key]


class _Memory:
    """So many vectors, those used last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._secret = secrets.token_bytes(16)
        self._known: OrderedDict[bytes, FloatVector] = OrderedDict()
        self._guard = Lock()

    def key(self, text: str) -> bytes:
        """Return what a text is known by, which tells nobody else what it says."""
        return hashlib.blake2b(text.encode(), key=self._secret, digest_size=16).digest()

    def those(self, keys: Sequence[bytes]) -> dict[bytes, FloatVector]:
        """Return the vectors that are known."""
        with self._guard:
            found = {key: self._known[key] for key in keys if key in self._known}
            for key in found:
                self._known.move_to_end(key)
        return found

    def keep(self, vectors: Mapping[bytes, FloatVector]) -> None:
        """Keep vectors, and forget those longest unused where there are too many."""
        with self._guard:
            self._known.update(vectors)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
