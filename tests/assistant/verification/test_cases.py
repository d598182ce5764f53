"""Claims that widen one case, a narrow group or a part, beside true ones of the same words."""

import pytest

from assistant.verification import verify

PHONES = "Delays were common in examining devices, with one phone waiting 11 months. Staff are experienced."
CUSTODY = "In one suite, a boy waited nine hours before his mother was told that he had been arrested."
BRUISES = "This procedure applies to any bruise on a baby who cannot yet crawl."
DISCUSSIONS = (
    "Discussions are held after the third episode, and in most of the cases seen, these led to changes in the plan."
)
ASKED = "The probation service knew of his drinking but was not asked to contribute to the assessment."
TOOLS = (
    "The partnership should review how screening tools are handled, so that each is followed by a recorded decision."
)
AUDITS = "The same weaknesses recur from one audit to the next, and audits are moderated."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("One phone waited 11 months to be examined.", PHONES),
        ("The procedure applies to any bruise on a baby who cannot yet crawl.", BRUISES),
        ("In most cases seen, discussions led to changes in the plan.", DISCUSSIONS),
        ("Probation was never asked to contribute to the assessment.", ASKED),
        ("Every screening tool should be followed by a recorded decision.", TOOLS),
        ("The same weaknesses recur in audits.", AUDITS),
    ],
)
def test_what_says_no_more_breaks_no_rule(claim, paragraph):
    authority = "review recommended" if paragraph is TOOLS else None
    verdict = verify(claim, paragraph, authority=authority)
    assert verdict.score > 0, verdict.reason


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Phones wait 11 months to be examined.", PHONES),
        ("Mothers wait nine hours to be told that their boy has been arrested.", CUSTODY),
        ("The procedure applies to any bruise on any child.", BRUISES),
        ("Each discussion after a third episode led to changes in the plan.", DISCUSSIONS),
        ("Probation services are never asked to contribute to assessments.", ASKED),
    ],
)
def test_what_makes_a_rule_of_less_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported
