"""Fractions, ratios, changes and seasons of a claim beside their false twins."""

import pytest

from assistant.verification import verify
from assistant.verification.numbers import number_conflict

CASES = (
    "Of the 75 cases we examined, 17 were good, 33 required improvement and 25 were inadequate. Delay was the "
    "commonest fault: in 14 investigations there had been no activity."
)
AUDIT = (
    "An audit of 40 missed appointments found that the telephone call was recorded in 31 cases, but in only 19 was "
    "there evidence that the GP had been told."
)
YEAR = (
    "Reports of missing children fell by 31% between 2017 and 2018. We receive about 60% of the interview reports. "
    "Completed neglect profiles rose from 31 to 96, and 418 practitioners were trained in two years. The policy was "
    "changed in April 2021, and an audit in November found gaps in recording. In the last year 23 concerns were "
    "raised, of which 14 led to an enquiry. Supervision was recorded in 24 of 30 files."
)


@pytest.mark.parametrize(
    ("true", "false", "paragraph"),
    [
        ("A third of the cases were inadequate.", "A third of the cases were good.", CASES),
        ("Nearly a quarter of the cases were good.", "Over a quarter of the cases were good.", CASES),
        (
            "Fewer than half of the cases required improvement.",
            "More than half of the cases required improvement.",
            CASES,
        ),
        ("A third of cases were inadequate.", "In a third of cases there was delay.", CASES),
        ("The GP had been told in fewer than half of the 40 cases.", "The GP had been told in over half.", AUDIT),
        (
            "The call was recorded in more than three quarters of cases.",
            "The call was recorded in fewer than half.",
            AUDIT,
        ),
        ("Reports of missing children fell by nearly a third.", "Reports of missing children fell by a half.", YEAR),
        ("It receives three in five interview reports.", "It receives two in three interview reports.", YEAR),
        ("Completed neglect profiles tripled.", "Completed neglect profiles doubled.", YEAR),
        ("More than 400 practitioners were trained.", "Nearly 400 practitioners were trained.", YEAR),
        ("Over two years practitioners were trained.", "Training practitioners took over two years.", YEAR),
        ("The policy was changed in spring 2021.", "An audit in spring 2021 found gaps in recording.", YEAR),
        ("The policy was changed in spring.", "The policy was changed in the autumn.", YEAR),
        ("14 of the 23 concerns led to an enquiry.", "14 of the 30 concerns led to an enquiry.", YEAR),
        (
            "Supervision was recorded in all but six of the 30 files.",
            "Supervision was recorded in all but 24 of the 30 files.",
            YEAR,
        ),
    ],
)
def test_a_number_said_otherwise_is_told_from_a_false_one(true, false, paragraph):
    assert number_conflict(true, paragraph) is None
    assert number_conflict(false, paragraph) is not None


@pytest.mark.parametrize(
    "claim",
    [
        "Most of the cases required improvement.",
        "Most of the cases examined were good.",
        "All cases examined were good.",
    ],
)
def test_a_word_of_extent_that_the_figures_do_not_bear_is_dropped(claim):
    assert not verify(claim, CASES).supported


def test_most_is_said_of_more_than_half():
    paragraph = "Liaison meetings with health visitors are held monthly in 22 of the 27 practices in the district."
    assert verify("Liaison meetings with health visitors are held monthly in most practices.", paragraph).supported
    assert not verify("Liaison meetings with health visitors are held monthly in a few practices.", paragraph).supported


def test_an_ordinal_week_may_be_numbered():
    paragraph = "The assessment must begin by the twentieth week and end by the thirtieth."
    assert number_conflict("The assessment begins by week twenty and ends by week thirty.", paragraph) is None
    assert number_conflict("The assessment begins by week ten.", paragraph) is not None


def test_a_year_of_the_event_is_not_taken_for_the_date_of_the_source():
    paragraph = "The practice had noted possible dementia in 2017, and its letter was filed."
    assert verify("In 2017 the practice noted possible dementia, and its letter was filed.", paragraph).score > 0
    assert not verify("In 2015 the practice noted possible dementia, and its letter was filed.", paragraph).supported
