"""One library served to many at once: its model loads behind, and what changes it takes turns."""

import logging
import os
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answers import Answer
from assistant.chat_model import ChatModel, ConfiguredChatModel
from assistant.service import LINES, Assistant, OnStage, unheard
from assistant.settings import Settings
from ingest.errors import IngestError, SourceNotFoundError
from ingest.names import displayed
from ingest.sources import Source, expand, held, is_address
from vectorstore.embeddings import Embedder, find_embedder, stay_offline
from vectorstore.errors import LibraryBusyError
from vectorstore.library import Library
from vectorstore.progress import IngestResult, ProgressCallback, ignore_progress
from vectorstore.results import DocumentRecord, Filters
from vectorstore.retriever import SearchResult

logger = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that a change waits for the one before it."""
_WARMING = "professional curiosity"
_AT_ONCE = max(2, os.cpu_count() or 2)
"""Questions answered side by side."""


class HostState(StrEnum):
    """How far a hosted library has come."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class NotReadyError(Exception):
    """The library cannot answer now; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came over the network, whole in memory."""

    name: str
    """As the sender calls it: shown to people, never used as a path."""
    content: bytes


class _InTurn(Assistant):
    """An assistant that answers a few at a time, in the order of asking: all at once would only slow each other."""

    def __init__(self, library: Library, *, chat_model: ChatModel | None = None) -> None:
        super().__init__(library, chat_model=chat_model)
        self._turns = threading.Semaphore(_AT_ONCE)

    def search(
        self, question: str, *, history: Sequence[str] = (), k: int = 10, filters: Filters | None = None
    ) -> SearchResult:
        """Return what `Assistant.search` returns, when it is this question's turn."""
        with self._turns:
            return super().search(question, history=history, k=k, filters=filters)

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        filters: Filters | None = None,
        lines: int = LINES,
        on_stage: OnStage = unheard,
    ) -> Answer:
        """Return what `Assistant.answer` returns, when it is this question's turn; a live concern waits for none."""
        met = self.stopped(question, history=history)
        if met is not None:
            return met
        with self._turns:
            return super().answer(question, history=history, filters=filters, lines=lines, on_stage=on_stage)


class HostedLibrary:
    """A library open for reading by any number of threads, and for one change at a time."""

    def __init__(self, settings: Settings, *, embedder: Embedder | None = None) -> None:
        """Take the settings, and an embedder instead of the one that they name; nothing is opened yet."""
        self.settings = settings
        self._embedder = embedder
        self._library: Library | None = None
        self._assistant: Assistant | None = None
        self._failure = ""
        self._changing = threading.Lock()
        self._loaded = threading.Event()

    def open(self) -> None:
        """Open the library for reading, which takes no model; a second time nothing is done.

        Raises:
            LibraryError: It is missing or cannot be read, or its model is not on this machine.
        """
        if self._library is not None:
            return
        stay_offline()  # before Gradio imports the libraries that ask
        self._embedder = self._embedder or find_embedder(self.settings.model)
        self._library = Library.open(self.settings.library, settings=self.settings.for_library, embedder=self._embedder)

    def start(self) -> None:
        """Open the library and load what answers, in a thread behind; raises as `open` does."""
        self.open()
        threading.Thread(target=self._load, name="loading", daemon=True).start()

    def wait(self, timeout: float | None = None) -> HostState:
        """Return the state once loading has ended, or after so many seconds."""
        self._loaded.wait(timeout)
        return self.state

    def close(self) -> None:
        """Let go of the library's files."""
        if self._library is not None:
            self._library.close()

    @property
    def state(self) -> HostState:
        """How far it has come."""
        if self._failure:
            return HostState.FAILED
        return HostState.READY if self._assistant is not None else HostState.LOADING

    @property
    def sentence(self) -> str:
        """Return the state as people read it."""
        if self.state is HostState.FAILED:
            return f"The assistant cannot answer: {self._failure}"
        if self.state is HostState.LOADING:
            return "The assistant is starting; it can answer in a few seconds. The library can be read already."
        return "Ready."

    @property
    def library(self) -> Library:
        """The library, readable before the model is there.

        Raises:
            NotReadyError: It has not been opened.
        """
        if self._library is None:
            raise NotReadyError(self.sentence)
        return self._library

    @property
    def assistant(self) -> Assistant:
        """What answers.

        Raises:
            NotReadyError: The model is still loading, or could not be loaded.
        """
        if self._assistant is None:
            raise NotReadyError(self.sentence)
        return self._assistant

    def add(
        self,
        targets: Iterable[Upload | str],
        *,
        given: Mapping[str, str] | None = None,
        on_progress: ProgressCallback = ignore_progress,
    ) -> Iterator[IngestResult]:
        """Read uploads and web addresses into the library, and yield what became of each.

        A text that is no web address is refused as a result: no path of this machine is ever opened.

        Raises:
            NotReadyError: The model is not there yet.
            LibraryBusyError: Another change is being made, here or by another process.
        """
        _ = self.assistant
        with self._writer() as writer:
            yield from writer.ingest(self._sources(targets), given=given, on_progress=on_progress)

    def edit(self, document_id: str, facts: Mapping[str, str]) -> DocumentRecord:
        """Change facts of a document by name, an empty value deletes one; return the document as it is then.

        Raises:
            NotReadyError: The model is not there yet: other facts may need other vectors.
            UnknownDocumentError: It is not in the library.
            LibraryBusyError: Another change is being made, here or by another process.
        """
        _ = self.assistant
        with self._writer() as writer:
            return writer.edit(document_id, facts)

    def remove(self, document_ids: Collection[str]) -> None:
        """Remove documents for good, from every store; raises as `edit` does."""
        _ = self.assistant
        with self._writer() as writer:
            writer.remove(document_ids)

    def _load(self) -> None:
        try:
            named = self.settings.language_model
            assistant = _InTurn(self.library, chat_model=ConfiguredChatModel(named) if named else None)
            assistant.answer(_WARMING)
            self._assistant = assistant
        except Exception as error:  # noqa: BLE001 - whatever it was, people are told, and the rest goes on serving
            logger.warning("The assistant could not be started: %s", error)
            self._failure = str(error)
        finally:
            self._loaded.set()

    @contextmanager
    def _writer(self) -> Iterator[Library]:
        if not self._changing.acquire(timeout=PATIENCE):
            message = "Another change to this library is being made. Try again when it is done."
            raise LibraryBusyError(message)
        try:
            with Library.open(
                self.settings.library,
                writable=True,
                settings=self.settings.for_library,
                embedder=self._embedder,
            ) as writer:
                yield writer
        finally:
            self._changing.release()

    def _sources(self, targets: Iterable[Upload | str]) -> Iterator[Source | IngestError]:
        for target in targets:
            if isinstance(target, Upload):
                yield from _uploaded(target)
            elif is_address(target):
                yield from expand([target], allow_private=self.settings.allow_private)
            else:
                reason = "This is not a web address."
                yield SourceNotFoundError(displayed(target), reason, "Write it with http:// or https:// before it.")


def _uploaded(upload: Upload) -> Iterator[Source | IngestError]:
    """Yield an upload's files; the same content is one document, whatever files of its name came before."""
    name = displayed(upload.name).replace("\\", "/").rsplit("/", 1)[-1].strip() or "upload"
    for found in held(upload.content, path=name, origin="upload://", file_name=name):
        yield replace(found, origin=f"upload://{found.sha256()}") if isinstance(found, Source) else found
