"""The first thing that a newcomer does: a library of the shipped documents is made, and asked."""

import io
import shutil

from assistant.cli import demo, main
from tests.assistant.conftest import DOCUMENTS


def run(monkeypatch, library, typed):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    try:
        main(["--library", str(library), "demo"])
    except SystemExit as ended:
        return ended.code or 0
    return 0


def test_demo_makes_a_library_once_and_opens_the_chat(tmp_path, monkeypatch, capfd):
    shipped = tmp_path / "shipped"
    (shipped / "reviews").mkdir(parents=True)
    shutil.copy(DOCUMENTS / "reviews" / "lcspr-baby-t-2024.pdf", shipped / "reviews")
    monkeypatch.setattr(demo, "DOCUMENTS", shipped)
    question = "What did the review on Baby T recommend about fathers?\n"
    assert run(monkeypatch, tmp_path / "library", question) == 0
    out, err = capfd.readouterr()
    assert "All of them are invented" in err
    assert "recommendation 2" in out
    assert run(monkeypatch, tmp_path / "library", "") == 0
    assert "All of them are invented" not in capfd.readouterr().err


def test_shipped_documents_are_there():
    assert sum(path.is_file() for path in demo.DOCUMENTS.rglob("*")) >= 24
