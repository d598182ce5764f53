"""Claims on something of which their paragraph does not speak, and claims that make a rule of examples."""

import pytest

from assistant.verification import verify

ADVISERS = "Care leavers value their advisers, who help them with applications and visit them regularly at home."
TEETH = "Checks of children's teeth are up to date, and nurses visit homes to help children who feel low in mood."
MATCHES = "Inspectors saw examples of gardens being shared by tenants. Wardens plan repairs with care."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Care leavers are helped with work experience by their advisers.", ADVISERS),
        ("Advisers visit care leavers and help them with mental health.", ADVISERS),
        ("Nurses visit homes to help children with immunisations.", TEETH),
        ("Gardens are shared by tenants.", MATCHES),
    ],
)
def test_a_topic_of_its_own_or_a_rule_made_of_examples_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph, authority="inspector judged").supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Advisers visit care leavers regularly and help with applications.", ADVISERS),
        ("Dental checks of children are up to date.", TEETH),
        ("Inspectors saw gardens that tenants share.", MATCHES),
        ("Repairs are planned with care by wardens.", MATCHES),
    ],
)
def test_the_same_topic_in_another_word_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph, authority="inspector judged")
    assert verdict.supported, verdict.reason


def test_the_topic_is_named():
    verdict = verify("Nurses visit homes to help children with immunisations.", TEETH)
    assert "immunisations" in verdict.reason
