"""Embedders for tests: small, deterministic, and alike where texts share words."""

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from vectorstore.matrices import FloatMatrix, FloatVector


@dataclass(frozen=True)
class HashEmbedder:
    """Adds up a fixed random direction for each word."""

    name: str = "hash"
    dimension: int = 32
    max_tokens: int = 64
    salt: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(f"{self.name}{self.dimension}{self.salt}".encode()).hexdigest()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) + 2 for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def embed_query(self, text: str) -> FloatVector:
        return self._vector(text)

    def _vector(self, text: str) -> FloatVector:
        total = np.full(self.dimension, 1e-3)
        for word in re.findall(r"\w+", text.casefold()):
            digest = hashlib.sha256(f"{self.salt}{word}".encode()).digest()
            total += np.random.default_rng(int.from_bytes(digest[:8], "big")).normal(size=self.dimension)
        return (total / math.sqrt(float(total @ total))).astype(np.float32)
