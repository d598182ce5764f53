import pytest

from assistant.verification import verify

REPORTED = "agency reported"
JUDGED = "inspector judged"
WE = (
    "We have trained 340 midwives in routine enquiry. Our audit of 40 records found that the question was recorded in "
    "31. The council has asked us to repeat the audit, and two ward managers have not yet been trained."
)
NAMED = "The trust has trained 340 midwives in routine enquiry. Ward managers have not yet been trained."


@pytest.mark.parametrize(
    "claim",
    [
        "The trust reports that it has trained 340 midwives in routine enquiry.",
        "According to the trust, its audit of 40 records found that the question was recorded in 31.",
        "The trust's audit, it reports, found that the question was recorded in 31 of 40 records.",
        "It has trained 340 midwives in routine enquiry, the trust says.",
    ],
)
def test_the_agency_that_reports_may_be_named_in_general_words(claim):
    verdict = verify(claim, WE, authority=REPORTED)
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("340 midwives have been trained in routine enquiry.", WE),
        ("The trust reports that it has trained 430 midwives in routine enquiry.", WE),
        ("The trust reports that the council has trained 340 midwives in routine enquiry.", WE),
        ("The review found that 340 midwives have been trained in routine enquiry.", WE),
        ("Inspectors found that 340 midwives have been trained in routine enquiry.", WE),
        ("The police report that they have trained 340 midwives in routine enquiry.", NAMED),
    ],
)
def test_another_speaker_or_none_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph, authority=REPORTED).supported


def test_inspectors_may_be_said_to_have_found_what_their_report_says():
    paragraph = "Cells were clean. Appropriate adults arrived on average after seven hours, which is too long."
    kept = verify("Inspectors found that cells were clean.", paragraph, authority=JUDGED)
    assert kept.supported, kept.reason
    assert not verify("The force reports that cells were clean.", paragraph, authority=JUDGED).supported
    assert not verify("Inspectors found that cells were dirty.", paragraph, authority=JUDGED).supported


def test_a_recommendation_may_be_told_as_one():
    paragraph = "The board should check 30 records of bruising in a year's time."
    claim = "It was recommended that the board check 30 records of bruising in a year's time."
    kept = verify(claim, paragraph, authority="review recommended")
    assert kept.supported, kept.reason
    assert not verify(claim.replace("30", "40"), paragraph, authority="review recommended").supported
    assert not verify("The board checked 30 records of bruising.", paragraph, authority="review recommended").supported
