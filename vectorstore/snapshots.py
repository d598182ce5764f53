"""What was read of one state of the library, kept until the library changes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock, local

from vectorstore.catalogue import Entry, State
from vectorstore.dense import DenseSearch
from vectorstore.results import DocumentRecord, StoredParagraph
from vectorstore.stores import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The documents that readers see, and the search over them."""

    generation: int
    entries: Mapping[str, Entry]
    records: Mapping[str, DocumentRecord]
    dense: DenseSearch
    paragraphs: dict[str, StoredParagraph] = field(default_factory=dict)
    """Those asked for so far, by id."""


class Snapshots:
    """The latest snapshot of one library, for any number of threads."""

    def __init__(self, stores: Stores) -> None:
        """Take the library's stores."""
        self._stores = stores
        self._latest: Snapshot | None = None
        self._guard = RLock()
        self._held = local()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let this thread see one state of the library until the end, and ask the catalogue for it only once."""
        before: Snapshot | None = getattr(self._held, "snapshot", None)
        self._held.snapshot = self.current()
        try:
            yield
        finally:
            self._held.snapshot = before

    def current(self) -> Snapshot:
        """Return a snapshot of the library as it is now, a new one where it has changed; or the one that is held."""
        held: Snapshot | None = getattr(self._held, "snapshot", None)
        if held is not None:
            return held
        with self._guard:
            generation = self._stores.catalogue.generation()
            if self._latest is None or self._latest.generation != generation:
                if self._latest is not None:
                    self._stores.words.reload()
                self._latest = self._take(generation, self._latest)
            return self._latest

    def paragraphs(self, ids: Sequence[str]) -> list[StoredParagraph]:
        """Return the paragraphs of these ids in this order; one that is not in the library is left out."""
        snapshot = self.current()
        known = snapshot.paragraphs
        missing = [id_ for id_ in ids if id_ not in known]
        if missing:
            known.update(self._stores.catalogue.paragraphs_by_id(missing, snapshot.records))
        return [known[id_] for id_ in ids if id_ in known]

    def close(self) -> None:
        """Let go of the files that searches have opened."""
        with self._guard:
            if self._latest is not None:
                self._latest.dense.close()
                self._latest = None

    def _take(self, generation: int, before: Snapshot | None) -> Snapshot:
        ready = {entry.id: entry for entry in self._stores.catalogue.entries() if entry.state is State.READY}
        dense = DenseSearch(
            catalogue=self._stores.catalogue,
            model=self._stores.catalogue.setting("model_sha256") or "",
            graph=self._stores.graph(),
            entries=ready,
            before=before.dense if before is not None else None,
        )
        records = {id_: entry.record for id_, entry in ready.items()}
        return Snapshot(generation=generation, entries=ready, records=records, dense=dense)
