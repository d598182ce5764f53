"""The weights that ship are those that the shipped table makes, and the test half has no part in it."""

import csv
import json

import pytest

from assistant.sufficiency.judgement import Weights
from evals.dataset import DEMONSTRATION, open_dataset
from evals.sufficiency_table import NAMES, TABLE, read_table, written
from evals.train_sufficiency import WEIGHTS, fit


@pytest.fixture(scope="module")
def made():
    return fit(read_table())


@pytest.fixture(scope="module")
def shipped():
    return json.loads(WEIGHTS.read_text("utf-8"))


@pytest.mark.parametrize("model", ["with_question", "without_question"])
def test_the_shipped_weights_are_made_from_the_shipped_table(made, shipped, model):
    assert list(shipped[model]["weights"]) == list(NAMES)
    assert made[model]["weights"] == pytest.approx(shipped[model]["weights"], abs=0.02)
    assert made[model]["question"] == pytest.approx(shipped[model]["question"], abs=0.02)
    for name in ("intercept", "answers_from", "wholly_from"):
        assert made[model][name] == pytest.approx(shipped[model][name], abs=0.02)
    for name in ("questions", "answered", "trained_by", "embedder"):
        assert made[name] == shipped[name]


def test_the_test_half_has_no_part():
    with TABLE.open(encoding="utf-8", newline="") as file:
        asked = {row["id"].removesuffix("-left-out") for row in csv.DictReader(file)}
    assert not asked & {case.id for case in open_dataset(DEMONSTRATION).only(split="test").cases}


@pytest.mark.parametrize("name", ["demonstration", "reports"])
def test_written_questions_are_asked_once_and_have_near_misses(name):
    questions = list(written(name))
    assert len({asked.id for asked in questions}) == len(questions)
    assert len({(asked.question, asked.history) for asked in questions}) == len(questions)
    assert sum(not asked.answered for asked in questions) > len(questions) / 3


@pytest.mark.parametrize("model", ["with_question", "without_question"])
def test_weights_have_the_sign_that_the_feature_stands_for(shipped, model):
    against = {"subject_missing", "addressee_missing", "contrary", "unnamed"}
    weights = shipped[model]["weights"]
    assert {name for name in against if weights[name] < 0} == against
    assert all(weights[name] > 0 for name in ("together", "sentence", "similarity", "fact_gap", "reason_gap"))


def test_another_embedder_is_judged_without_the_vectors_of_this_one(shipped):
    weights = Weights.load()
    assert weights.model_for(shipped["embedder"]).question
    assert not weights.model_for("another").question
