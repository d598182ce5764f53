import pytest

from assistant.verification.numbers import number_conflict
from assistant.verification.quantities import quantities


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("twenty-three children", "count", 23),
        ("1,200 contacts", "count", 1200),
        ("a third of plans", "percent", 33),
        ("12%", "percent", 12),
        ("nine per cent", "percent", 9),
        ("three weeks", "days", 21),
        ("a fortnight", "days", 14),
        ("section 47", "label", 47),
        ("in 2019", "year", 2019),
        ("2015-16", "year", 2015),
        ("£1.5 million", "money", 1_500_000),
        ("the second meeting", "ordinal", 2),
        ("visits were weekly", "every", 7),
        ("halved", "times", 0.5),
    ],
)
def test_a_quantity_is_read(text, measure, value):
    (found,) = quantities(text)
    assert (found.measure, found.value) == (measure, value)


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("A quarter of schools replied.", "Of 48 schools, 25% replied."),
        ("Nine in ten agreed.", "90% agreed."),
        ("It took a year.", "It took twelve months."),
        ("Fewer than half took place.", "Only 46% took place."),
        ("Key stages 2 and 4 improved.", "Results at key stage 2 and key stage 4 improved."),
        ("Both children were seen.", "The two children were seen."),
        ("Four of the five were published.", "Five reviews ended, of which four were published."),
        ("Visits took place every month.", "Visits were monthly."),
    ],
)
def test_the_same_number_in_other_words_is_no_conflict(claim, paragraph):
    assert number_conflict(claim, paragraph) is None


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("It took two months.", "It took two weeks."),
        ("At most six children were seen.", "At least six children were seen."),
        ("More than 20 children were seen.", "20 children were seen."),
        ("Two thirds agreed.", "A third agreed."),
        ("Thirty schools replied.", "Of 48 schools, 12 replied, and 30 children were seen."),
        ("It ended in June 2016.", "It ended in July 2016."),
        ("Visits took place every week.", "Visits were monthly."),
        ("One in three agreed.", "One in five agreed."),
        ("The second contact was closed.", "The third contact was closed."),
    ],
)
def test_another_number_is_a_conflict(claim, paragraph):
    assert number_conflict(claim, paragraph) is not None
