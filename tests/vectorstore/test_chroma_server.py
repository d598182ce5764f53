"""The vectors on a Chroma server, by one setting."""

import gc
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.sources import expand
from tests.embedders import HashEmbedder
from vectorstore.errors import LibraryError
from vectorstore.library import Library
from vectorstore.stores import LibrarySettings

# Chroma's client never closes its connections; they go when the collector finds them, here and not in a later test.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def swept():
    """Have the collector run before a test ends."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a Chroma server of our own."""
    program = shutil.which("chroma", path=str(Path(sys.executable).parent)) or "chroma"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [program, "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(folder)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.kill()


def collections(server):
    import chromadb

    address, port = server.removeprefix("http://").split(":")
    client = chromadb.HttpClient(address, int(port))
    names = [collection.name for collection in client.list_collections()]
    client.close()
    return names


def test_a_library_keeps_its_vectors_on_the_server(server, tmp_path, reports):
    settings = LibrarySettings(chroma_server=server)
    folder = tmp_path / "library"
    with Library.open(folder, writable=True, settings=settings, embedder=HashEmbedder()) as library:
        assert {result.status for result in library.ingest(expand([reports]))} == {"added"}
        assert library.check().problems == ()
    assert not (folder / "vectors").exists()

    with Library.open(folder, settings=settings, embedder=HashEmbedder()) as reader:
        found = reader.dense.search(HashEmbedder().embed_query("return home interviews are late"), k=3)
        stored = reader.paragraphs_by_id([id_ for id_, _ in found])
        assert stored[0].paragraph.label == "2"
        with Library.open(folder, writable=True, settings=settings, embedder=HashEmbedder()) as writer:
            writer.remove([stored[0].document.id])
            assert writer.check().problems == ()
        again = reader.dense.search(HashEmbedder().embed_query("return home interviews are late"), k=30)
        assert stored[0].id not in dict(again)
    assert len(collections(server)) == 1


def test_a_server_that_does_not_answer_is_named(tmp_path, reports):
    settings = LibrarySettings(chroma_server="http://127.0.0.1:9")

    with (
        Library.open(tmp_path / "library", writable=True, settings=settings, embedder=HashEmbedder()) as library,
        pytest.raises(LibraryError, match=r"127\.0\.0\.1:9 does not answer"),
    ):
        list(library.ingest(expand([reports])))
