"""The command, run in this process over a small library, with a quick embedder in place of the model."""

import json
from dataclasses import dataclass

import pytest

from assistant.cli import main
from tests.embedders import HashEmbedder
from tests.vectorstore.folders import write_reports


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def lines(self):
        """Its output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def reports(tmp_path):
    """A folder of three invented reports."""
    return write_reports(tmp_path / "reports")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run `safeguarding --library …` with some words."""
    monkeypatch.setattr("vectorstore.library.find_embedder", lambda model: HashEmbedder(name=model))
    for name in ("LIBRARY", "MODEL", "CHROMA_SERVER", "ALLOW_PRIVATE"):
        monkeypatch.delenv(f"SAFEGUARDING_{name}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def go(*words):
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["--library", str(tmp_path / "library"), *map(str, words)])
        printed = capsys.readouterr()
        return Ran(left.value.code or 0, printed.out, printed.err)

    return go


@pytest.fixture
def filled(run, reports):
    """The same, over a library that holds the three reports."""
    assert run("ingest", reports).code == 0
    return run
