"""The weights that ship are those that the shipped table makes, and the test half has no part in it."""

import csv
import json

import pytest

from evals.dataset import DEMONSTRATION, open_dataset
from evals.sufficiency_table import NAMES, TABLE, read_table, written
from evals.train_sufficiency import WEIGHTS, fit


def test_the_shipped_weights_are_made_from_the_shipped_table():
    made, shipped = fit(read_table()), json.loads(WEIGHTS.read_text("utf-8"))
    assert list(shipped["weights"]) == list(NAMES)
    assert made.pop("weights") == pytest.approx(shipped.pop("weights"), abs=0.02)
    assert {name: made[name] for name in ("questions", "answered", "trained_by")} == {
        name: shipped[name] for name in ("questions", "answered", "trained_by")
    }
    for name in ("intercept", "answers_from", "wholly_from"):
        assert made[name] == pytest.approx(shipped[name], abs=0.02)


def test_the_test_half_has_no_part():
    with TABLE.open(encoding="utf-8", newline="") as file:
        asked = {row["id"].removesuffix("-left-out") for row in csv.DictReader(file)}
    assert not asked & {case.id for case in open_dataset(DEMONSTRATION).only(split="test").cases}


@pytest.mark.parametrize("name", ["demonstration", "reports"])
def test_written_questions_are_asked_once_and_have_near_misses(name):
    questions = list(written(name))
    assert len({asked.id for asked in questions}) == len({asked.question for asked in questions}) == len(questions)
    assert sum(not asked.answered for asked in questions) > len(questions) / 2


def test_weights_have_the_sign_that_the_feature_stands_for():
    weights = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    against = {"subject_missing", "addressee_missing", "contrary", "unnamed"}
    assert {name for name, weight in weights.items() if weight < 0} == against
