"""An embedder that remembers gives what the one behind it gives, for any number of threads, and keeps no text."""

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pytest

from tests.embedders import HashEmbedder
from vectorstore.embeddings import find_embedder
from vectorstore.remembered import RememberingEmbedder

TEXTS = [f"sentence {n} of a review about {word}" for n in range(30) for word in ("fathers", "bruises", "schools")]


@dataclass(frozen=True)
class Counting(HashEmbedder):
    """Notes what it is asked for."""

    asked: list = field(default_factory=list, compare=False)

    def embed_passages(self, texts):
        self.asked.extend(texts)
        return super().embed_passages(texts)

    def embed_query(self, text):
        self.asked.append(text)
        return super().embed_query(text)


def test_it_gives_what_the_other_gives_and_asks_once():
    behind = Counting()
    embedder = RememberingEmbedder(behind)

    first, second = embedder.embed_passages(TEXTS[:40]), embedder.embed_passages(TEXTS[20:60])

    assert np.array_equal(first, HashEmbedder().embed_passages(TEXTS[:40]))
    assert np.array_equal(second, HashEmbedder().embed_passages(TEXTS[20:60]))
    assert behind.asked == TEXTS[:60]
    assert np.array_equal(embedder.embed_query("fathers"), embedder.embed_query("fathers"))
    assert behind.asked[60:] == ["fathers"]
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert (embedder.name, embedder.sha256, embedder.max_tokens) == (behind.name, behind.sha256, behind.max_tokens)


def test_it_forgets_what_was_not_used_lately():
    behind = Counting()
    embedder = RememberingEmbedder(behind, passages=2, queries=1)
    for text in ("a", "b", "a", "c", "a", "b"):
        embedder.embed_passages([text])

    assert behind.asked == ["a", "b", "c", "b"]


def test_it_keeps_no_text():
    embedder = RememberingEmbedder(HashEmbedder())
    embedder.embed_passages(["the chimney sweep of Lower Wending"])
    embedder.embed_query("the window cleaner of Lower Wending")

    held = [embedder]
    seen = set()
    while held:
        one = held.pop()
        if id(one) in seen or isinstance(one, type) or (one.__class__.__module__ == "builtins" and callable(one)):
            continue
        seen.add(id(one))
        assert not (isinstance(one, str) and "Wending" in one)
        assert not (isinstance(one, bytes) and b"Wending" in one)
        if isinstance(one, dict | list | tuple) or one.__class__.__module__.startswith("vectorstore"):
            held.extend(gc.get_referents(one))


@pytest.mark.parametrize("remembers", [False, True])
def test_many_threads_may_use_the_real_model(remembers):
    real = find_embedder()
    embedder = RememberingEmbedder(real) if remembers else real
    expected = real.embed_passages(TEXTS)

    def use(n):
        if n % 3 == 0:
            return np.stack([embedder.embed_query(text) for text in TEXTS[:6]]), expected[:6]
        if n % 3 == 1:
            return embedder.embed_passages(TEXTS[n % 7 :]), expected[n % 7 :]
        return np.array(embedder.count_tokens(TEXTS)), np.array(real.count_tokens(TEXTS))

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(use, range(24)))

    assert all(np.allclose(got, wanted, atol=1e-5) for got, wanted in found)
