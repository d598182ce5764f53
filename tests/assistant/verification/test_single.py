import pytest

from assistant.verification import TrainedSupport, verify
from tests.judges import FixedSupport

HUBS = (
    "The three hubs opened in June, and parents speak highly of them. Newly qualified staff value the mentoring they "
    "get in their first year. The number of agency staff has halved, although two teams still wait for a manager."
)
SUPPORT = (
    "The duty team responds well to calls at night. Records of visits are detailed, but plans are weak and few of them "
    "say who should act."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The three hubs opened in June.",
        "The number of agency staff has halved.",
        "Newly qualified staff value the mentoring they get in their first year.",
        "the three hubs opened in June",
    ],
)
def test_words_of_the_paragraph_up_to_a_break_pass(claim):
    assert verify(claim, HUBS, authority="inspector judged").supported


def test_a_beginning_that_what_follows_takes_back_is_not_taken_for_a_quotation():
    paragraph = (
        "No visit may be missed except in an emergency. All records were read unless they had been sealed by a court."
    )
    verdict = verify("All records were read.", paragraph)
    assert verdict.reason != "the paragraph says it in these words"


def test_words_put_together_otherwise_are_dropped():
    claim = "Managers of the hubs halved the number of newly qualified staff."
    assert not verify(claim, HUBS, authority="inspector judged", support=TrainedSupport.load()).supported


def test_words_taken_over_and_then_gone_on_with_by_invention_are_dropped():
    claim = "The three hubs opened in June, and parents speak highly of their gardens, libraries and swimming lessons."
    assert not verify(claim, HUBS, authority="inspector judged").supported


@pytest.mark.parametrize("claim", ["The duty team responds slowly to calls at night.", "Plans are strong."])
def test_what_speaks_well_of_something_bad_or_ill_of_something_good_is_dropped(claim):
    assert not verify(claim, SUPPORT, authority="inspector judged", support=TrainedSupport.load()).supported


ROTAS = "Rotas are drawn up by a warden, and the changes made to them are signed off by a matron."


@pytest.mark.parametrize(
    "claim",
    [
        "Every week rotas are put together by a warden.",
        "A few of the rotas are drawn up by a warden.",
        "Rotas are prepared by a warden, and a matron signs off changes.",
    ],
)
def test_against_one_statement_in_another_order_the_network_must_be_surer(claim):
    verdict = verify(claim, ROTAS, authority="inspector judged", support=FixedSupport(-1.5))
    assert "of one another" not in verdict.reason


@pytest.mark.parametrize(
    "claim", ["Rotas are seldom drawn up by a warden.", "Matrons draw up rotas that a warden signs off."]
)
def test_a_word_of_degree_or_an_exchange_is_no_such_statement(claim):
    assert not verify(claim, ROTAS, authority="inspector judged", support=FixedSupport(-1.5)).supported
