"""The rival in every table: plain page text in chunks of 1,000 characters, dense search alone, as tutorials do."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from evals.dataset import Dataset
from evals.units import Unit
from vectorstore.embeddings import Embedder
from vectorstore.matrices import FloatMatrix

CHARACTERS, OVERLAP = 1000, 200

PagesOf = Callable[[str, Path], Sequence[str]]
"""(path, file) → text of each page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NaiveIndex:
    """Chunks with their vectors, searched exactly."""

    chunks: tuple[Unit, ...]
    vectors: FloatMatrix
    """(chunks, dimension), rows of unit length."""

    def search(self, text: str, embedder: Embedder, k: int) -> list[str]:
        """Return the ids of the chunks nearest to a text, best first, ties in reading order."""
        if not self.chunks:
            return []
        similarities = self.vectors @ embedder.embed_query(text)
        return [self.chunks[place].id for place in np.argsort(-similarities, kind="stable")[:k]]


def open_naive_index(dataset: Dataset, folder: Path, embedder: Embedder, pages_of: PagesOf) -> NaiveIndex:
    """Return the index of a dataset's documents, made in the folder where it is not there yet."""
    words, matrix = folder / "chunks.jsonl", folder / "vectors.npy"
    if not matrix.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        chunks = list(chunks_of(dataset, pages_of))
        vectors = embedder.embed_passages([chunk.text for chunk in chunks])
        words.write_text("".join(json.dumps(asdict(chunk)) + "\n" for chunk in chunks), encoding="utf-8")
        np.save(matrix, vectors)
    rows = words.read_text(encoding="utf-8").splitlines()
    return NaiveIndex(chunks=tuple(Unit(**json.loads(row)) for row in rows), vectors=np.load(matrix))


def chunks_of(dataset: Dataset, pages_of: PagesOf) -> Iterable[Unit]:
    """Yield the chunks of all documents, each within one page."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
    for number, (path, file) in enumerate(dataset.documents, 1):
        place = 0
        for page, text in enumerate(pages_of(path, file), 1):
            for chunk in splitter.split_text(text):
                place += 1
                name = f"chunk-{number}:{place}"
                yield Unit(id=name, doc=path, page=page, page_to=page, label=None, text=chunk)


def pdf_pages(file: Path) -> list[str]:
    """Return the text of each page of a PDF as pypdf reads it; nothing where pypdf cannot open the file."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return [page.extract_text() for page in PdfReader(file).pages]
    except PyPdfError:
        return []
