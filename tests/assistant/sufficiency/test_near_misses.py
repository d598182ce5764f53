"""Near misses of each kind are declined, and questions like them that the documents answer are answered."""

import pytest

from assistant.answers import AnswerStatus

ANSWERED = {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED}
ANSWERABLE = {
    "a figure": "How many practitioners took part in the learning events on Baby R?",
    "a length of time": "How long did Kit's reduced timetable last?",
    "a name": "Who was the lead reviewer of the review on Baby R?",
    "a finding": "What did the review on Kit say about his mother's notebook?",
    "a recommendation": "What did the review on Baby R recommend about professional disagreements?",
    "an addressee": "What did the review on Baby R recommend to Corvenshire County Council?",
    "a reason": "Why could the health visitor not challenge the decision about Baby R's bruise?",
    "a step": "Who should meet at stage 3 of the escalation procedure of 2019?",
    "a topic": "What does the learning say about bruises on babies?",
    "a typing error": "What did the review on Kit say about bereavment?",
}
NEAR_MISSES = {
    "a figure": "How many photographs of Baby R did the police take?",
    "a sum": "How much money did the Partnership spend on the review of Kit?",
    "a length of time": "How many months did Kit spend in a children's home?",
    "a name": "Who was the mayor when the review on Kit was published?",
    "a thing with a name": "Which football club did Kit play for?",
    "a finding": "What did the review on Kit say about gambling?",
    "a recommendation": "What did the review on Baby R recommend about water safety?",
    "an addressee": "What did the review on Baby R recommend to the fire and rescue service?",
    "a reason": "Why did Kit's aunt move to Scotland?",
    "a topic": "What does the learning say about acid attacks?",
}


@pytest.mark.parametrize("question", ANSWERABLE.values(), ids=ANSWERABLE.keys())
def test_what_the_documents_say_is_answered(assistant, question):
    assert assistant.answer(question).status in ANSWERED


@pytest.mark.parametrize("question", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_they_nearly_say_is_not(assistant, question):
    answer = assistant.answer(question)
    assert answer.status is AnswerStatus.NO_EVIDENCE
    assert not answer.claims
    assert 1 <= len(answer.evidence) <= 3


def test_the_message_says_what_was_looked_for_and_where_it_came_near(assistant):
    message = assistant.answer("What did the review on Kit say about gambling?").message
    assert "“gambling”" in message
    assert "Kit (2021)" in message


def test_the_message_says_that_no_recommendation_is_addressed_to_whom_is_asked_about(assistant):
    answer = assistant.answer("What did the review on Baby R recommend to the fire and rescue service?")
    assert "No recommendation found is addressed to" in answer.message


def test_the_message_says_which_kind_of_thing_is_not_told(assistant):
    answer = assistant.answer("How much money did the review on Kit cost?")
    assert answer.status is AnswerStatus.NO_EVIDENCE
    assert "Kit (2021)" in answer.message
