"""The real library and assistant, put to the test as `evals.systems` wants them: the same objects that users run."""

import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from assistant.answers import Answer
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.cache import CACHE, cache_key, staged
from evals.cases import Case
from evals.dataset import Dataset
from evals.errors import SettingError
from evals.memory import peak_mb
from evals.naive import NaiveIndex, open_naive_index, pdf_pages
from evals.provenance import provenance
from evals.results import Timing
from evals.systems import Ranker, Systems
from evals.units import Unit
from ingest.sources import expand
from vectorstore.embeddings import Embedder, find_embedder
from vectorstore.lexical import Clause
from vectorstore.library import Library
from vectorstore.passages import paragraph_of
from vectorstore.progress import Status

logger = logging.getLogger(__name__)

MODES = ("dense", "lexical", "fused", "naive")
"""All modes of search, in the order of the tables."""

PASSAGES_A_PARAGRAPH = 3
"""Passages asked of the dense index for each paragraph wanted, since a long paragraph has several."""


def open_systems(
    dataset: Dataset,
    *,
    modes: Sequence[str] = MODES,
    answers: bool = True,
    cache: Path = CACHE,
    embedder: Embedder | None = None,
) -> Systems:
    """Return the systems over a dataset's documents, building their library where the cache does not have it.

    Args:
        dataset: cases and documents.
        modes: modes of search.
        answers: whether the assistant is asked too.
        cache: where libraries are kept between runs.
        embedder: an embedder in place of the one that the user's settings name.

    Raises:
        SettingError: a mode is not one of `MODES`.
    """
    unknown = sorted(set(modes) - set(MODES))
    if unknown:
        message = f"There is no mode {unknown[0]!r}: choose among {', '.join(MODES)}."
        raise SettingError(message)
    embedder = embedder or find_embedder(read_settings().model)
    folder = cache / cache_key(dataset, embedder.sha256)
    timings = [build(dataset, folder, embedder)]
    started = time.perf_counter()
    assistant = Assistant(Library.open(folder / "library", embedder=embedder))
    assistant.search("warm")
    timings.append(Timing(stage="open and warm up", seconds=time.perf_counter() - started, peak_mb=peak_mb()))
    subject = Subject(assistant=assistant, units=units_of(assistant.library))
    naive = _naive(dataset, folder, subject, embedder) if "naive" in modes else None
    return Systems(
        units={"paragraphs": subject.units} | ({"chunks": {unit.id: unit for unit in naive.chunks}} if naive else {}),
        rankers=tuple(_ranker(mode, subject, naive) for mode in modes),
        answer=subject.answer if answers else None,
        timings=tuple(timings),
        settings={"answerer": "extractive", "model": embedder.name, "modes": list(modes)},
        provenance=provenance(index_id=assistant.library.index_id, model=embedder.sha256),
    )


def open_assistant(dataset: Dataset, *, cache: Path = CACHE, embedder: Embedder | None = None) -> Assistant:
    """Return the assistant over a dataset's documents, without a language model; see `open_systems`."""
    embedder = embedder or find_embedder(read_settings().model)
    folder = cache / cache_key(dataset, embedder.sha256)
    build(dataset, folder, embedder)
    return Assistant(Library.open(folder / "library", embedder=embedder))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The assistant over one library, asked about cases."""

    assistant: Assistant
    units: dict[str, Unit]
    """The library's paragraphs."""

    def answer(self, case: Case) -> Answer:
        """Return what a user would be answered."""
        return self.assistant.answer(case.question, history=case.history)

    def fused(self, case: Case, k: int) -> list[str]:
        """Rank as users get it: follow-ups resolved, query understood, both indexes."""
        found = self.assistant.search(case.question, history=case.history, k=k)
        return [scored.stored.id for scored in found.results]

    def dense(self, case: Case, k: int) -> list[str]:
        """Rank by the vectors alone, for the words as typed."""
        library = self.assistant.library
        vector = library.embedder.embed_query(as_typed(case))
        found = library.dense.search(vector, k=PASSAGES_A_PARAGRAPH * k)
        return list(dict.fromkeys(paragraph_of(passage) for passage, _ in found))[:k]

    def lexical(self, case: Case, k: int) -> list[str]:
        """Rank by BM25 alone, for the words as typed."""
        found = self.assistant.library.lexical.search([Clause(text=as_typed(case))], k=k)
        return [paragraph for paragraph, _ in found]


def as_typed(case: Case) -> str:
    """Return a question after those before it, joined: what a search without a conversation can do with a follow-up."""
    return " ".join((*case.history, case.question))


def build(dataset: Dataset, folder: Path, embedder: Embedder) -> Timing:
    """Bring the library in a cache folder up to date with a dataset's documents; return what building it took.

    Where it is there already, the time it took then is returned.
    """
    record = folder / "built.json"
    if record.is_file():
        logger.info("Using the library built before in %s", folder)
        return Timing(**json.loads(record.read_text(encoding="utf-8")))
    logger.info("Building a library of %d documents in %s", len(dataset.documents), folder)
    documents = staged(dataset, folder / "documents")
    started = time.perf_counter()
    with Library.open(folder / "library", writable=True, embedder=embedder) as library:
        for result in library.ingest(expand([documents])):
            if result.status is Status.FAILED:
                logger.warning("%s was not read: %s", result.path, result.message)
    timing = Timing(stage="read and index", seconds=time.perf_counter() - started, peak_mb=peak_mb())
    record.write_text(json.dumps(asdict(timing)), encoding="utf-8")
    return timing


def units_of(library: Library) -> dict[str, Unit]:
    """Return the library's paragraphs by id."""
    return {unit.id: unit for unit in _units(library)}


def _units(library: Library) -> Iterator[Unit]:
    for document in library.documents():
        for stored in library.paragraphs(document.id):
            paragraph = stored.paragraph
            yield Unit(
                id=stored.id,
                doc=document.path,
                page=paragraph.page,
                page_to=paragraph.page_to,
                label=paragraph.label,
                text=paragraph.text,
                authority=str(paragraph.authority),
            )


def _ranker(mode: str, subject: Subject, naive: NaiveIndex | None) -> Ranker:
    if naive is not None and mode == "naive":
        embedder = subject.assistant.library.embedder
        return Ranker(mode=mode, cut="chunks", rank=lambda case, k: naive.search(as_typed(case), embedder, k))
    return Ranker(mode=mode, cut="paragraphs", rank=getattr(subject, mode))


def _naive(dataset: Dataset, folder: Path, subject: Subject, embedder: Embedder) -> NaiveIndex:
    pages = partial(_plain_pages, list(subject.units.values()))
    return open_naive_index(dataset, folder / "naive", embedder, pages)


def _plain_pages(units: Sequence[Unit], path: str, file: Path) -> list[str]:
    """Return page texts as a tutorial would have them: pypdf's for PDF, for other formats ours, which is generous."""
    if file.suffix.lower() == ".pdf":
        return pdf_pages(file)
    pages: dict[int, list[str]] = {}
    for unit in units:
        if unit.doc == path:
            pages.setdefault(unit.page, []).append(unit.text)
    return ["\n\n".join(pages[page]) for page in sorted(pages)]
