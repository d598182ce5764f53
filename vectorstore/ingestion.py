"""Files go in: what is new is read, embedded and written, a group of documents at a time, each whole or not at all."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from ingest.documents import Document, Fact
from ingest.errors import IngestError, UnreadableFileError
from ingest.sources import Source
from vectorstore.batches import GROUP_PASSAGES, embed_texts, matrix_of
from vectorstore.catalogue import Entry, Passages
from vectorstore.changes import NewDocument
from vectorstore.files import Files
from vectorstore.identity import document_id
from vectorstore.matrices import FloatVector
from vectorstore.passages import Passage, make_passages
from vectorstore.progress import IngestResult, Progress, ProgressCallback, Status
from vectorstore.writer import GIVEN, Writer

logger = logging.getLogger(__name__)


class Read(Protocol):
    """Makes a document of a file."""

    def __call__(self, source: Source, *, given: Mapping[str, str] | None = None) -> Document:
        """Return the document; facts that are given count before those found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A document that has been read and not embedded yet."""

    id: str
    status: Status
    document: Document
    origin: str
    file: str
    passages: list[Passage]
    size: int


@dataclass(kw_only=True)
class Ingestion:
    """One run over some sources."""

    entries: Iterable[Entry]
    """What the library holds when it begins."""
    writer: Writer
    files: Files
    read: Read
    given: Mapping[str, str]
    on_progress: ProgressCallback
    _group: list[_Waiting] = field(default_factory=list)
    _progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        """Index what the library holds."""
        self._by_id = {entry.id: entry for entry in self.entries}
        self._taken = set(self._by_id)
        self._by_origin = {entry.origin: entry for entry in self._by_id.values()}
        self._by_sha256 = {entry.record.sha256: (entry.id, entry.record.path) for entry in self._by_id.values()}

    def run(self, sources: Iterable[Source | IngestError]) -> Iterator[IngestResult]:
        """Yield a result for each file: at once where nothing is to be done, else when it is in the library whole."""
        for source in sources:
            result = _failure(source) if isinstance(source, IngestError) else self._take(source)
            self._count(files=1)
            if result is not None:
                yield result
            elif sum(len(waiting.passages) for waiting in self._group) >= GROUP_PASSAGES:
                yield from self._flush()
        yield from self._flush()

    def _take(self, source: Source) -> IngestResult | None:
        """Return the file's result, or None when its document waits to be embedded."""
        try:
            data = source.read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            known = self._by_origin.get(source.origin)
            result: IngestResult | None = None
            if known is not None and known.record.sha256 == sha256:
                self.files.restore(known.file, data)
                result = self._unchanged(known, source.path)
            elif known is None and sha256 in self._by_sha256:
                result = self._duplicate(source, sha256)
            else:
                self._read(replace(source, location=data), sha256, known)
        except IngestError as error:
            return _failure(error)
        if result is not None:
            self._count(bytes_done=len(data))
        return result

    def _unchanged(self, known: Entry, path: str, message: str = "") -> IngestResult:
        record = known.record
        stated = {name: value for name, value in self.given.items() if record.facts.get(name) != _given(value)}
        if stated:
            self.writer.edit(record.id, stated)
        return IngestResult(
            path=path,
            status=Status.UPDATED if stated else Status.UNCHANGED,
            document=record.id,
            pages=record.pages,
            paragraphs=record.paragraphs,
            message=message,
            warnings=record.warnings,
        )

    def _duplicate(self, source: Source, sha256: str) -> IngestResult:
        """Say that the content is there already; a file that was moved takes its document along."""
        id_, path = self._by_sha256[sha256]
        entry = self._by_id.get(id_)
        if entry is not None and not _is_there(entry.origin):
            self.writer.move(id_, path=source.path, origin=source.origin)
            self._by_origin[source.origin] = entry
            return self._unchanged(entry, source.path, message=f"It was {path} before.")
        message = f"It holds the same as {path}, which is in the library as {id_}."
        return IngestResult(path=source.path, status=Status.DUPLICATE, document=id_, message=message)

    def _read(self, source: Source, sha256: str, known: Entry | None) -> None:
        """Read a new or changed file and let it wait to be embedded; facts that were edited by hand stay."""
        document = self._document(source)
        if known is not None:
            edited = {name: fact for name, fact in known.record.facts.items() if fact.source == GIVEN}
            stated = {name: _given(value) for name, value in self.given.items() if value}
            document = replace(document, path=known.record.path, facts=document.facts | edited | stated)
        id_ = known.id if known else document_id(source.path, self._taken)
        self._taken.add(id_)
        data = source.read_bytes()
        self._group.append(
            _Waiting(
                id=id_,
                status=Status.UPDATED if known else Status.ADDED,
                document=document,
                origin=source.origin,
                file=self.files.keep(data, sha256=sha256, file_name=source.file_name),
                passages=make_passages(id_, document, self.writer.embedder),
                size=len(data),
            )
        )
        self._by_sha256[sha256] = (id_, document.path)
        self._count(pages=document.pages)

    def _document(self, source: Source) -> Document:
        try:
            return self.read(source, given=self.given)
        except IngestError:
            raise
        except Exception as error:
            logger.debug("Reading %s", source.path, exc_info=True)
            reason = f"Reading it went wrong in a way that was not foreseen ({error!r})."
            raise UnreadableFileError(source.path, reason, "Please report it with the file.") from error

    def _flush(self) -> Iterator[IngestResult]:
        """Embed and write the documents that wait."""
        group, self._group = self._group, []
        if not group:
            return
        before = self._progress
        size = sum(waiting.size for waiting in group)
        texts = {passage.text for waiting in group for passage in waiting.passages}

        def count(embedded: int) -> None:
            share = round(size * embedded / len(texts))
            self._progress = replace(before, passages=before.passages + embedded, bytes_done=before.bytes_done + share)
            self.on_progress(self._progress)

        vectors = embed_texts(texts, self.writer.embedder, on_step=count)
        self.writer.put([_whole(waiting, vectors) for waiting in group])
        self._progress = replace(self._progress, bytes_done=before.bytes_done + size)
        yield from map(_result, group)

    def _count(self, *, files: int = 0, pages: int = 0, bytes_done: int = 0) -> None:
        now = self._progress
        self._progress = replace(
            now, files=now.files + files, pages=now.pages + pages, bytes_done=now.bytes_done + bytes_done
        )
        self.on_progress(self._progress)


def _is_there(origin: str) -> bool:
    """Return whether there still is a file at an origin; only of a path can it be seen that there is none."""
    return urlsplit(origin).scheme in {"http", "https", "upload"} or ".zip/" in origin.lower() or Path(origin).exists()


def _given(value: str) -> Fact:
    return Fact(value=value, source=GIVEN)


def _whole(waiting: _Waiting, vectors: Mapping[str, FloatVector]) -> NewDocument:
    ids = tuple(passage.id for passage in waiting.passages)
    passages = Passages(document=waiting.id, ids=ids, matrix=matrix_of(waiting.passages, vectors))
    return NewDocument(
        id=waiting.id, document=waiting.document, origin=waiting.origin, file=waiting.file, passages=passages
    )


def _result(waiting: _Waiting) -> IngestResult:
    return IngestResult(
        path=waiting.document.path,
        status=waiting.status,
        document=waiting.id,
        pages=waiting.document.pages,
        paragraphs=len(waiting.document.paragraphs),
        warnings=waiting.document.warnings,
    )


def _failure(error: IngestError) -> IngestResult:
    message = f"{error.reason} {error.remedy}".strip()
    return IngestResult(path=error.path, status=Status.FAILED, message=message)
