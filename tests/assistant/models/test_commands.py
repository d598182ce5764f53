"""The command line refuses a model elsewhere unless it is allowed, and says loudly where it is."""

import io

import pytest

from assistant.cli.main import main

REMOTE = '[language_model]\nname = "openai:big"\nbase_url = "https://models.example/v1"\n'


@pytest.fixture
def chat(library, monkeypatch, capsys):
    """Begins a conversation under some settings and leaves at once; returns the exit code and what was said."""

    def begin(settings: str) -> tuple[int, str]:
        (library.folder / "settings.toml").write_text(settings, encoding="utf-8")
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        try:
            main(["--library", str(library.folder), "chat"])
        except SystemExit as ended:
            return int(ended.code or 0), capsys.readouterr().err
        return 0, capsys.readouterr().err

    return begin


def test_a_model_elsewhere_is_refused_with_the_remedy(chat):
    code, said = chat(REMOTE)
    assert code == 1
    assert "not on this machine: questions and paragraphs go to models.example" in said
    assert "allow_remote = true" in said


def test_a_model_elsewhere_that_is_allowed_is_said_at_the_start(chat):
    code, said = chat(f"{REMOTE}allow_remote = true\n")
    assert code == 0
    assert "! The language model openai:big is not on this machine" in said


def test_a_model_on_this_machine_is_not_remarked_on(chat):
    assert chat('[language_model]\nname = "openai:m"\nbase_url = "http://127.0.0.1:1/v1"\n') == (0, "")
