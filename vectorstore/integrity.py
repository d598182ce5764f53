"""Do the stores of a library agree with its catalogue, and what to do where they do not."""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from vectorstore.catalogue import Entry, Passages, State
from vectorstore.chroma import VectorIndex, check_files, copy_index, open_index
from vectorstore.embeddings import Embedder
from vectorstore.errors import DamagedIndexError, ModelError
from vectorstore.lexical import LexicalIndex, delete_index
from vectorstore.matrices import FloatVector
from vectorstore.passages import paragraph_of
from vectorstore.stores import Stores
from vectorstore.writer import Writer

_CLOSE = 1e-4
_VECTORS_A_QUERY = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was counted, and every disagreement as a sentence."""

    documents: int
    paragraphs: int
    passages: int
    words: int
    """Paragraphs in the index of words."""
    vectors: int
    """Passages in Chroma."""
    model: str
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether everything agrees."""
        return not self.problems


def check(stores: Stores, embedder: Embedder | ModelError) -> CheckReport:
    """Compare every store with the catalogue, paragraph by paragraph and vector by vector.

    Args:
        stores: the library's, while nobody writes.
        embedder: the one that the settings name, or why there is none.
    """
    entries = stores.catalogue.entries()
    ready = [entry for entry in entries if entry.state is State.READY]
    model = stores.catalogue.setting("model_sha256") or ""
    made = list(stores.catalogue.passages([entry.id for entry in ready], model=model))
    paragraphs = {stored.id for entry in ready for stored in stores.catalogue.paragraphs(entry.record)}
    words, word_problems = _check_words(stores, paragraphs)
    vectors, vector_problems = _check_vectors(stores, made)
    problems = [
        *_check_database(stores, entries, paragraphs),
        *_check_model(stores, embedder),
        *_check_passages(ready, made, paragraphs),
        *word_problems,
        *vector_problems,
        *_check_files(stores, ready),
    ]
    return CheckReport(
        documents=len(ready),
        paragraphs=len(paragraphs),
        passages=sum(len(passages.ids) for passages in made),
        words=words,
        vectors=vectors,
        model=stores.catalogue.setting("model_name") or "",
        problems=tuple(problems),
    )


def repair(stores: Stores, writer: Writer, embedder: Embedder) -> None:
    """Make anew what can be made from the catalogue: missing vectors, the words, Chroma's collection."""
    delete_index(stores.words_folder)
    stores.forget_words()
    writer.embed_missing(embedder)
    writer.recover()
    writer.rewrite_words()
    writer.publish(afresh=True)


def _check_database(stores: Stores, entries: Sequence[Entry], paragraphs: Collection[str]) -> Iterator[str]:
    if stores.engine.dialect.name == "sqlite":
        with stores.engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
        if found != "ok":
            yield f"The catalogue's file is damaged ({found}). Bring it back from a copy, or ingest anew."
    half = [entry for entry in entries if entry.state is not State.READY]
    if half:
        yield f"{_count(len(half), 'document')} half written or half removed."
    expected = sum(entry.record.paragraphs for entry in entries if entry.state is State.READY)
    if expected != len(paragraphs):
        yield f"The catalogue holds {len(paragraphs)} paragraphs where its documents have {expected}."


def _check_model(stores: Stores, embedder: Embedder | ModelError) -> Iterator[str]:
    if isinstance(embedder, ModelError):
        yield str(embedder)
        return
    built_with = stores.catalogue.setting("model_sha256")
    if built_with not in (None, embedder.sha256):
        yield f"The library was built with {stores.catalogue.setting('model_name')}; the settings name {embedder.name}."


def _check_passages(ready: Sequence[Entry], made: Sequence[Passages], paragraphs: Collection[str]) -> Iterator[str]:
    """Check the vectors that the catalogue keeps."""
    without = {entry.id for entry in ready} - {passages.document for passages in made}
    if without:
        yield f"{_count(len(without), 'document')} without vectors of this model, {min(without)} first."
    for passages in made:
        strangers = {paragraph_of(id_) for id_ in passages.ids} - set(paragraphs)
        if strangers:
            yield f"{passages.document} has vectors of paragraphs that it does not have, {min(strangers)} first."
        if passages.ids and abs(np.linalg.norm(passages.matrix, axis=1) - 1).max() > _CLOSE:
            yield f"{passages.document} has vectors that are not of unit length."


def _check_words(stores: Stores, paragraphs: Collection[str]) -> tuple[int, list[str]]:
    """Return how many paragraphs the words know, and what is wrong."""
    try:
        ids = LexicalIndex(stores.words_folder).ids()
    except DamagedIndexError as error:
        return 0, [str(error)]
    return len(ids), list(_differences("The words", ids, paragraphs))


def _check_vectors(stores: Stores, made: Sequence[Passages]) -> tuple[int, list[str]]:
    """Return how many passages Chroma knows, and what is wrong; a copy is opened, and only if its files are sound."""
    place = stores.graph().place
    expected = {id_: row for passages in made for id_, row in zip(passages.ids, passages.matrix, strict=True)}
    if place is None:
        return 0, ["Chroma holds no vectors yet."] if expected else []
    with tempfile.TemporaryDirectory(prefix="safeguarding-", ignore_cleanup_errors=True) as scratch:
        try:
            check_files(place, stores.graph().files)
            copy = place if place.server else replace(place, folder=Path(scratch) / "vectors")
            if not place.server:
                copy_index(place, copy)
            with closing(open_index(copy)) as index:
                return index.count(), list(_compare(index, expected))
        except DamagedIndexError as error:
            return 0, [str(error)]


def _compare(index: VectorIndex, expected: Mapping[str, FloatVector]) -> Iterator[str]:
    ids = index.ids()
    yield from _differences("Chroma", ids, expected)
    shared = sorted(ids & expected.keys())
    for start in range(0, len(shared), _VECTORS_A_QUERY):
        for id_, vector in index.vectors(shared[start : start + _VECTORS_A_QUERY]).items():
            if abs(vector - expected[id_]).max() > _CLOSE:
                yield f"Chroma holds another vector of {id_} than the catalogue."
                return


def _check_files(stores: Stores, ready: Sequence[Entry]) -> Iterator[str]:
    missing = set(stores.files.missing([entry.file for entry in ready]))
    for entry in ready:
        if entry.file in missing:
            yield f"The library's copy of {entry.record.path} is gone. Ingest it again."


def _differences(store: str, found: Collection[str], expected: Collection[str]) -> Iterator[str]:
    lacking, surplus = set(expected) - set(found), set(found) - set(expected)
    if lacking:
        yield f"{store} lacks {len(lacking)} that the catalogue has, {min(lacking)} first."
    if surplus:
        yield f"{store} has {len(surplus)} that the catalogue lacks, {min(surplus)} first."


def _count(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number} {noun}s are"
