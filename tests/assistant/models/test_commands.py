"""The command line refuses a model elsewhere unless it is allowed, and says loudly where it is."""

import io
import json

import pytest

from assistant.cli.main import main
from tests.assistant.models.conftest import REPORTS
from tests.assistant.models.scripted import draft
from tests.assistant.models.servers import server
from tests.vectorstore.folders import write_reports

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


def test_an_entailment_model_that_is_not_there_is_refused_with_the_remedy(chat):
    code, said = chat('entailment_model = "/nowhere/nli"\n')
    assert code == 1
    assert "no entailment model at '/nowhere/nli'" in said
    assert "leave it out" in said


def test_an_editor_sees_what_was_dropped_and_why(tmp_path, capsys):
    folder = tmp_path / "lib"
    _said(capsys, ["--library", str(folder), "ingest", str(write_reports(tmp_path / "reports", REPORTS))])
    invented = draft(("The father was seen every week.", "P1", "was not seen by any agency for eleven months"))
    with server(reply=invented) as (address, _):
        settings = f'[language_model]\nname = "openai:m"\nbase_url = "{address}"\n'
        (folder / "settings.toml").write_text(settings, encoding="utf-8")
        asked = ["--library", str(folder), "ask", "What did the review find about the father?"]
        shown = [
            _said(capsys, [*asked, *options]) for options in ([], ["--dropped"], ["--json"], ["--json", "--dropped"])
        ]
    assert "every week" not in shown[0]
    assert "Left out by the check: 1" in shown[1]
    assert "The father was seen every week. (" in " ".join(shown[1].split())
    assert "dropped" not in json.loads(shown[2])
    assert [claim["text"] for claim in json.loads(shown[3])["dropped"]] == ["The father was seen every week."]


def _said(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code in (0, None)
    return capsys.readouterr().out
