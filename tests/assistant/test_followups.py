import pytest

from assistant.followups import resolve
from ingest.documents import DocumentType
from tests.vectorstore.records import record

LIBRARY = [
    record("Kent", 2017),
    record("Walsall", 2021),
    record("Cambridgeshire", 2024),
    record("Somerset", 2015, DocumentType.REVIEW),
    record("Somerset", 2016, DocumentType.REVIEW, "Baby P"),
    record("Somerset", 2020, DocumentType.REVIEW, "Ms K"),
]

TIMES = {
    "another area": (["Walsall 2021 - had they sorted out checks on foster carers?"], "and in Kent?",
                     "had they sorted out checks on foster carers in Kent?"),
    "years as a limit": (["recommendations on return home interviews in Kent"], "same but only after 2018",
                         "recommendations on return home interviews in Kent, since 2019?"),
    "which of these": (["Which councils were told to improve fostering?"], "which of these are since 2018",
                       "Which councils were told to improve fostering, since 2018?"),
    "another year in its place": (["What did Kent's inspection say about neglect in 2014?"], "and in 2017?",
                                  "What did Kent's inspection say about neglect in 2017?"),
    "another month in its place": (["How many visits were late by March 2020?"], "and by June 2021?",
                                   "How many visits were late by June 2021?"),
    "no area": (["What did inspectors say about neglect in Kent?"], "and in all other areas?",
                "What did inspectors say about neglect?"),
    "no time": (["recommendations on fostering since 2018"], "same for any year", "recommendations on fostering?"),
    "an edition": (["How long is stage 3 in the complaints procedure of 2024?"], "and in the earlier version?",
                   "How long is stage 3 in the complaints procedure, earlier version?"),
}  # fmt: skip
WHO = {
    "a team of the same report": (["How did the 2017 inspection rate Kent's front door?"], "and the evenings team?",
                                  "and the evenings team? (Kent, 2017)"),
    "an agency beside a topic": (["what does the learning say about working with dads"], "what about health visitors?",
                                 "what does the learning say about health visitors and working with dads?"),
    "an agency for another": (["What did the review on Ms K ask of the police?"], "and of midwives?",
                              "What did the review on Ms K ask of the midwives?"),
    "another review": (["What did the review on Baby P find about records?"], "same for Ms K",
                       "What did the review on Ms K find about records?"),
    "a source with its own verb": (["what do reviews say about bruising in babies"],
                                   "and what did inspectors find in 2021?",
                                   "What did inspectors find in 2021 about bruising babies?"),
    "a source alone": (["What does the learning say about hoarding?"], "just the procedures please",
                       "What do the procedures say about hoarding?"),
}  # fmt: skip
WHAT = {
    "a pronoun in the same place": (["What went wrong in Walsall in 2021?", "and with foster carers?"],
                                    "did they fix it for babies?", "did they fix it for babies? (Walsall, 2021)"),
    "what was done": (["What did the review on Ms K recommend about repairs?"], "did they do that?",
                      "What progress has been reported on this: what did the review on Ms K recommend about repairs?"),
    "recommended before": (["What did inspectors say about custody in Kent?"], "has this been recommended before?",
                           "What has been recommended about custody?"),
    "why": (["What did the 2021 Walsall inspection say about custody?"], "why?",
            "What did the 2021 Walsall inspection say about custody – why?"),
    "what was not": (["Which recommendations on repairs were tested?"], "which ones not?",
                     "Which recommendations on repairs were tested – and which not?"),
    "the same case": (["What did the review on Ms K find about the fire?"], "who rang the landlord?",
                      "who rang the landlord? (Ms K)"),
    "that, an event": (["Why did the review on Ms K criticise late repairs?"], "how did that affect her health?",
                       "how did that affect her health? (criticise late repairs, Ms K)"),
}  # fmt: skip


def resolved(question, *history):
    return resolve(question, history, documents=LIBRARY).question


def test_first_question_stands_as_it_is():
    assert resolved("What about fathers?") == "What about fathers?"


@pytest.mark.parametrize(("history", "question", "meant"), (TIMES | WHO | WHAT).values(), ids=TIMES | WHO | WHAT)
def test_follow_up_takes_what_it_lacks_from_the_conversation(history, question, meant):
    assert resolved(question, *history) == meant


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Kent 2017: custody?", "What does the learning say about neglect in affluent families?"),
        ("What did the review on Ms K find about the fire?", "Which councils were told to improve fostering?"),
        ("What did the review on Ms K find about the fire?", "What do reviews say about self-neglect?"),
        ("What did the review on Ms K find about the fire?", "What did the review on Baby P find about sleep?"),
    ],
)
def test_new_question_takes_nothing_along(earlier, question):
    found = resolve(question, [earlier], documents=LIBRARY)
    assert (found.question, found.background) == (question, "")


def test_year_is_not_carried_to_an_area_without_a_document_of_it():
    assert resolved("and how about Cambridgeshire's workers?", "Kent 2017: custody?").endswith("workers?")


def test_topic_leant_on_counts_in_the_background():
    found = resolve(
        "How did they explain themselves to carers?",
        ["Has Cambridgeshire stopped sharing its leadership with Peterborough?"],
        documents=LIBRARY,
    )
    assert {"leadership", "peterborough"} <= set(found.background.split())
    assert found.question == "How did they explain themselves to carers? (Cambridgeshire)"
