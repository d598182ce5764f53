"""Questions for every recommendation, asked of the assistant."""

import pytest

from assistant.answers import AnswerStatus
from assistant.breadth import asks_for_every
from assistant.render import to_markdown
from assistant.service import Assistant
from vectorstore.query import understand

EVERY = (
    "Has this been recommended before?",
    "list all recommendations about supervision",
    "Which areas were told to improve return home interviews?",
    "all recommendations for health visitors since 2018",
    "What recommendations have been made to schools?",
    "who's been told to sort out supervision",
    "Recommendations on liaison meetings, please.",
    "What was recommended about missing children?",
)
NOT_EVERY = (
    "What did the review on Child K recommend about school?",
    "Which recommendation on Child K was not tested?",
    "Which recommendations are still outstanding?",
    "What does the learning say about supervision?",
    "How many return home interviews were late?",
)


@pytest.fixture(scope="module")
def assistant(library):
    return Assistant(library)


@pytest.mark.parametrize("question", EVERY)
def test_a_question_for_every_recommendation_is_recognised(library, question):
    assert asks_for_every(understand(question, documents=library.documents()))


@pytest.mark.parametrize("question", NOT_EVERY)
def test_other_questions_are_not(library, question):
    assert not asks_for_every(understand(question, documents=library.documents()))


def test_all_that_fit_are_listed_and_counted(assistant):
    answer = assistant.answer("What has been recommended about return home interviews?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.message.startswith("Looked at 7 recommendations in 3 documents: 2 of them, in 1 document, fit. ")
    assert [one.paragraph for one in answer.citations] == ["1", "3"]
    assert all(claim.text == one.quote for claim, one in zip(answer.claims, answer.citations, strict=True))
    coverage = answer.to_json()["coverage"]
    assert (coverage["looked_at"], coverage["chosen"], coverage["documents_speaking"]) == (7, 2, 1)


def test_later_progress_is_dated_beside_the_recommendation(assistant):
    answer = assistant.answer("list all recommendations about telling the council of a missing child found")
    noted = {one.paragraph: one.currency for one in answer.citations}
    assert noted["1"].startswith("Reported later, March 2021: Corvenshire, Child K, 2021")
    assert "Reported later" in to_markdown(answer)


def test_this_is_what_was_spoken_of(assistant):
    answer = assistant.answer(
        "has this been recommended before?", history=["What does the learning say about supervision?"]
    )
    assert [one.quote for one in answer.citations] == ["Ensure that social workers receive regular supervision."]


def test_where_none_fits_nothing_is_listed(assistant):
    answer = assistant.answer("list all recommendations about hoarding")
    assert answer.claims == ()
    assert "Looked at 7 recommendations in 3 documents: none of them fits." in answer.notes
    assert answer.status is AnswerStatus.NO_EVIDENCE
