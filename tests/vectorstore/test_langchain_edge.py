"""The library behind LangChain's interfaces."""

import pytest

from vectorstore.langchain_edge import LangChainEmbeddings, LangChainRetriever, LangChainVectorStore
from vectorstore.retriever import Retriever


def test_the_embedder_serves_as_embeddings(library):
    embeddings = LangChainEmbeddings(library.embedder)

    assert embeddings.embed_documents(["late interviews"]) == [embeddings.embed_query("late interviews")]
    assert len(embeddings.embed_query("x")) == library.embedder.dimension


def test_the_search_serves_as_a_retriever(library):
    retriever = LangChainRetriever(retriever=Retriever(library), k=2)

    found = retriever.invoke("return home interviews")

    assert len(found) == 2
    assert found[0].page_content.startswith("Return home interviews are late")
    assert (found[0].metadata["label"], found[0].metadata["page"]) == ("2", 1)
    assert found[0].id == library.paragraphs_by_id([found[0].id])[0].id


def test_the_vectors_serve_as_a_vector_store(library):
    store = LangChainVectorStore(library)
    only = next(record.id for record in library.documents() if record.path.startswith("lowmoor"))

    (best, cosine), *_ = store.similarity_search_with_score("return home interviews are late", k=2)
    elsewhere = store.as_retriever(search_kwargs={"k": 2, "documents": [only]}).invoke("return home interviews")

    assert best.metadata["label"] == "2"
    assert 0 < cosine <= 1
    assert {document.metadata["document"] for document in elsewhere} == {only}


def test_texts_without_a_file_are_refused(library):
    with pytest.raises(NotImplementedError, match=r"Library\.ingest"):
        LangChainVectorStore(library).add_texts(["a claim from nowhere"])
