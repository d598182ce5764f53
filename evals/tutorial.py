"""The rival of the speed table: LangChain's retrieval tutorial, with its own parts where they are installed."""

import importlib
import importlib.util
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vectorstore.embeddings import Embedder

CHARACTERS, OVERLAP = 1000, 200


@dataclass(frozen=True, slots=True)
class LangChainEmbeddings:
    """Our embedder under the two names that LangChain's vector stores call."""

    embedder: Embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        vectors: list[list[float]] = self.embedder.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return a vector for the text."""
        vector: list[float] = self.embedder.embed_query(text).tolist()
        return vector


def described() -> str:
    """Return what the rival is made of here."""
    loader = "PyPDFLoader" if importlib.util.find_spec("langchain_community") else "pypdf page text"
    return f"{loader}, RecursiveCharacterTextSplitter {CHARACTERS}/{OVERLAP}, langchain-chroma"


def ingest(files: Sequence[Path], embedder: Embedder) -> int:
    """Put files into a Chroma store as the tutorial does, a file at a time, and return their pages.

    Both sides use the same weights through sentence-transformers, so the difference is in everything around them.
    """
    from langchain_chroma import Chroma  # noqa: TID251 - the rival is made of LangChain
    from langchain_core.documents import Document  # noqa: TID251
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
    count = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = Chroma(
            collection_name="rival",
            embedding_function=LangChainEmbeddings(embedder),  # type: ignore[arg-type] # looks like one, and is enough
            persist_directory=folder,
        )
        for file in files:
            pages = [
                Document(page_content=text, metadata={"page": number}) for number, text in enumerate(_pages(file), 1)
            ]
            count += len(pages)
            if chunks := splitter.split_documents(pages):
                store.add_documents(chunks)
    return count


def _pages(file: Path) -> list[str]:
    if importlib.util.find_spec("langchain_community"):
        loaders = importlib.import_module("langchain_community.document_loaders")
        return [str(page.page_content) for page in loaders.PyPDFLoader(str(file)).load()]
    from evals.naive import pdf_pages

    return pdf_pages(file)
