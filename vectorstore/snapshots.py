"""What was read of one state of the library, kept until the library changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

from vectorstore.catalogue import Entry, State
from vectorstore.dense import DenseSearch
from vectorstore.results import DocumentRecord
from vectorstore.stores import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The documents that readers see, and the search over them."""

    generation: int
    entries: Mapping[str, Entry]
    records: Mapping[str, DocumentRecord]
    dense: DenseSearch


class Snapshots:
    """The latest snapshot of one library, for any number of threads."""

    def __init__(self, stores: Stores) -> None:
        """Take the library's stores."""
        self._stores = stores
        self._latest: Snapshot | None = None
        self._guard = RLock()

    def current(self) -> Snapshot:
        """Return a snapshot of the library as it is now, a new one where it has changed."""
        generation = self._stores.catalogue.generation()
        with self._guard:
            if self._latest is None or self._latest.generation != generation:
                if self._latest is not None:
                    self._stores.words.reload()
                self._latest = self._take(generation, self._latest)
            return self._latest

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
