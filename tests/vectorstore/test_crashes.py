"""Killed with `kill -9` anywhere, a library is whole again after the next run, as if nothing had happened."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import REPORTS, bytes_of, contents, ingest, write_reports
from vectorstore.library import Library

ROOT = Path(__file__).resolve().parents[2]

KILLER = """
import json, os, signal, sys
from pathlib import Path
from tests.embedders import HashEmbedder
import tests.vectorstore.folders as folders
import vectorstore.batches, vectorstore.chroma, vectorstore.ingestion, vectorstore.publication
import vectorstore.changes, vectorstore.files, vectorstore.lexical, vectorstore.writer
from vectorstore.library import Library

vectorstore.ingestion.GROUP_PASSAGES = 4
target, nth, moment, action, library, *paths = sys.argv[1:]
module, owner, name = target.split(":")
holder = sys.modules[module]
holder = getattr(holder, owner) if owner else holder
original = getattr(holder, name)
calls = 0

def fatal(*args, **kwargs):
    global calls
    calls += 1
    if calls == int(nth):
        if moment == "after":
            original(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)

setattr(holder, name, fatal)
if action == "ingest":
    folders.ingest(Path(library), *map(Path, paths))
else:
    with Library.open(library, writable=True, embedder=HashEmbedder()) as opened:
        opened.remove(paths)
"""

POINTS = {
    "parsing": ("vectorstore.ingestion:Ingestion:_document", 2, "before"),
    "copying the file": ("vectorstore.files:Files:keep", 2, "after"),
    "embedding": ("tests.embedders:HashEmbedder:embed_passages", 2, "before"),
    "before the catalogue": ("vectorstore.changes:Changes:put", 2, "before"),
    "after the catalogue": ("vectorstore.changes:Changes:put", 2, "after"),
    "in the middle of the catalogue": ("vectorstore.changes::_put_passages", 2, "before"),
    "in the middle of the words": ("vectorstore.lexical::_entry", 6, "after"),
    "after the words": ("vectorstore.lexical:LexicalIndex:replace", 2, "after"),
    "after a document is ready": ("vectorstore.changes:Changes:mark_ready", 2, "after"),
    "before Chroma": ("vectorstore.publication::make_index", 1, "before"),
    "in the middle of Chroma": ("vectorstore.publication::_add", 1, "after"),
    "before Chroma is published": ("vectorstore.changes:Changes:publish", 1, "before"),
    "after Chroma is published": ("vectorstore.changes:Changes:publish", 1, "after"),
}
REMOVALS = {
    "before the catalogue": ("vectorstore.changes:Changes:begin_removal", 1, "before"),
    "after the catalogue": ("vectorstore.changes:Changes:begin_removal", 1, "after"),
    "after the words": ("vectorstore.lexical:LexicalIndex:rewrite", 1, "after"),
    "after Chroma": ("vectorstore.changes:Changes:publish", 1, "after"),
    "before the end": ("vectorstore.changes:Changes:end_removal", 1, "before"),
}


def killed(point, action, library, *paths):
    target, nth, moment = point
    command = [sys.executable, "-c", textwrap.dedent(KILLER), target, str(nth), moment, action, str(library)]
    done = subprocess.run([*command, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_a_killed_ingestion_is_finished_by_the_next(tmp_path, reports, point):
    killed(point, "ingest", tmp_path / "killed", reports)

    ingest(tmp_path / "killed", reports)

    ingest(tmp_path / "undisturbed", reports)
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")
    with Library.open(tmp_path / "killed", embedder=HashEmbedder()) as library:
        assert library.check().problems == ()


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_a_killed_update_is_finished_by_the_next(tmp_path, reports, point):
    ingest(tmp_path / "killed", reports)
    write_reports(reports, {path: f"{text}\n7. A new paragraph about supervision.\n" for path, text in REPORTS.items()})
    target, nth, moment = point
    if "make_index" in target:
        point = ("vectorstore.publication::copy_index", nth, moment)
    killed(point, "ingest", tmp_path / "killed", reports)

    ingest(tmp_path / "killed", reports)

    ingest(tmp_path / "undisturbed", reports)
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_readers_see_whole_documents_only_after_a_kill(tmp_path, reports, point):
    killed(point, "ingest", tmp_path / "killed", reports)
    ingest(tmp_path / "undisturbed", reports)

    with Library.open(tmp_path / "undisturbed", embedder=HashEmbedder()) as library:
        whole = {_key(record): library.paragraphs(record.id) for record in library.documents()}
    if not (tmp_path / "killed" / "catalogue.sqlite").exists():
        return
    with Library.open(tmp_path / "killed", embedder=HashEmbedder()) as library:
        for record in library.documents():
            assert library.paragraphs(record.id) == whole[_key(record)]
        vector = HashEmbedder().embed_query("return home interviews")
        ids = [id_ for id_, _ in library.dense.search(vector, k=100)]
        assert {id_.rsplit(":", 1)[0] for id_ in ids} == {record.id for record in library.documents()}


@pytest.mark.parametrize("point", REMOVALS.values(), ids=REMOVALS)
def test_a_killed_removal_is_finished_at_the_next_opening_or_never_began(folder, point):
    with Library.open(folder, embedder=HashEmbedder()) as library:
        victim = next(record.id for record in library.documents() if record.path.startswith("corvenshire"))

    killed(point, "remove", folder, victim)

    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        left = {record.id for record in library.documents()}
        assert library.check().problems == ()
    if point[2] == "before" and "begin" in point[0]:
        assert victim in left
    else:
        assert victim not in left
        assert b"corvenshire" not in bytes_of(folder).lower()


def _key(record):
    return (record.id, record.path, record.sha256, record.paragraphs)


def test_a_killed_ingestion_whose_words_are_damaged_is_repaired(tmp_path, reports):
    killed(POINTS["after the catalogue"], "ingest", tmp_path / "killed", reports)
    for file in (tmp_path / "killed" / "words").iterdir():
        file.write_bytes(b"{")

    with Library.open(tmp_path / "killed", writable=True, embedder=HashEmbedder()) as library:
        assert not library.check().is_sound
        assert library.repair().is_sound
    ingest(tmp_path / "killed", reports)
    ingest(tmp_path / "undisturbed", reports)
    assert contents(tmp_path / "killed") == contents(tmp_path / "undisturbed")
