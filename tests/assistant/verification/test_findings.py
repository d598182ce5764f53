"""A claim may say that inspectors found or liked what their own report states."""

import pytest

from assistant.verification import verify

REPORT = (
    "All new cases are assessed by a nurse and a teacher together, which is good practice. Joint visits have led to "
    "more referrals from nurseries. Written agreements are too long, and some parents do not understand them."
)


@pytest.mark.parametrize(
    "claim",
    [
        "All new cases are assessed by a nurse and a teacher together, which inspectors regarded as good practice.",
        "Inspectors saw the assessment of all new cases by a nurse and a teacher together as good practice.",
        "All new cases are assessed by a nurse and a teacher together, which inspectors welcomed.",
        "Inspectors noted that joint visits have led to more referrals from nurseries.",
        "Joint visits have led to more referrals from nurseries, inspectors noted.",
        "All new cases are assessed together, but inspectors also saw some written agreements that are too long.",
        "Inspectors criticised written agreements that are too long.",
    ],
)
def test_inspectors_may_be_named_in_their_own_report(claim):
    verdict = verify(claim, REPORT, authority="inspector judged")
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("claim", "authority"),
    [
        (
            "Inspectors criticised that all new cases are assessed by a nurse and a teacher together.",
            "inspector judged",
        ),
        ("Inspectors praised written agreements that are too long.", "inspector judged"),
        ("Inspectors welcomed fewer referrals from nurseries after joint visits.", "inspector judged"),
        ("Joint visits have led to more referrals from nurseries, which inspectors welcomed.", "agency reported"),
        ("Joint visits have led to more referrals from nurseries, which inspectors welcomed.", "review found"),
    ],
)
def test_inspectors_did_not_do_what_the_report_does_not_bear_out(claim, authority):
    assert not verify(claim, REPORT, authority=authority).supported


def test_what_others_told_inspectors_is_not_what_they_found():
    told = "Leaders told inspectors that the helpline has cut waiting times."
    assert not verify(
        "Inspectors noted that the helpline has cut waiting times.", told, authority="inspector judged"
    ).supported
    assert verify("Leaders say that the helpline has cut waiting times.", told, authority="inspector judged").supported
