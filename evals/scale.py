"""A library of any size out of a few real documents: copies of their paragraphs, with noise on their vectors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from ingest.documents import Document
from ingest.sources import Source
from vectorstore.embeddings import Embedder
from vectorstore.library import Library
from vectorstore.matrices import FloatMatrix, FloatVector

NOISE = 0.03
"""Standard deviation added to each of a copy's vector components, so that no two vectors are one."""

_MARK = re.compile(r" Copy \d+\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyingEmbedder:
    """Gives copies the vector of what they are copies of, with noise; embeds queries for real."""

    embedder: Embedder
    known: Mapping[str, FloatVector]
    """Vector by passage text, of the documents themselves."""

    @property
    def name(self) -> str:
        """As the settings name it."""
        return self.embedder.name

    @property
    def sha256(self) -> str:
        """Of its weights."""
        return self.embedder.sha256

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.embedder.dimension

    @property
    def max_tokens(self) -> int:
        """Longest text that is read to its end."""
        return self.embedder.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return a fair guess, four tokens to three words, since exact counts would take longer than all the rest."""
        return [len(text.split()) * 4 // 3 + 2 for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return a row of unit length for each text; a window that is new gets a random direction."""
        return np.stack([self._vector(text) for text in texts])

    def embed_query(self, text: str) -> FloatVector:
        """Return a vector of unit length."""
        return self.embedder.embed_query(text)

    def _vector(self, text: str) -> FloatVector:
        generator = np.random.default_rng(int.from_bytes(sha256(text.encode()).digest()[:8], "big"))
        base = self.known.get(_MARK.sub("", text))
        noise = generator.normal(scale=NOISE, size=self.dimension)
        vector = noise if base is None else base + noise
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def fill(folder: Path, documents: Sequence[Document], embedder: CopyingEmbedder, paragraphs: int) -> None:
    """Make a library of exactly so many paragraphs in a folder: copies of the documents, the last one cut."""
    copies = {document.path: document for document in _copies(documents, paragraphs)}
    sources = [
        Source(path=path, location=path.encode(), origin=f"/copies/{path}", file_name=Path(path).name)
        for path in copies
    ]

    def read(source: Source, given: Mapping[str, str] | None = None) -> Document:
        del given
        return replace(copies[source.path], sha256=sha256(source.path.encode()).hexdigest())

    with Library.open(folder, writable=True, embedder=embedder) as library:
        for _ in library.ingest(sources, read=read):
            pass


def _copies(documents: Sequence[Document], paragraphs: int) -> Iterator[Document]:
    left, number = paragraphs, 0
    while left > 0:
        number += 1
        for document in documents:
            kept = document.paragraphs[:left]
            left -= len(kept)
            marked = tuple(replace(paragraph, text=f"{paragraph.text} Copy {number}.") for paragraph in kept)
            yield replace(document, path=f"copy-{number}/{document.path}", paragraphs=marked)
            if left <= 0:
                return
