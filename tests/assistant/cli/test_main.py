"""The application around the commands."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from assistant.cli.main import app

ROOT = Path(__file__).resolve().parents[3]


def commands(group=None, path=()):
    group = group or typer.main.get_command(app)
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize("command", [" ".join(path) for path, _ in commands()])
def test_every_command_has_help_with_an_example(run, command):
    done = run(*command.split(), "--help")

    assert done.code == 0
    assert "Example:" in done.out
    assert "safeguarding" in done.out.partition("Example:")[2]


def test_an_unknown_command_is_wrong_usage(run):
    assert run("juggle").code == 2


def test_a_mistake_of_ours_is_one_sentence(filled, monkeypatch):
    def stumble(_):
        return {}["nothing"]

    monkeypatch.setattr("vectorstore.library.Library.documents", stumble)

    done = filled("documents")

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert done.err.startswith("This should not have happened: KeyError('nothing') at test_main.py:")


def test_a_settings_file_that_cannot_be_used_is_named(run, tmp_path):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "settings.toml").write_text('chroma = "here"', encoding="utf-8")

    done = run("documents")

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "The setting 'chroma'" in done.err
    assert "settings.toml" in done.err


@pytest.mark.usefixtures("filled")
def test_the_first_line_read_is_enough(tmp_path):
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "--library", str(tmp_path / "library")]
    listing = subprocess.Popen(
        [*command, "documents", "show", "--all", "--paragraphs", "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with listing:
        listing.stdout.readline()
        listing.stdout.close()
        assert "Traceback" not in listing.stderr.read()
