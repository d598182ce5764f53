"""The library: documents go in, are listed, searched, edited, removed and checked, all through here."""

import logging
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path

from ingest.documents import Kind
from ingest.errors import IngestError
from ingest.reading import read as read_source
from ingest.sources import Source
from vectorstore.dense import DenseSearch
from vectorstore.embeddings import Embedder, find_embedder
from vectorstore.errors import DamagedIndexError, ModelChangedError, ModelError, ReadOnlyError, UnknownDocumentError
from vectorstore.ingestion import Ingestion, Read
from vectorstore.integrity import CheckReport, check, repair
from vectorstore.lexical import LexicalIndex
from vectorstore.lock import WriterLock
from vectorstore.progress import IngestResult, ProgressCallback, ignore_progress
from vectorstore.remembered import RememberingEmbedder
from vectorstore.results import DocumentRecord, StoredParagraph
from vectorstore.snapshots import Snapshots
from vectorstore.stores import LibrarySettings, Stores
from vectorstore.writer import Writer

logger = logging.getLogger(__name__)


class Library:
    """One library folder. Readers see complete documents only, and what a writer adds as soon as it is complete."""

    def __init__(self, stores: Stores, *, lock: WriterLock | None, embedder: Embedder | None) -> None:
        """Take opened stores; see `open`."""
        self._stores = stores
        self._lock = lock
        self._given_embedder = embedder
        self._snapshots = Snapshots(stores)

    @classmethod
    def open(
        cls,
        folder: str | Path,
        *,
        writable: bool = False,
        settings: LibrarySettings | None = None,
        embedder: Embedder | None = None,
    ) -> "Library":
        """Return the library in a folder; for writing it is made where there is none, and repaired after a crash.

        Args:
            folder: the library's folder.
            writable: whether to change it; one process at a time can.
            settings: which model and which Chroma.
            embedder: an embedder instead of the one that the settings name.

        Raises:
            LibraryMissingError: there is none, and it is opened for reading.
            LibraryBusyError: another process is writing.
            LibraryError: it cannot be read.
        """
        place = Path(folder).expanduser().absolute()
        if not writable:
            return cls(Stores.open(place, settings or LibrarySettings(), create=False), lock=None, embedder=embedder)
        place.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(place)
        lock.acquire()
        try:
            library = cls(Stores.open(place, settings or LibrarySettings(), create=True), lock=lock, embedder=embedder)
            library._recover()
        except BaseException:
            lock.release()
            raise
        return library

    def _recover(self) -> None:
        try:
            self._writer.recover()
        except DamagedIndexError as error:  # `repair` can mend it, and needs the library open
            logger.warning("%s", error)

    def close(self) -> None:
        """Let go of the library's files, and of its lock."""
        self._snapshots.close()
        self._stores.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "Library":
        """Return the library, to be closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def folder(self) -> Path:
        """Where the library lies."""
        return self._stores.folder

    @property
    def index_id(self) -> str:
        """Which library this is and which state of it, for the provenance of answers."""
        return f"{self._stores.catalogue.setting('library')}-{self._snapshots.current().generation}"

    @cached_property
    def embedder(self) -> Embedder:
        """The model that the library was built with, which remembers what it read lately.

        Raises:
            ModelError: it is not on this machine.
            ModelChangedError: the settings name another one.
        """
        embedder = self._named_embedder
        built_with = self._stores.catalogue.setting("model_sha256")
        if built_with not in (None, embedder.sha256):
            name = self._stores.catalogue.setting("model_name")
            message = f"The library was built with {name}; the settings name {embedder.name}. "
            message += "Take out the setting, or rebuild the vectors with: safeguarding check --repair"
            raise ModelChangedError(message)
        return RememberingEmbedder(embedder)

    def steady(self) -> AbstractContextManager[None]:
        """Let this thread see one state of the library while it is inside, whatever others write meanwhile."""
        return self._snapshots.held()

    @property
    def dense(self) -> DenseSearch:
        """Search by meaning, over the library as it is now."""
        return self._snapshots.current().dense

    @property
    def lexical(self) -> LexicalIndex:
        """Search by words, over the library as it is now."""
        self._snapshots.current()
        return self._stores.words

    def documents(self) -> list[DocumentRecord]:
        """Return the documents, by path."""
        return list(self._snapshots.current().records.values())

    def document(self, document_id: str) -> DocumentRecord:
        """Return a document.

        Raises:
            UnknownDocumentError: it is not in the library.
        """
        try:
            return self._snapshots.current().records[document_id]
        except KeyError as error:
            raise UnknownDocumentError(document_id) from error

    def file(self, document_id: str) -> Path:
        """Return the library's copy of the document's file; raises as `document` does."""
        self.document(document_id)
        return self._stores.files.path(self._snapshots.current().entries[document_id].file)

    def paragraphs(self, document_id: str) -> list[StoredParagraph]:
        """Return a document's paragraphs in reading order; raises as `document` does."""
        return self._stores.catalogue.paragraphs(self.document(document_id))

    def paragraphs_by_id(self, ids: Sequence[str]) -> list[StoredParagraph]:
        """Return the paragraphs of these ids in this order; one that is not in the library is left out."""
        return self._snapshots.paragraphs(ids)

    def paragraphs_of(self, kinds: Collection[Kind]) -> list[StoredParagraph]:
        """Return every paragraph of these kinds, document by document, in reading order."""
        return self._stores.catalogue.paragraphs_of(kinds, self._snapshots.current().records)

    def ingest(
        self,
        sources: Iterable[Source | IngestError],
        *,
        given: Mapping[str, str] | None = None,
        on_progress: ProgressCallback = ignore_progress,
        read: Read = read_source,
    ) -> Generator[IngestResult, None, None]:
        """Take files in and yield what became of each; stopped at any moment, what was yielded is kept.

        Args:
            sources: as `ingest.sources.expand` finds them.
            given: facts that count before those found ("area", "publisher", "type", "published").
            on_progress: told how far it has come.
            read: makes a document of a source.
        """
        ingestion = Ingestion(
            entries=self._stores.catalogue.entries(),
            writer=self._writer,
            files=self._stores.files,
            read=read,
            given=given or {},
            on_progress=on_progress,
        )
        try:
            yield from ingestion.run(sources)
        finally:
            self._writer.settle()

    def edit(self, document_id: str, facts: Mapping[str, str]) -> DocumentRecord:
        """Change facts of a document by name, an empty value deletes one; return the document as it is then."""
        self._writer.edit(document_id, facts)
        self._writer.settle()
        return self.document(document_id)

    def remove(self, document_ids: Collection[str]) -> None:
        """Remove documents from every store; nothing of their text stays in the library's folder.

        Raises:
            UnknownDocumentError: one of them is not in the library; none is removed then.
        """
        self._writer.remove(document_ids)

    def check(self) -> CheckReport:
        """Return whether catalogue, vectors, words and files agree, and whether the model is the one they are of."""
        embedder = self._embedder_or_error()
        if self._lock is not None:
            return check(self._stores, embedder)
        lock = WriterLock(self.folder)
        lock.acquire()
        try:
            return check(self._stores, embedder)
        finally:
            lock.release()

    def repair(self) -> CheckReport:
        """Make anew what does not agree with the catalogue, with the settings' model; return what is still wrong."""
        repair(self._stores, self._writer, self._named_embedder)
        self.__dict__.pop("embedder", None)
        return self.check()

    @cached_property
    def _named_embedder(self) -> Embedder:
        return self._given_embedder or find_embedder(self._stores.settings.model)

    def _embedder_or_error(self) -> Embedder | ModelError:
        """Return the settings' model, its weights read and found to be there, or what is wrong with it."""
        try:
            embedder = self._named_embedder
            logger.debug("Weights of %s: sha256 %s", embedder.name, embedder.sha256)
        except ModelError as error:
            return error
        return embedder

    @cached_property
    def _writer(self) -> Writer:
        if self._lock is None:
            message = "The library was opened for reading."
            raise ReadOnlyError(message)
        return Writer(self._stores, lambda: self.embedder)
