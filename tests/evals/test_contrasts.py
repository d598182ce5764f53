import json
import random

import pytest

from evals.contrasts import denied, other_actor, raised, renumbered, said_of, slipped, turned
from evals.support_examples import CLAIMS, examples


@pytest.mark.parametrize(
    ("change", "sentence", "expected"),
    [
        (denied, "Visits were recorded.", "Visits were not recorded."),
        (denied, "Visits were not recorded.", "Visits were recorded."),
        (raised, "Most plans have dates.", "All plans have dates."),
        (raised, "Plans are usually dated.", "Plans are always dated."),
    ],
)
def test_a_sentence_is_changed_so_that_it_says_something_else(change, sentence, expected):
    assert change(sentence, random.Random(0)) == expected


@pytest.mark.parametrize("seed", range(5))
def test_numbers_opposites_and_actors_are_exchanged(seed):
    chance = random.Random(seed)
    assert "three" not in renumbered("On three visits nobody was in.", chance)
    assert renumbered("In 2019 the panel met.", chance) != "In 2019 the panel met."
    assert "prompt" not in turned("Referrals were prompt.", chance)
    assert other_actor("Police came.", chance) not in (None, "Police came.")


@pytest.mark.parametrize("change", [denied, renumbered, raised, other_actor, turned])
def test_a_sentence_with_nothing_to_change_is_left_alone(change):
    assert change("Blue curtains hung there.", random.Random(0)) is None


def test_a_slip_leaves_out_one_letter():
    sentence = "Supervision happened."
    slip = slipped(sentence, random.Random(1))
    assert len(slip) == len(sentence) - 1
    assert slipped("It is so.", random.Random(1)) is None


def test_who_says_so_comes_before():
    assert said_of("Visits were late.", random.Random(0)).endswith("isits were late.")


def test_examples_hold_no_shipped_claim_and_come_in_an_order_that_the_seed_settles():
    claims = {json.loads(line)["claim"] for line in (CLAIMS / "claims.jsonl").read_text("utf-8").splitlines()}
    found = examples(1)
    assert found == examples(1)
    assert not claims & {example.claim for example in found}
    assert {example.supported for example in found} == {True, False}
