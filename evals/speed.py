"""The parts of the speed benchmark: each takes the same files and returns its figures."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeAlias

import numpy as np

from evals.memory import peak_mb
from evals.scale import CopyingEmbedder, fill
from evals.tutorial import described, ingest
from ingest.reading import read
from ingest.sources import Source, expand
from vectorstore.embeddings import SentenceTransformersEmbedder, find_embedder
from vectorstore.library import Library
from vectorstore.matrices import FloatMatrix, FloatVector
from vectorstore.passages import make_passages
from vectorstore.retriever import Retriever

Figures: TypeAlias = dict[str, float | int | str | None]

ROUNDS = 3
"""Times each question is asked, after one to warm up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """What every part works on."""

    files: tuple[Path, ...]
    """The PDF files that are read."""
    questions: tuple[str, ...]
    """What is searched for."""
    folder: Path
    """Scratch; deleted at the end."""

    @property
    def passages(self) -> Path:
        """Return where the passages that we embed are kept for the bare model."""
        return self.folder / "passages.json"


def ours(place: Workplace) -> Figures:
    """Return how fast a fresh library takes the files in."""
    embedder = _warm()
    started = time.perf_counter()
    with Library.open(place.folder / "library", writable=True, embedder=embedder) as library:
        pages = sum(result.pages for result in library.ingest(expand(place.files)))
    return _ingested(pages, time.perf_counter() - started)


def rival(place: Workplace) -> Figures:
    """Return how fast the tutorial takes the same files in."""
    embedder = _warm()
    started = time.perf_counter()
    pages = ingest(place.files, embedder)
    return _ingested(pages, time.perf_counter() - started) | {"made_of": described()}


def bare(place: Workplace) -> Figures:
    """Return how long the model alone takes for the passages that we embed, given all at once."""
    from sentence_transformers import SentenceTransformer

    texts = _passages(place)
    model = SentenceTransformer(str(find_embedder().folder), device="cpu", local_files_only=True)
    model.encode(["warm"])
    started = time.perf_counter()
    vectors = model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
    seconds = time.perf_counter() - started
    np.save(place.folder / "vectors.npy", np.asarray(vectors, dtype=np.float32))
    return {"passages": len(texts), "seconds": seconds, "peak_mb": peak_mb()}


def search(place: Workplace, paragraphs: int) -> Figures:
    """Return how long a warm search takes beside the bare embedding of its question, milliseconds."""
    real = _warm()
    vectors: FloatMatrix = np.load(place.folder / "vectors.npy")
    known: dict[str, FloatVector] = dict(zip(_passages(place), vectors, strict=True))
    embedder = CopyingEmbedder(embedder=real, known=known)
    folder = place.folder / f"library-{paragraphs}"
    fill(folder, [read(source) for source in _sources(place)], embedder, paragraphs)
    with Library.open(folder, embedder=embedder) as library:
        retriever = Retriever(library)
        held = sum(document.paragraphs for document in library.documents())
        embedding = _times(place.questions, real.embed_query)
        searching = _times(place.questions, retriever.search)
    figures = {"embed_p50": median(embedding), "search_p50": median(searching)}
    p95 = {"embed_p95": float(np.percentile(embedding, 95)), "search_p95": float(np.percentile(searching, 95))}
    return {"paragraphs": held, "questions": len(place.questions), **figures, **p95, "peak_mb": peak_mb()}


def _sources(place: Workplace) -> list[Source]:
    return [source for source in expand(place.files) if isinstance(source, Source)]


def _passages(place: Workplace) -> list[str]:
    """Return the distinct texts that we embed of the files, made once."""
    if not place.passages.is_file():
        embedder = find_embedder()
        made = [make_passages("x", read(source), embedder) for source in _sources(place)]
        texts = list(dict.fromkeys(passage.text for passages in made for passage in passages))
        place.passages.write_text(json.dumps(texts), encoding="utf-8")
    found: list[str] = json.loads(place.passages.read_text(encoding="utf-8"))
    return found


def _warm() -> SentenceTransformersEmbedder:
    embedder = find_embedder()
    embedder.embed_query("warm")
    return embedder


def _times(questions: Sequence[str], call: Callable[[str], object]) -> list[float]:
    """Return milliseconds of each call, after a round that is not counted."""
    for question in questions:
        call(question)
    found = []
    for question in list(questions) * ROUNDS:
        started = time.perf_counter()
        call(question)
        found.append(1000 * (time.perf_counter() - started))
    return found


def _ingested(pages: int, seconds: float) -> Figures:
    return {"pages": pages, "seconds": seconds, "pages_a_second": pages / seconds, "peak_mb": peak_mb()}
