"""What is planned, worked for or meant is no fact; a claim that keeps it so is kept."""

import pytest

from assistant.verification import verify

WORKING = (
    "Short breaks are valued by families. The authority is currently working with parents and charities to increase "
    "the number of short breaks at weekends for children with autism who live in the north of the county."
)
REVIEWING = (
    "Few carers know about the allowance. Senior managers are also reviewing how to improve carers' knowledge of the "
    "allowance."
)
THIS = (
    "Foster carers meet every month. However, young people's presence at the scrutiny panel is very limited. Leaders "
    "have recognised this and have suitable plans in place to address this before the summer."
)
AIMS = (
    "A single point of contact, together with a shorter referral form, aims to speed up schools' answers to young "
    "carers. A large programme of training for every other service is planned for next year."
)
INVESTMENT = (
    "Leaders have secured investment to enlarge the mentoring scheme for care leavers. Mentors are well trained."
)
ONLY_JUST = "The board is only just developing a strategy on gangs. Its audits are thorough."
FOCUS = "Supervision has a clear focus on improving weaker safety plans, so that they are specific and up to date."
FALL = "Caseloads in the two duty teams are high, and leaders expect these to fall once the new staff start."
LAST = "Forty visits are late, with anticipated completion of all late visits by March 2021."
ACTION = "Action by leaders to improve the hours of night staff is having a good effect on sickness."
STAGE = "Leaders involved the legal team at an early stage, making sure that every option for the brothers was weighed."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Children with autism in the north of the county now have more short breaks at weekends.", WORKING),
        ("The authority has established more short breaks at weekends with parents and charities.", WORKING),
        ("A review by senior managers has improved carers' knowledge of the allowance.", REVIEWING),
        ("Young people now attend the scrutiny panel.", THIS),
        ("Leaders put right young people's limited presence at the scrutiny panel.", THIS),
        ("Training for every other service has been carried out, and schools now answer young carers faster.", AIMS),
        ("Care leavers now have a larger mentoring scheme.", INVESTMENT),
        ("The board has a strategy on gangs.", ONLY_JUST),
        ("Weaker safety plans have been improved and are now specific and up to date.", FOCUS),
        ("Caseloads in the two duty teams have fallen.", FALL),
        ("All late visits had been completed by March 2021.", LAST),
    ],
)
def test_what_is_aimed_at_is_not_done(claim, paragraph):
    assert not verify(claim, paragraph, authority="inspector judged").supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("The authority is working with parents to increase the number of short breaks at weekends.", WORKING),
        ("Families value short breaks.", WORKING),
        ("Senior managers are reviewing how carers' knowledge of the allowance could be improved.", REVIEWING),
        ("Young people's presence at the scrutiny panel is very limited.", THIS),
        ("Leaders have plans in place to address young people's limited presence at the scrutiny panel.", THIS),
        ("Leaders have secured investment for the mentoring scheme for care leavers.", INVESTMENT),
        ("Mentors are well trained.", INVESTMENT),
        ("A strategy on gangs is being developed by the board.", ONLY_JUST),
        ("Caseloads in the two duty teams are high, though leaders expect these to fall.", FALL),
        ("It was anticipated that all late visits would be completed by March 2021.", LAST),
        ("Leaders' action to improve the hours of night staff has had a good effect on sickness.", ACTION),
        ("The legal team was involved early, and every option for the brothers was weighed.", STAGE),
    ],
)
def test_what_stays_an_aim_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph, authority="inspector judged")
    assert verdict.supported, verdict.reason


def test_a_need_or_a_question_is_no_request_that_was_met():
    order = "Ensure that councillors have direct contact with the chair of the board."
    needed = "Councillors need direct contact with the chair of the board."
    assert verify(needed, order, authority="inspector judged").supported
    for done in (
        "Councillors have direct contact with the chair of the board.",
        "Councillors whose need is greatest have direct contact with the chair of the board.",
    ):
        assert not verify(done, order, authority="inspector judged").supported
    whether = "Criteria for whether a child should get a grant are clear, and staff know these well."
    assert verify("The criteria for a child to get a grant are clear.", whether, authority="inspector judged").supported


def test_what_an_agency_expects_of_itself_is_kept_as_its_own_word():
    paragraph = "These changes will help the Force to share details of missing children within an hour."
    claim = "The force expects these changes to help it to share details of missing children within an hour."
    assert verify(claim, paragraph, authority="agency reported").supported
    done = "The force shares details of missing children within an hour."
    assert not verify(done, paragraph, authority="agency reported").supported
