"""A judge that needs no model, and a scored run of the toy library."""

import pytest

from evals.run import run
from evals.score import score
from tests.evals.toy import DATASET, toy_systems


def contains(paragraphs: str, claim: str) -> bool:
    """A judge for tests: the claim stands in the paragraphs word for word."""
    return claim in paragraphs


@pytest.fixture
def entails():
    return contains


@pytest.fixture
def scored_toy(tmp_path, entails):
    """The results folder of the toy run, and its scores."""
    folder = run(DATASET, toy_systems(), tmp_path / "toy")
    return folder, score(folder, entails=entails, judge="contains")
