"""Dense search against comparing every vector."""

import numpy as np
import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library

WORDS = ["neglect", "missing", "housing", "school", "police", "health", "father", "baby", "bruise", "plan", "visit"]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A library of 40 documents and 1,000 paragraphs of mixed words."""
    rng = np.random.default_rng(0)
    texts = {
        f"d{number:02}.txt": "\n\n".join(
            f"{p}. {' '.join(rng.choice(WORDS, 8))} {number} {p} was seen." for p in range(1, 26)
        )
        for number in range(40)
    }
    folder = tmp_path_factory.mktemp("many")
    ingest(folder / "library", write_reports(folder / "reports", texts))
    with Library.open(folder / "library", embedder=HashEmbedder()) as library:
        yield library


@pytest.fixture(scope="module")
def every(many):
    """Every passage's id and vector."""
    ids = [record.id for record in many.documents()]
    made = list(many._stores.catalogue.passages(ids, model=HashEmbedder().sha256))
    return [id_ for passages in made for id_ in passages.ids], np.concatenate([passages.matrix for passages in made])


def nearest(every, vector, k, documents=None):
    ids, matrix = every
    cosines = matrix @ vector
    order = [row for row in np.argsort(-cosines) if documents is None or ids[row].split(":")[0] in documents]
    return [(ids[row], float(cosines[row])) for row in order[:k]]


@pytest.mark.parametrize("question", ["neglect of a baby", "police and housing", "bruise plan father"])
def test_the_graph_finds_nearly_all_of_the_nearest(many, every, question):
    vector = HashEmbedder().embed_query(question)

    found = many.dense.search(vector, k=50)

    expected = nearest(every, vector, 50)
    assert len({id_ for id_, _ in found} & {id_ for id_, _ in expected}) >= 48
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)
    assert found[0][1] == pytest.approx(expected[0][1], abs=1e-4)


@pytest.mark.parametrize("some", [1, 5, 40])
def test_a_search_in_some_documents_is_exact(many, every, some):
    vector = HashEmbedder().embed_query("missing from school")
    documents = [record.id for record in many.documents()][:some]

    found = many.dense.search(vector, k=20, documents=documents)

    expected = nearest(every, vector, 20, documents)
    assert [cosine for _, cosine in found] == pytest.approx([cosine for _, cosine in expected], abs=1e-5)
    assert {id_.split(":")[0] for id_, _ in found} <= set(documents)


def test_a_search_in_no_document_finds_nothing(many):
    vector = HashEmbedder().embed_query("missing")

    assert many.dense.search(vector, k=5, documents=[]) == []
    assert many.dense.search(vector, k=5, documents=["nobody"]) == []


def test_more_than_there_are_finds_all(many, every):
    assert len(many.dense.search(HashEmbedder().embed_query("missing"), k=5000)) == len(every[0])
