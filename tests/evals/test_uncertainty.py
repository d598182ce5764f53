import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.uncertainty import estimate, paired_difference


def each_alone(values):
    return {case: case for case in values}


def test_no_value_is_neither_nought_nor_one():
    found = estimate({}, {})
    assert (found.mean, found.n, found.low, found.high) == (None, 0, None, None)


def test_one_document_has_no_interval():
    found = estimate({"a": 0.2, "b": 0.8}, {"a": "x", "b": "x"})
    assert (found.mean, found.n, found.clusters, found.low) == (0.5, 2, 1, None)


def test_the_interval_is_that_of_a_binomial_where_cases_are_independent():
    values = {str(number): float(number < 50) for number in range(100)}
    found = estimate(values, each_alone(values))
    assert found.mean == 0.5
    assert found.low == pytest.approx(0.402, abs=0.02)  # 0.5 ± 1.96 √(0.25 / 100)
    assert found.high == pytest.approx(0.598, abs=0.02)


def test_cases_of_one_document_that_agree_widen_the_interval():
    values = {str(number): float(number < 50) for number in range(100)}
    by_tens = {case: str(int(case) // 10) for case in values}
    alone, together = estimate(values, each_alone(values)), estimate(values, by_tens)
    assert together.mean == alone.mean
    assert together.high - together.low > 2.5 * (alone.high - alone.low)  # √10 in the limit


def test_twenty_five_successes_do_not_prove_certainty():
    values = {str(number): 0.0 for number in range(25)}
    found = estimate(values, each_alone(values))
    assert (found.mean, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(0.1332, abs=1e-3)  # Wilson: z² / (n + z²)


def test_a_paired_difference_takes_out_what_the_questions_have_in_common():
    before = {str(number): number / 100 for number in range(100)}
    after = {case: value + 0.01 for case, value in before.items()}
    found = paired_difference(after, before, each_alone(before))
    assert found.mean == pytest.approx(0.01)
    assert (found.low, found.high) == (pytest.approx(0.01), pytest.approx(0.01))


def test_only_shared_cases_are_paired():
    found = paired_difference({"a": 1.0, "b": 1.0}, {"b": 0.0, "c": 0.5}, {"a": "a", "b": "b"})
    assert (found.mean, found.n) == (1.0, 1)


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.floats(0, 1), min_size=2, max_size=30))
def test_the_mean_lies_within_its_interval_and_is_the_same_twice(values):
    clusters = {case: case[0] for case in values}
    found = estimate(values, clusters)
    assert found == estimate(dict(reversed(values.items())), clusters)
    if found.low is not None:
        assert found.low - 1e-9 <= found.mean <= found.high + 1e-9
