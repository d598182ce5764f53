"""What is asked is found in no file afterwards: not in the library, nor in any folder that a program may write to."""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
WORDS = ("zorvexal", "quimblestow", "hathrindle", "wexmorden")
"""Words of no language, each in another question."""
PLACES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")
SESSION = """
import sys
from assistant.cli import main

for words in {commands!r}:
    try:
        main(["--library", {library!r}, *words])
    except SystemExit as left:
        if left.code:
            raise
"""


def traces(folder, words=WORDS):
    """The files below a folder that hold one of the words, plain or packed, in their names or in their contents."""
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and _holds(file, words))


def _holds(file, words):
    content = file.read_bytes()
    if content[:2] == b"\x1f\x8b":
        content += gzip.decompress(content)
    if content[:15] == b"SQLite format 3":
        content += _dumped(file)
    content = (str(file).encode() + content).lower()
    return any(word.encode(form) in content for word in words for form in ("utf-8", "utf-16-le", "utf-16-be"))


def _dumped(file):
    """Every value of every table of a database, since a long one is not stored in one piece."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        rows = (row for table in tables for row in database.execute(f'select * from "{table}"'))
        return b"".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)


@pytest.fixture
def places(tmp_path, demonstration_library):
    """A folder with a copy of the library, and every folder that the environment names for a program's own files."""
    folder = tmp_path / "places"
    shutil.copytree(demonstration_library, folder / "library")
    for name in PLACES:
        (folder / name.lower()).mkdir()
    return folder


@pytest.mark.parametrize("form", ["plain", "gzip", "sqlite", "utf-16", "name"])
def test_a_trace_would_be_found(tmp_path, form):
    text = f"What about {WORDS[0].title()}?"
    if form == "plain":
        (tmp_path / "log.txt").write_text(text, encoding="utf-8")
    elif form == "gzip":
        (tmp_path / "log.gz").write_bytes(gzip.compress(text.encode()))
    elif form == "utf-16":
        (tmp_path / "log.txt").write_text(text, encoding="utf-16")
    elif form == "name":
        (tmp_path / WORDS[0]).touch()
    else:
        with sqlite3.connect(tmp_path / "log.db") as database:
            database.execute("create table kept (question)")
            database.execute("insert into kept values (?)", ["x" * 3_000 + text + "x" * 3_000])
        database.close()
    assert len(traces(tmp_path)) == 1


def test_questions_leave_no_trace(places, tmp_path):
    asked, answered = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    question = f"What do reviews say about fathers and {WORDS[2]}?"
    asked.write_text(json.dumps({"id": "1", "question": question, "history": ["Baby R?"]}), encoding="utf-8")
    commands = [
        ["ask", f"What does the learning say about {WORDS[0]} and fathers?"],
        ["ask", f"has this been recommended before: {WORDS[3]} and bruising", "--json"],
        ["search", f"handover {WORDS[3]}"],
        ["ask", "--batch", str(asked), "--output", str(answered)],
        ["chat"],
    ]
    said = f"What did the review on Kit find about {WORDS[1]} and school?\nand about {WORDS[3]}?\nmore\nopen 1\nquit\n"
    environment = {**os.environ, **{name: str(places / name.lower()) for name in PLACES}, "PYTHONPATH": str(ROOT)}
    session = SESSION.format(commands=commands, library=str(places / "library"))
    done = subprocess.run(
        [sys.executable, "-c", session], input=said, env=environment, cwd=places,
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert WORDS[2] in answered.read_text("utf-8")
    assert "What did the review on Kit find" in done.stdout or WORDS[3] in done.stdout
    assert not [word for word in WORDS if word in done.stderr.casefold()]
    assert traces(places) == []
