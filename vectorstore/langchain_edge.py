"""The library for programs that speak LangChain: its embedder, vectors and search behind LangChain's interfaces.

Nothing of ours goes through here; a chain, an agent or another store of LangChain's plugs in here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.vectorstores import VectorStore
from pydantic import ConfigDict

from vectorstore.embeddings import Embedder
from vectorstore.library import Library
from vectorstore.passages import paragraph_of
from vectorstore.results import Filters, StoredParagraph
from vectorstore.retriever import Retriever


class LangChainEmbeddings(Embeddings):
    """Our embedder as LangChain's `Embeddings`."""

    def __init__(self, embedder: Embedder) -> None:
        """Wrap this embedder."""
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector of unit length for each text."""
        rows: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Return a vector of unit length."""
        row: list[float] = self._embedder.embed_query(text).tolist()
        return row


class LangChainRetriever(BaseRetriever):
    """Our search, dense and lexical with its filters, as LangChain's `BaseRetriever`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    filters: Filters | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002 - LangChain's signature
        found = self.retriever.search(query, k=self.k, filters=self.filters)
        return [_document(scored.stored, scored.score) for scored in found.results]


class LangChainVectorStore(VectorStore):
    """The library's vectors as LangChain's `VectorStore`, for reading: documents come in by `Library.ingest` alone."""

    def __init__(self, library: Library) -> None:
        """Search this library."""
        self._library = library

    @property
    def embeddings(self) -> Embeddings:
        """The library's embedder."""
        return LangChainEmbeddings(self._library.embedder)

    def similarity_search(
        self,
        query: str,
        k: int = 4,
        *,
        documents: Sequence[str] | None = None,
        **kwargs: object,  # noqa: ARG002 - LangChain's signature
    ) -> list[Document]:
        """Return the k paragraphs nearest to the query, as `similarity_search_with_score` does."""
        return [document for document, _ in self.similarity_search_with_score(query, k, documents=documents)]

    def similarity_search_with_score(
        self, query: str, k: int = 4, *, documents: Sequence[str] | None = None
    ) -> list[tuple[Document, float]]:
        """Return the k paragraphs nearest to the query, each with its cosine.

        Args:
            query: what to look for.
            k: how many at the most.
            documents: ids of the documents to look in; all when None.
        """
        vector = self._library.embedder.embed_query(query)
        nearest: dict[str, float] = {}
        for passage, cosine in self._library.dense.search(vector, k=2 * k, documents=documents):
            nearest.setdefault(paragraph_of(passage), cosine)
        found = self._library.paragraphs_by_id(list(nearest)[:k])
        return [(_document(stored, nearest[stored.id]), nearest[stored.id]) for stored in found]

    def add_texts(
        self, texts: Iterable[str], metadatas: list[dict[str, Any]] | None = None, **kwargs: object
    ) -> list[str]:
        """Refuse: a text without a file, a page and a paragraph cannot be cited."""
        message = "Texts are not added one by one; ingest the file that they are in with Library.ingest."
        raise NotImplementedError(message)

    @classmethod
    def from_texts(
        cls, texts: list[str], embedding: Embeddings, metadatas: list[dict[str, Any]] | None = None, **kwargs: object
    ) -> "LangChainVectorStore":
        """Refuse, as `add_texts` does."""
        message = "Texts are not added one by one; ingest the files that they are in with Library.ingest."
        raise NotImplementedError(message)


def _document(stored: StoredParagraph, score: float) -> Document:
    """Return a paragraph as LangChain's document, with what a citation needs."""
    paragraph = stored.paragraph
    metadata = {
        "document": stored.document.id,
        "title": stored.document.title,
        "path": stored.document.path,
        "section": " / ".join(paragraph.section),
        "label": paragraph.label,
        "page": paragraph.page,
        "page_to": paragraph.page_to,
        "kind": paragraph.kind.value,
        "authority": paragraph.authority.value,
        "score": score,
    }
    return Document(id=stored.id, page_content=paragraph.text, metadata=metadata)
