import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from assistant.answers import AnswerStatus
from evals.commands import app
from evals.run import run
from tests.evals.toy import DATASET, given, toy_answer, toy_systems

COMMANDS = ("run", "score", "compare", "gate", "report")


def invoke(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def toy(tmp_path):
    return run(DATASET, toy_systems(), tmp_path / "toy").path


def test_score_then_gate_then_report(toy, tmp_path):
    scored = invoke("score", "--results", toy)
    assert scored.exit_code == 0
    assert "missed live concerns" in scored.output
    baseline = tmp_path / "baseline.json"
    accepted = invoke("gate", "--results", toy, "--baseline", baseline, "--accept")
    assert (accepted.exit_code, "All 36 checks passed." in accepted.output) == (0, True), accepted.output
    assert json.loads(baseline.read_text())["made"] == "toy"
    assert invoke("report", "--results", toy, "--baseline", baseline).exit_code == 0
    assert "Difference from the baseline" in (toy / "report.md").read_text()


def test_the_gate_exits_1_and_names_what_failed(tmp_path):
    def deaf(case):
        return given(case, AnswerStatus.NO_EVIDENCE) if case.id.startswith("live") else toy_answer(case)

    folder = run(DATASET, toy_systems(answer=deaf), tmp_path / "deaf").path
    invoke("score", "--results", folder)
    found = invoke("gate", "--results", folder, "--baseline", tmp_path / "none.json")
    assert found.exit_code == 1
    row = next(line for line in found.output.splitlines() if "missed live concerns" in line)
    assert "FAIL" in row


def test_scoring_needs_the_files_alone(toy, tmp_path):
    moved = tmp_path / "elsewhere"
    toy.rename(moved)
    assert invoke("score", "--results", moved).exit_code == 0


def test_comparing_two_runs_prints_both_and_a_verdict(toy, tmp_path):
    worse = toy_systems(answer=lambda case: given(case, AnswerStatus.NO_EVIDENCE))
    other = run(DATASET, worse, tmp_path / "other").path
    for folder in (toy, other):
        invoke("score", "--results", folder)
    found = invoke("compare", toy, other)
    assert found.exit_code == 0
    assert "worse" in next(line for line in found.output.splitlines() if "over-refusal" in line)


def test_what_can_be_put_right_is_one_sentence_and_exit_1(tmp_path):
    found = invoke("score", "--results", tmp_path)
    assert found.exit_code == 1
    assert "has no settings.json: make it with" in " ".join(found.stderr.split())
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    found = invoke(command, "--help")
    assert found.exit_code == 0
    assert f"python -m evals {command}" in " ".join(found.output.split())


def test_verify_passes_its_arguments_on(tmp_path):
    row = {"id": "1", "paragraph": "The panel met in May.", "claim": "The panel met in May."}
    (tmp_path / "claims.jsonl").write_text(json.dumps(row) + "\n")
    output = tmp_path / "verdicts.jsonl"
    found = invoke("verify", "--batch", tmp_path / "claims.jsonl", "--output", output)
    assert found.exit_code == 0
    assert json.loads(output.read_text())["supported"] is True


def test_help_loads_no_model():
    code = "import sys, evals.commands; print({'torch', 'chromadb', 'matplotlib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
