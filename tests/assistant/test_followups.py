import pytest

from assistant.followups import resolve
from ingest.documents import DocumentType
from tests.vectorstore.records import record

LIBRARY = [
    record("Kent", 2017),
    record("Walsall", 2021),
    record("Cambridgeshire", 2024),
    record("Somerset", 2015, DocumentType.REVIEW),
]


def resolved(question, *history):
    return resolve(question, history, documents=LIBRARY).question


def test_first_question_stands_as_it_is():
    assert resolved("What about fathers?") == "What about fathers?"


@pytest.mark.parametrize(
    ("history", "question", "meant"),
    [
        (["How did the 2017 inspection rate Kent's front door?"], "and the evenings team?",
         "and the evenings team? (Kent, 2017)"),
        (["Walsall 2021 - had they sorted out checks on foster carers?"], "and in Kent?",
         "had they sorted out checks on foster carers in Kent?"),
        (["what does the learning say about working with dads"], "what about health visitors?",
         "what does the learning say about working with dads – health visitors?"),
        (["recommendations on return home interviews in Kent"], "same but only after 2018",
         "recommendations on return home interviews in Kent, since 2019?"),
        (["what do reviews say about bruising in babies"], "and what did inspectors find in 2021?",
         "What did inspectors find in 2021 about bruising babies?"),
        (["What went wrong in Walsall in 2021?", "and with foster carers?"], "did they fix it?",
         "did they fix it? (Walsall, 2021)"),
    ],
)  # fmt: skip
def test_follow_up_takes_what_it_lacks_from_the_conversation(history, question, meant):
    assert resolved(question, *history) == meant


def test_new_question_takes_nothing_along():
    question = "What does the learning say about neglect in affluent families?"
    assert resolve(question, ["Kent 2017: custody?"], documents=LIBRARY).background == ""
    assert resolved(question, "Kent 2017: custody?") == question


def test_year_is_not_carried_to_an_area_without_a_document_of_it():
    assert resolved("and how about Cambridgeshire's workers?", "Kent 2017: custody?").endswith("workers?")


def test_topic_leant_on_counts_in_the_background():
    found = resolve(
        "How did that affect them?", ["Has Cambridgeshire stopped sharing its leadership?"], documents=LIBRARY
    )
    assert "leadership" in found.background
    assert found.question == "How did that affect them? (Cambridgeshire)"
