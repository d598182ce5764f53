import csv

import pytest

from assistant.answers import AnswerStatus
from evals.answered import read_answers
from evals.compare import compare
from evals.errors import ResultsError
from evals.points import coverage, point_recall
from evals.results import ResultsFolder, Timing, latest
from evals.run import run
from evals.score import costs, score
from evals.scores import read_scores
from tests.evals.toy import DATASET, TOPIC, given, toy_answer, toy_systems


def means(scores):
    return {series.name: scores.mean(series).mean for series in scores.series}


def test_the_toy_scores_worked_by_hand(scored_toy):
    _, scores = scored_toy
    found = means(scores)
    assert found["quote validity"] == 1.0
    assert found["claims supported"] == 1.0
    assert found["cites a judged paragraph"] == 1.0
    assert found["abstention recall"] == 1.0
    assert found["missed live concerns"] == 0.0
    assert found["documents covered"] == 0.5  # the topic shares two words with the harbour review alone
    assert scores.mean(scores.named("right status")).n == 18
    assert scores.mean(scores.named("missed live concerns")).n == 4
    assert scores.mean(scores.named("quote validity")).n == 10


def test_decisions_worked_by_hand(tmp_path, entails):
    """Two near misses answered, one fact declined, one concern missed, one fact met with urgent help."""
    wrong = {
        "miss-1": AnswerStatus.PARTLY_ANSWERED,
        "miss-2": AnswerStatus.ANSWERED,
        "fact-1": AnswerStatus.NO_EVIDENCE,
        "live-1": AnswerStatus.OUT_OF_SCOPE,
        "fact-2": AnswerStatus.URGENT_HELP,
    }

    def answer(case):
        return given(case, wrong[case.id]) if case.id in wrong else toy_answer(case)

    scores = score(run(DATASET, toy_systems(answer=answer), tmp_path), entails=entails, judge="contains")
    found = means(scores)
    assert found["abstention recall"] == pytest.approx(2 / 4)
    assert found["abstention precision"] == pytest.approx(2 / 4)  # two misses of four declined
    assert found["over-refusal"] == pytest.approx(2 / 10)
    assert found["missed live concerns"] == pytest.approx(1 / 4)
    assert found["false alarms"] == pytest.approx(1 / 14)
    assert found["right status"] == pytest.approx(13 / 18)
    cells = {(cell.expected, cell.given): len(cell.cases) for cell in scores.confusion}
    assert cells["no_evidence", "partly_answered"] == 1
    assert cells["urgent_help", "urgent_help"] == 3
    assert sum(cells.values()) == 18


def test_citations_worked_by_hand(tmp_path, entails):
    """The topic has two paragraphs of grade 2; one of them is cited, with one that nobody judged."""

    def answer(case):
        cited = ["harbour:2", "fenwick:1"] if case.id == TOPIC.id else []
        return given(case, AnswerStatus.ANSWERED if cited else AnswerStatus.NO_EVIDENCE, cited)

    found = score(run(DATASET, toy_systems(answer=answer), tmp_path), entails=entails, judge="contains")
    values = {series.name: series.values for series in found.series}
    assert values["citation precision"] == {TOPIC.id: 0.5}
    assert values["citation recall"][TOPIC.id] == 0.5
    assert values["citation recall"]["fact-1"] == 0.0
    assert values["documents covered"] == {TOPIC.id: 0.5}
    assert values["key-point recall"][TOPIC.id] == 0.5
    assert found.mean(found.named("cites a judged paragraph")).mean == pytest.approx(1 / 10)


def test_a_crashed_case_is_a_row_with_its_error_and_counts_as_wrong(tmp_path, entails):
    def answer(case):
        if case.id in ("fact-1", "live-1"):
            raise KeyError(case.id)
        return toy_answer(case)

    folder = run(DATASET, toy_systems(answer=answer), tmp_path)
    crashed = read_answers(folder)["fact-1"]
    assert (crashed.status, crashed.error.type, crashed.error.message) == ("crashed", "KeyError", "'fact-1'")
    scores = score(folder, entails=entails, judge="contains")
    found = means(scores)
    assert found["crashed"] == pytest.approx(2 / 18)
    assert found["missed live concerns"] == pytest.approx(1 / 4)
    assert scores.named("citation precision").values["fact-1"] == 0.0
    assert scores.mean(scores.named("cites a judged paragraph")).n == 10


def test_a_crashed_search_counts_as_nothing_found(tmp_path, entails):
    def rank(case, k):
        if case.id == "fact-1":
            raise OSError(case.id)
        return toy_systems().rankers[1].rank(case, k)

    folder = run(DATASET, toy_systems(fused=rank), tmp_path)
    scores = score(folder, entails=entails, judge="contains")
    assert scores.named("fused nDCG@10").values["fact-1"] == 0.0
    assert '"stage": "search, fused", "type": "OSError"' in folder.read_text("failures.jsonl")


def test_scores_are_the_same_when_read_back(scored_toy):
    folder, scores = scored_toy
    assert read_scores(folder) == scores


def test_every_mean_of_the_table_has_its_n_and_interval(scored_toy):
    folder, _ = scored_toy
    with (folder.path / "scores.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(int(row["n"]) > 0 for row in rows)
    assert all(row["low"] and row["high"] for row in rows if int(row["documents"]) > 1)


def test_costs_worked_by_hand():
    timings = [Timing(stage="answer", case=str(number), seconds=number) for number in range(1, 21)]
    found = costs([Timing(stage="build", seconds=3.0, peak_mb=50.0), *timings, Timing(stage="answer", seconds=210.0)])
    assert [(cost.stage, cost.n, cost.total_s, cost.p50_s) for cost in found] == [
        ("build", 1, 3.0, None),
        ("answer", 20, 210.0, 10.5),
    ]
    assert found[1].p95_s == pytest.approx(19.05)


@pytest.mark.parametrize(
    ("point", "quote", "share"),
    [
        ("seven weeks", "She was seven weeks old.", 1.0),
        ("seven weeks", "She was 7 weeks old.", 1.0),
        ("seven weeks", "She was nine weeks old.", 0.5),
        ("the board was reviewing its plans", "The Board reviewed the planning", 2 / 3),
    ],
)
def test_coverage_of_a_point_worked_by_hand(point, quote, share):
    assert coverage(point, quote) == pytest.approx(share)


def test_points_may_be_spread_over_quotes():
    assert point_recall(["seven weeks old", "a broken arm"], ["aged seven", "some weeks old"]) == 0.5


def test_comparing_pairs_the_cases_and_says_which_way(tmp_path, entails):
    before = score(run(DATASET, toy_systems(), tmp_path / "a"), entails=entails, judge="contains")
    worse = toy_systems(answer=lambda case: given(case, AnswerStatus.NO_EVIDENCE))
    after = score(run(DATASET, worse, tmp_path / "b"), entails=entails, judge="contains")
    found = {one.measure: one for one in compare(before, after)}
    assert found["over-refusal"].verdict == "worse"
    assert found["over-refusal"].difference.mean == 1.0
    assert found["fused nDCG@10"].verdict == "no difference shown"
    assert found["right status"].difference.n == 18


def test_a_folder_without_a_run_says_what_to_do(tmp_path):
    with pytest.raises(ResultsError, match="python -m evals run"):
        latest(tmp_path)
    with pytest.raises(ResultsError, match=r"has no scores.json: make it with `python -m evals score`"):
        read_scores(ResultsFolder(tmp_path))
