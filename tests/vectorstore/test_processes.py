"""Several processes at one library: one writes, the others are told or go on reading."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.errors import LibraryBusyError
from vectorstore.library import Library

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from tests.embedders import HashEmbedder
from vectorstore.library import Library
with Library.open(sys.argv[1], writable=True, embedder=HashEmbedder()):
    print("writing", flush=True)
    sys.stdin.read()
"""
SLOW = """
import sys, time
from pathlib import Path
from tests.embedders import HashEmbedder
import tests.vectorstore.folders as folders
import vectorstore.ingestion
vectorstore.ingestion.GROUP_PASSAGES = 1

class Slow(HashEmbedder):
    def embed_passages(self, texts):
        time.sleep(0.05)
        return super().embed_passages(texts)

folders.ingest(Path(sys.argv[1]), Path(sys.argv[2]), embedder=Slow())
"""


def start(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def writer(folder):
    """Another process that holds the library for writing."""
    process = start(HOLD, folder)
    assert process.stdout.readline() == "writing\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_is_told_who_holds_the_library(folder, writer):
    with pytest.raises(LibraryBusyError) as raised:
        Library.open(folder, writable=True, embedder=HashEmbedder())

    assert str(folder) in str(raised.value)
    assert f"process {writer.pid} (-c, since " in str(raised.value)
    assert str(raised.value).endswith("Wait for it or stop it.")


def test_a_second_writer_in_the_same_process_is_refused_too(folder):
    with (
        Library.open(folder, writable=True, embedder=HashEmbedder()),
        pytest.raises(LibraryBusyError, match=f"process {os.getpid()} "),
    ):
        Library.open(folder, writable=True, embedder=HashEmbedder())


def test_the_lock_of_a_killed_writer_is_free(folder, writer):
    writer.send_signal(signal.SIGKILL)
    writer.wait()

    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        assert library.check().problems == ()


def test_the_lock_of_a_writer_that_ended_is_free(folder, writer):
    writer.communicate("")

    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        assert len(library.documents()) == 3
    assert not (folder / "writer.json").exists()


@pytest.mark.usefixtures("writer")
def test_a_check_waits_for_nobody(folder):
    with Library.open(folder, embedder=HashEmbedder()) as library, pytest.raises(LibraryBusyError):
        library.check()


def test_readers_go_on_while_another_process_writes_and_see_whole_documents_only(folder, tmp_path):
    texts = {
        f"more/{n:02}.txt": "\n\n".join(f"{p}. Paragraph {p} of report {n} speaks of supervision." for p in range(1, 9))
        for n in range(20)
    }
    more = write_reports(tmp_path / "new", texts)
    vector = HashEmbedder().embed_query("supervision")
    seen = set()

    with Library.open(folder, embedder=HashEmbedder()) as reader:
        assert len(reader.documents()) == 3
        with start(SLOW, folder, more) as writing:
            while writing.poll() is None:
                records = reader.documents()
                seen.add(len(records))
                assert all(len(reader.paragraphs(record.id)) == record.paragraphs for record in records)
                found = Counter(id_.split(":")[0] for id_, _ in reader.dense.search(vector, k=500))
                assert {found[record.id] for record in records if record.id.startswith("more-")} <= {8}
        assert writing.returncode == 0
        assert len(reader.documents()) == 23

    assert len(seen) > 3, "the reader saw the library grow"


def test_a_reader_outlives_an_update_of_all_documents(folder, reports):
    vector = HashEmbedder().embed_query("return home interviews")
    with Library.open(folder, embedder=HashEmbedder()) as reader:
        before = reader.dense.search(vector, k=3)
        for file in reports.rglob("*.txt"):
            file.write_text(file.read_text(encoding="utf-8").replace("interviews", "talks"), encoding="utf-8")
        ingest(folder, reports)

        after = reader.dense.search(vector, k=3)

        assert [id_ for id_, _ in after] != []
        assert after[0][1] < before[0][1]
