import numpy as np
import pytest

from evals.cache import cache_key, staged
from evals.dataset import Dataset
from evals.naive import chunks_of, open_naive_index
from evals.scale import CopyingEmbedder, fill
from ingest.documents import Document, Paragraph
from tests.embedders import HashEmbedder
from vectorstore.library import Library

PAGES = ["The harbour review found that nobody rang. " * 40, "Fathers were not invited to the meetings."]


@pytest.fixture
def dataset(tmp_path):
    (tmp_path / "from" / "reviews").mkdir(parents=True)
    file = tmp_path / "from" / "reviews" / "harbour.txt"
    file.write_text("invented")
    return Dataset(name="one", cases=(), documents=(("reviews/harbour.txt", file),))


def test_chunks_are_at_most_a_thousand_characters_of_one_page_and_overlap(dataset):
    chunks = list(chunks_of(dataset, lambda *_: PAGES))
    assert max(len(chunk.text) for chunk in chunks) <= 1000
    assert {chunk.page for chunk in chunks} == {1, 2}
    first, second = chunks[0].text, chunks[1].text
    assert first[-100:] in second
    assert all(chunk.doc == "reviews/harbour.txt" and " " not in chunk.id for chunk in chunks)


def test_the_nearest_chunk_comes_first_and_the_index_is_made_once(dataset, tmp_path):
    embedder = HashEmbedder(dimension=128)
    made = []

    def pages(path, _file):
        made.append(path)
        return PAGES

    for _ in range(2):
        index = open_naive_index(dataset, tmp_path / "naive", embedder, pages)
        best = index.search("were fathers invited to meetings", embedder, 2)
        assert "Fathers" in next(chunk.text for chunk in index.chunks if chunk.id == best[0])
    assert made == ["reviews/harbour.txt"]


def test_the_cache_key_follows_the_documents_and_the_model_but_not_the_cases(dataset):
    before = cache_key(dataset, "model")
    assert cache_key(dataset.only(split="dev"), "model") == before
    assert cache_key(dataset, "other model") != before
    dataset.documents[0][1].write_text("changed")
    assert cache_key(dataset, "model") != before


def test_documents_are_staged_at_the_paths_of_the_judgements(dataset, tmp_path):
    folder = staged(dataset, tmp_path / "to")
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.txt")] == ["reviews/harbour.txt"]


@pytest.mark.filterwarnings("ignore:legacy embedding function config:DeprecationWarning")
def test_a_library_of_copies_has_so_many_paragraphs_near_their_originals(tmp_path):
    texts = ("The harbour review found that nobody rang.", "Fathers were not invited to the meetings.")
    paragraphs = tuple(
        Paragraph(position=n, text=text, page=1, page_to=1, ordinal=n) for n, text in enumerate(texts, 1)
    )
    document = Document(path="a.txt", sha256="", media_type="text/plain", pages=1, paragraphs=paragraphs)
    real = HashEmbedder(dimension=128)
    embedder = CopyingEmbedder(embedder=real, known={text: real.embed_query(text) for text in texts})
    fill(tmp_path / "library", [document], embedder, 7)
    with Library.open(tmp_path / "library", embedder=embedder) as library:
        assert sum(record.paragraphs for record in library.documents()) == 7
        found = library.dense.search(real.embed_query(texts[1]), k=7)
    assert len(found) == 7
    assert [round(similarity, 1) > 0.8 for _, similarity in found] == [True] * 3 + [False] * 4
    assert len({similarity for _, similarity in found[:3]}) == 3
    assert np.all(np.diff([similarity for _, similarity in found]) <= 0)
