"""Dense search: the passages nearest to a query, from Chroma's graph and from the catalogue's own vectors.

The graph answers for the whole library. Exact products with the vectors in the catalogue answer where a search is
limited to some documents (there Chroma's filter takes ten times as long), and for documents that are newer than the
graph, so that a document is found the moment that it is complete.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from threading import RLock

import numpy as np

from vectorstore.catalogue import Catalogue, Entry, Passages
from vectorstore.chroma import Place, VectorIndex, check_files, open_index
from vectorstore.errors import DamagedIndexError
from vectorstore.matrices import FloatVector

logger = logging.getLogger(__name__)


def document_of(passage_id: str) -> str:
    """Return the id of the document that a passage or a paragraph is of.

    >>> document_of("kent-2017:12#2")
    'kent-2017'
    """
    return passage_id.rsplit(":", 1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Which collection of Chroma's holds the library's vectors, and which documents it knows."""

    place: Place | None
    """None before the first one is made."""
    generation: int
    """It knows the documents whose revision is not later."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The collection's files and their SHA-256: Chroma itself finds nothing wrong with half of one."""


@dataclass
class DenseSearch:
    """Searches the vectors of one state of the library; a new one is made when the library has changed."""

    catalogue: Catalogue
    model: str
    """SHA-256 of the weights that made the vectors."""
    graph: Graph
    entries: Mapping[str, Entry]
    """Documents that readers see, by id."""
    before: "DenseSearch | None" = None
    """The state before this one, whose vectors and collection serve on where they are the same."""
    _vectors: dict[str, Passages] = field(default_factory=dict)
    _index: VectorIndex | None = None
    _fresh: tuple[str, ...] = ()
    _guard: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        """Take over what has not changed."""
        previous, self.before = self.before, None
        self._fresh = tuple(id_ for id_, entry in self.entries.items() if entry.revision > self.graph.generation)
        if previous is None:
            return
        if previous.model == self.model:
            self._vectors = {
                id_: passages
                for id_, passages in dict(previous._vectors).items()  # others may be adding to it
                if id_ in self.entries and self.entries[id_].revision == previous.entries[id_].revision
            }
        with previous._guard:
            if previous.graph.place == self.graph.place:
                self._index, previous._index = previous._index, None
            previous.close()

    def close(self) -> None:
        """Let go of Chroma's files; who still searches this state compares every vector from now on."""
        with self._guard:
            if self._index is not None:
                self._index.close()
            self._do_without_graph()

    def search(
        self, vector: FloatVector, *, k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the ids and cosines of the k nearest passages, best first.

        Args:
            vector: the query's, of unit length.
            k: how many at the most.
            documents: ids of the documents to look in; all when None.
        """
        if documents is not None:
            return self._exact(vector, [id_ for id_ in documents if id_ in self.entries], k=k)
        with self._guard:
            try:
                found = self._from_graph(vector, k=k)
            except DamagedIndexError as error:
                logger.warning("%s Until then every vector is compared, which is slower.", error)
                self._do_without_graph()
                found = []
        if self._fresh:
            found = sorted([*found, *self._exact(vector, self._fresh, k=k)], key=lambda hit: -hit[1])
        return found[:k]

    def _from_graph(self, vector: FloatVector, *, k: int) -> list[tuple[str, float]]:
        if self.graph.place is None:
            return []
        if self._index is None:
            check_files(self.graph.place, self.graph.files)
            self._index = open_index(self.graph.place)
        current = self.entries.keys() - set(self._fresh)
        found = self._index.search(vector, k=k)
        if any(document_of(id_) not in current for id_, _ in found):  # changed or removed since: look further
            found = [hit for hit in self._index.search(vector, k=2 * k + 100) if document_of(hit[0]) in current]
        return found

    def _do_without_graph(self) -> None:
        self._index = None
        self.graph = Graph(place=None, generation=-1)
        self._fresh = tuple(self.entries)

    def _exact(self, vector: FloatVector, documents: Iterable[str], *, k: int) -> list[tuple[str, float]]:
        """Compare the query with every passage of the documents."""
        wanted = list(documents)
        missing = [id_ for id_ in wanted if id_ not in self._vectors]
        for passages in self.catalogue.passages(missing, model=self.model):
            self._vectors[passages.document] = passages
        held = [self._vectors[id_] for id_ in wanted if id_ in self._vectors and self._vectors[id_].ids]
        if not held:
            return []
        cosines = np.concatenate([passages.matrix @ vector for passages in held])
        best = _largest(cosines, min(k, len(cosines)))
        starts = np.cumsum([0] + [len(passages.ids) for passages in held])
        owners = np.searchsorted(starts, best, side="right") - 1
        return [
            (held[owner].ids[row - starts[owner]], float(cosines[row]))
            for row, owner in zip(best.tolist(), owners.tolist(), strict=True)
        ]


def _largest(values: FloatVector, k: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the places of the k largest values, largest first."""
    some = np.argpartition(-values, k - 1)[:k]
    return some[np.argsort(-values[some], kind="stable")]
