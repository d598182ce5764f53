"""What kind of thing is asked for, and which sentences tell one."""

import pytest

from assistant.sufficiency.asked import Thing, asked, tells
from assistant.sufficiency.premises import is_contrary, is_topic
from ingest.documents import DocumentType, Kind


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How much did the review cost?", Thing.SUM),
        ("What proportion of children were seen?", Thing.SHARE),
        ("How old was the baby?", Thing.AGE),
        ("How long did the assessment take?", Thing.SPAN),
        ("How many reviews were held?", Thing.COUNT),
        ("Who chaired the panel?", Thing.PERSON),
        ("Which hospital was it?", Thing.NAMED),
        ("When was the report published?", Thing.DATE),
        ("Why was the call not recorded?", Thing.REASON),
        ("What are the steps to take?", Thing.STEPS),
        ("What did the review say about fathers?", None),
    ],
)
def test_kind_of_thing_asked_for(question, thing):
    found = asked(question)
    assert (found.thing if found else None) is thing


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("How much did it cost?", "It cost £4,000.", "It took four months."),
        ("What share was seen alone?", "Nine in 60% of homes.", "They were seen alone."),
        ("How old was he?", "He was fourteen.", "He lived with his aunt."),
        ("How long did it take?", "It took nine months.", "It was late."),
        ("Who was the chair?", "The chair was Solomon Frost.", "The chair was new to the Board."),
        (
            "Which hospital treated her?",
            "She was taken to Dunmarrow General Hospital.",
            "The hospital was kind to her.",
        ),
        ("When was it held?", "It was held in March 2019.", "It was held at the town hall."),
        ("Why was it closed?", "It was closed because nobody came.", "It was closed."),
    ],
)
def test_a_sentence_tells_it_or_does_not(question, told, not_told):
    wanted = asked(question)
    assert wanted is not None
    assert tells(wanted, told, (), DocumentType.REVIEW)
    assert not tells(wanted, not_told, (), DocumentType.REVIEW)


def test_a_number_that_the_question_brings_along_tells_nothing():
    wanted = asked("How many of the 18 children had one?")
    assert wanted is not None
    assert not tells(wanted, "Inspectors looked at 18 children.", (), DocumentType.INSPECTION)
    assert tells(wanted, "Of 18 children, 6 had one.", (), DocumentType.INSPECTION)


def test_steps_are_told_by_procedures():
    wanted = asked("What are the steps for a referral?")
    assert wanted is not None
    assert tells(wanted, "Ring the hub.", (), DocumentType.PROCEDURE)
    assert not tells(wanted, "Ring the hub.", (), DocumentType.INSPECTION)


def test_blame_asked_of_what_is_praised_is_contrary():
    praised = [("The nurse was calm and persistent.", Kind.GOOD_PRACTICE)]
    assert is_contrary("Why did the review criticise the nurse?", praised)
    assert not is_contrary("Why did the review praise the nurse?", praised)


def test_a_bare_subject_is_a_topic():
    assert is_topic("hidden fathers, key messages")
    assert not is_topic("Who saw the bruise?")
