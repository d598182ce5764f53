"""The vectors in Chroma: collections that are written once and only read from then on.

A folder of Chroma's is never shared between a writer and a reader: with version 1.5 a reader sees a state of long ago,
waits for half a minute or crashes when another process writes. So every change makes a new collection, in a folder of
its own, and readers go over to it when it is complete.
"""

import hashlib
import logging
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

import numpy as np

from vectorstore.errors import DamagedIndexError, LibraryError
from vectorstore.matrices import FloatMatrix, FloatVector

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection

logger = logging.getLogger(__name__)

_SPACE: Final = "cosine"
_EF_SEARCH = 200
_MAX_NEIGHBOURS = 32
_CHANGES_WHEN_READ = "chroma.sqlite3"
_BATCH = 2000
_LARGEST_RUN = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a collection is kept: in a folder of its own, or on a Chroma server."""

    name: str
    folder: Path
    server: str = ""
    """Address, e.g. "http://localhost:8000"; "" keeps the collection in the folder."""


class VectorIndex:
    """One open collection."""

    def __init__(self, place: Place, client: "Client", collection: "ChromaCollection") -> None:
        """Take what `open_index` and `make_index` have opened."""
        self._place = place
        self._client = client
        self._collection = collection

    def close(self) -> None:
        """Let go of the collection's files."""
        self._client.close()

    def count(self) -> int:
        """Return the number of passages."""
        return self._collection.count()

    def ids(self) -> set[str]:
        """Return the ids of all passages."""
        return set(self._collection.get(include=[])["ids"])

    def vectors(self, ids: Sequence[str]) -> dict[str, FloatVector]:
        """Return the stored vectors of passages, by id."""
        got = self._collection.get(ids=list(ids), include=["embeddings"])
        return dict(zip(got["ids"], np.asarray(got["embeddings"], dtype=np.float32), strict=True))

    def search(self, vector: FloatVector, *, k: int) -> list[tuple[str, float]]:
        """Return the ids and cosines of about the k nearest passages, best first.

        Raises:
            DamagedIndexError: Chroma cannot search what it has on disk.
        """
        from chromadb.errors import ChromaError

        try:
            got = self._collection.query(query_embeddings=[vector.tolist()], n_results=k, include=["distances"])
        except ChromaError as error:
            raise _damaged(self._place, error) from error
        distances = got["distances"] or [[]]
        return [(id_, 1.0 - distance) for id_, distance in zip(got["ids"][0], distances[0], strict=True)]

    def add(self, ids: Sequence[str], vectors: FloatMatrix) -> None:
        """Add passages, and have Chroma write its graph to disk whole at the end."""
        runs = max(1, -(-len(ids) // _LARGEST_RUN))
        self._write_graph_every(len(ids) // runs)
        cuts = [round(run * len(ids) / runs) for run in range(runs + 1)]
        for start, end in pairwise(cuts):
            for first in range(start, end, _BATCH):
                last = min(first + _BATCH, end)
                self._collection.add(ids=list(ids[first:last]), embeddings=vectors[first:last])

    def delete(self, ids: Sequence[str]) -> None:
        """Delete passages; their vectors stay in the graph's file, unreachable, until the collection is made anew."""
        self._write_graph_every(len(ids))
        for first in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[first : first + _BATCH]))

    def _write_graph_every(self, changes: int) -> None:
        """Set how many changes Chroma lets come in before it writes its graph; it replays the rest at every opening."""
        with _without_warning():
            self._collection.modify(configuration={"hnsw": {"sync_threshold": max(2, changes)}})


def make_index(place: Place) -> VectorIndex:
    """Return a new, empty collection; whatever was at the place is deleted."""
    delete_index(place)
    if not place.server:
        place.folder.mkdir(parents=True, exist_ok=True)
    client = _client(place)
    try:
        collection = client.create_collection(
            place.name,
            embedding_function=None,
            configuration={"hnsw": {"space": _SPACE, "ef_search": _EF_SEARCH, "max_neighbors": _MAX_NEIGHBOURS}},
        )
    except BaseException:
        client.close()
        raise
    return VectorIndex(place, client, collection)


def open_index(place: Place) -> VectorIndex:
    """Return the collection at a place.

    Raises:
        DamagedIndexError: it is not there, cannot be read, or measures another distance than the cosine.
    """
    from chromadb.errors import ChromaError

    if not place.server and not place.folder.is_dir():
        raise _damaged(place, "the folder is gone")
    try:
        client = _client(place)
    except (ChromaError, ValueError) as error:
        raise _damaged(place, error) from error
    try:
        with _without_warning():
            collection = client.get_collection(place.name, embedding_function=None)
            space = (collection.configuration.get("hnsw") or {}).get("space")
    except (ChromaError, ValueError) as error:
        client.close()
        raise _damaged(place, error) from error
    if space != _SPACE:
        client.close()
        raise _damaged(place, f"it measures {space}, not {_SPACE}")
    return VectorIndex(place, client, collection)


def manifest(place: Place) -> dict[str, str]:
    """Return the SHA-256 of each file of a collection by its name, less the one that Chroma writes to when it reads."""
    if place.server:
        return {}
    files = sorted(file for file in place.folder.rglob("*") if file.is_file() and file.name != _CHANGES_WHEN_READ)
    return {file.relative_to(place.folder).as_posix(): _sha256(file) for file in files}


def check_files(place: Place, expected: Mapping[str, str]) -> None:
    """Compare a collection's files with those that it was published with.

    Raises:
        DamagedIndexError: one is gone or is another.
    """
    try:
        found = manifest(place)
    except OSError as error:
        raise _damaged(place, error) from error
    different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if different:
        raise _damaged(place, f"{different[0]} is damaged")


def copy_index(place: Place, to: Place) -> None:
    """Copy a collection that nobody writes to; collections on a server cannot be copied."""
    shutil.rmtree(to.folder, ignore_errors=True)
    shutil.copytree(place.folder, to.folder)


def delete_index(place: Place) -> None:
    """Delete the collection at a place, if there is one; on Windows a folder that a reader has open stays for now."""
    from chromadb.errors import ChromaError

    if not place.server:
        shutil.rmtree(place.folder, ignore_errors=True)
        return
    client = _client(place)
    try:
        client.delete_collection(place.name)
    except (ChromaError, ValueError):  # the older servers answer the latter for a collection that is not there
        logger.debug("No collection %s to delete", place.name)
    finally:
        client.close()


@contextmanager
def _without_warning() -> Iterator[None]:
    """Keep Chroma from calling a collection whose vectors come from outside a legacy."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="legacy embedding function", category=DeprecationWarning)
        yield


def _client(place: Place) -> "Client":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if not place.server:
        return cast("Client", chromadb.PersistentClient(place.folder, settings=settings))
    address = urlsplit(place.server if "//" in place.server else f"http://{place.server}")
    is_safe = address.scheme == "https"
    port = address.port or (443 if is_safe else 8000)
    try:
        return cast(
            "Client", chromadb.HttpClient(address.hostname or "localhost", port, ssl=is_safe, settings=settings)
        )
    except ValueError as error:
        message = f"The Chroma server {place.server} does not answer ({error}). Start it, or take out the setting."
        raise LibraryError(message) from error


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _damaged(place: Place, reason: object) -> DamagedIndexError:
    where = place.server or place.folder
    return DamagedIndexError(f"The vectors in {where} cannot be read ({reason}). Run: safeguarding check --repair")
