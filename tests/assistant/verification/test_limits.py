"""Claims that leave out how few a paragraph speaks of, beside true ones of the same words."""

import pytest

from assistant.verification import verify

SUPERVISION = (
    "Supervision takes place monthly. However, for some social workers, notes of it are copied from the month before."
)
CARERS = "A small number of carers have waited for training, but many have attended several courses this year."
HOMES = "Too many assessments of kinship homes drift. The majority of reports to panel are clear."
CHAIRS = "Reminders are not sent consistently, and chairs wait for replies. Parents attend most meetings."
ADVICE = "In a small number of cases, the letters that advisers send to tenants lack dates and names."
OFFICERS = "Wardens across the nine hostels work closely with landlords and nurses."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Notes of supervision are copied from the month before.", SUPERVISION),
        ("Carers have waited for training.", CARERS),
        ("Carers have attended several courses this year.", CARERS),
        ("Assessments of kinship homes drift.", HOMES),
        ("Drift in assessments of kinship homes is widespread.", HOMES.replace("Too many", "A few")),
        ("Reminders are sent consistently.", CHAIRS),
        ("Letters that advisers send to tenants lack dates and names.", ADVICE),
        ("Letters that advisers send to tenants generally lack dates and names.", ADVICE),
    ],
)
def test_a_part_made_all_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph, authority="inspector judged").supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("For some social workers, notes are copied from the month before.", SUPERVISION),
        ("A few carers have waited for training.", CARERS),
        ("Many have attended several courses this year.", CARERS),
        ("Most reports to panel are clear.", HOMES),
        ("Reminders are not always sent.", CHAIRS),
        ("In a few cases, letters that advisers send to tenants lack dates.", ADVICE),
        ("Wardens in all nine hostels work closely with landlords and nurses.", OFFICERS),
    ],
)
def test_a_part_said_of_a_part_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph, authority="inspector judged")
    assert verdict.supported, verdict.reason


def test_all_of_a_number_that_the_paragraph_does_not_give_is_dropped():
    claim = "Wardens in all twelve hostels work closely with landlords and nurses."
    assert not verify(claim, OFFICERS, authority="inspector judged").supported
