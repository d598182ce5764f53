"""`safeguarding ingest`."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
INSPECTION = "corvenshire/inspection 2019.txt"
COMMAND = [sys.executable, "-c", "from assistant.cli import main; main()"]

SLOW = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what it runs in the background
from tests.embedders import HashEmbedder
import vectorstore.ingestion, vectorstore.library
vectorstore.ingestion.GROUP_PASSAGES = 1

class Slow(HashEmbedder):
    def embed_passages(self, texts):
        time.sleep(0.3)
        return super().embed_passages(texts)

vectorstore.library.find_embedder = lambda model: Slow(name=model)
from assistant.cli import main
main()
"""


def test_a_folder_goes_in_and_the_table_says_so(run, reports):
    done = run("ingest", reports)

    assert done.code == 0
    assert "3 added, 0 updated, 0 unchanged, 0 failed." in done.out
    assert "3 pages, 8 passages embedded" in done.out
    assert f"added: {INSPECTION} (1 page, " in done.err


def test_json_is_a_line_a_file(run, reports):
    done = run("ingest", reports, "--json")

    line = next(line for line in done.lines if line["path"] == INSPECTION)
    assert line == {
        "path": INSPECTION,
        "status": "added",
        "id": "corvenshire-inspection-2019",
        "pages": 1,
        "paragraphs": line["paragraphs"],
        "message": "",
        "warnings": [],
    }
    assert len(done.lines) == 3


def test_again_all_is_unchanged(filled, reports):
    done = filled("ingest", reports, "--json")

    assert {line["status"] for line in done.lines} == {"unchanged"}


def test_a_part_that_fails_gives_exit_code_3_and_the_reason(run, reports):
    (reports / "page.pdf").write_text("<!doctype html><title>Not found</title><p>Gone.</p>", encoding="utf-8")

    done = run("ingest", reports)

    assert done.code == 3
    assert "3 added, 0 updated, 0 unchanged, 1 failed." in done.out
    row = next(line for line in done.out.splitlines() if line.startswith("page.pdf"))
    assert "failed" in row
    assert "web page" in row


def test_nothing_but_failures_gives_exit_code_1(run, tmp_path):
    done = run("ingest", tmp_path / "nothing-there")

    assert done.code == 1
    assert "There is no file or folder of this name" in done.out


def test_an_empty_folder_says_so(run, tmp_path):
    (tmp_path / "empty").mkdir()

    done = run("ingest", tmp_path / "empty")

    assert (done.code, done.err.splitlines()[-1]) == (1, "There is no file to read under these paths.")


def test_duplicates_are_listed(filled, reports):
    shutil.copy(reports / INSPECTION, reports / "copy.txt")

    done = filled("ingest", reports)

    assert "1 duplicate" in done.out
    assert f"It holds the same as {INSPECTION}" in done.out


def test_facts_are_given(run, reports):
    run("ingest", reports, "--area", "Lowmoor", "--type", "briefing", "--published", "June 2017", "--publisher", "We")

    lines = run("documents", "list", "--json").lines
    assert {(line["area"], line["type"], line["published"]) for line in lines} == {("Lowmoor", "briefing", "2017-06")}


@pytest.mark.parametrize("words", [["--type", "novel"], ["--published", "soon"], []])
def test_wrong_usage_gives_exit_code_2(run, reports, words):
    assert run("ingest", *([reports] if words else []), *words).code == 2


def slow_ingest(library, reports, **options):
    command = [sys.executable, "-c", SLOW, "--library", str(library), "ingest", str(reports)]
    return subprocess.Popen(command, cwd=ROOT, text=True, **options)


def test_ctrl_c_keeps_what_is_done(run, tmp_path, reports):
    with slow_ingest(tmp_path / "library", reports, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr.readline().startswith("added: ")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "run the same command again to go on" in err
    assert "Traceback" not in err + out
    kept = run("documents", "list", "--json").lines
    assert 1 <= len(kept) < 3
    assert run("check").code == 0
    again = {line["status"] for line in run("ingest", reports, "--json").lines}
    assert again == {"added", "unchanged"}


def test_a_second_writer_is_told_in_a_sentence(run, tmp_path, reports):
    with slow_ingest(tmp_path / "library", reports, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stderr.readline()
        done = run("documents", "remove", "corvenshire-inspection-2019", "--yes")
        process.communicate(timeout=60)

    assert done.code == 1
    assert f"is being written by process {process.pid}" in done.err
    assert done.err.count("\n") == 1


def test_a_terminal_shows_pages_a_second_and_the_time_left(tmp_path, reports):
    own, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "160"}
    with slow_ingest(
        tmp_path / "library", reports, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        shown = b""
        while process.poll() is None or shown == b"":
            try:
                shown += os.read(own, 65536)
            except OSError:
                break
            time.sleep(0.01)
    os.close(own)

    assert b"pages a second" in shown
    assert b"left" in shown
    assert process.returncode == 0


def test_the_real_command_with_the_real_model(tmp_path, reports):
    def command(*words):
        done = subprocess.run(
            [*COMMAND, "--library", str(tmp_path / "library"), *map(str, words)],
            cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "3 added" in command("ingest", reports)
    assert "8 passages of all-MiniLM-L6-v2, all in Chroma" in command("check")
