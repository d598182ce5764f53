import pytest

from assistant.verification import verify

LIST = (
    "We recommend that, within three months, Dunmere Constabulary: • ensures that custody staff record every request "
    "for accommodation; • agrees a protocol with the council for children who are charged; and • gives detectives "
    "regular supervision."
)
SHOULD = "The force should make sure that custody staff record the reasons for detention."
PLANNED = (
    "The council is in the early stages of introducing a practice model. Training for managers is to begin in May, and "
    "it is anticipated that all teams will use the model within a year."
)
PILOT = "The force expects that cameras will be issued to all officers. It is piloting a new form in two districts."
LAST = "All custody sergeants have had training in the needs of children, the force informed us."
TOLD = "We were told that audits take place every month. Cells were clean."
BOARD = "The council reported to the board in May that 93% of interviews were held within 72 hours."
LEADERS = "Leaders are confident that the new duty system has reduced delay. Staff morale is high."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Custody staff record every request for accommodation.", LIST),
        ("A protocol for children who are charged has been agreed with the council.", LIST),
        ("Detectives get regular supervision.", LIST),
        ("Custody staff record the reasons for detention.", SHOULD),
        ("All teams use the model.", PLANNED),
        ("Training for managers has begun.", PLANNED),
        ("Cameras are issued to all officers.", PILOT),
        ("The new form is used in the force.", PILOT),
        ("All custody sergeants have had training in the needs of children.", LAST),
        ("Audits take place every month.", TOLD),
        ("93% of interviews were held within 72 hours.", BOARD),
        ("The new duty system has reduced delay.", LEADERS),
    ],
)
def test_what_is_reported_asked_or_planned_is_no_fact_in_the_present_either(claim, paragraph):
    assert not verify(claim, paragraph, authority="inspector judged").supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Custody staff should record the reasons for detention.", SHOULD),
        ("Training for managers is to begin in May.", PLANNED),
        ("A new form is being piloted in two districts.", PILOT),
        ("The force says that all custody sergeants have had training in the needs of children.", LAST),
        ("Cells were clean.", TOLD),
        ("Leaders are confident that the new duty system has reduced delay.", LEADERS),
        ("Staff morale is high.", LEADERS),
    ],
)
def test_what_keeps_its_standing_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph, authority="inspector judged")
    assert verdict.supported, verdict.reason


def test_a_procedure_may_be_told_in_the_present():
    paragraph = "The midwife must tell the social worker on the day that labour begins."
    assert verify(
        "The midwife tells the social worker on the day labour begins.", paragraph, authority="procedure says"
    ).supported


ORDER = (
    "Improve the timeliness of visits to children in care. Ensure that managers read every plan before it is agreed."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Managers read every plan before it is agreed.",
        "The council has improved the timeliness of visits to children in care.",
    ],
)
def test_what_a_sentence_orders_is_not_done(claim):
    assert not verify(claim, ORDER, authority="inspector judged").supported


@pytest.mark.parametrize(
    "claim", ["Managers should read every plan before it is agreed.", "Ensure that managers read every plan."]
)
def test_an_order_is_kept_as_an_order(claim):
    assert verify(claim, ORDER, authority="inspector judged").supported


def test_a_noun_that_begins_a_sentence_orders_nothing():
    paragraph = "Increase in referrals from schools has been rapid since the spring."
    assert verify(
        "The increase in referrals from schools has been rapid.", paragraph, authority="inspector judged"
    ).supported


def test_one_half_of_a_claim_may_be_only_reported():
    paragraph = (
        "Supervision takes place each month. The head of service told inspectors that night staff are well supported "
        "and that sickness has fallen. Rotas are fair."
    )
    half = "Supervision takes place each month, and night staff are well supported."
    assert not verify(half, paragraph, authority="inspector judged").supported
    said = "Supervision takes place each month, and the head of service says sickness has fallen."
    assert verify(said, paragraph, authority="inspector judged").supported


def test_a_duty_is_held_against_the_sentence_that_the_claim_rests_on():
    paragraph = (
        "The nurse must tell the duty team the same day and must not wait for the results of tests. Advice may be "
        "asked of the named doctor."
    )
    waits = "The nurse may not wait for test results before telling the duty team."
    assert verify(waits, paragraph, authority="procedure says").supported
    assert not verify("The nurse may tell the duty team the same day.", paragraph, authority="procedure says").supported
