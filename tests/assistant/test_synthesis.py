"""Answers from many documents: counted, spread over documents, with what came later and what differs."""

import json

import pytest

from assistant.answers import AnswerStatus
from assistant.breadth import asks_of_many
from assistant.leanings import leaning
from assistant.render import to_markdown
from assistant.service import Assistant
from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library
from vectorstore.query import understand

SUPERVISION = "What does the learning say about supervision?"
INSPECTIONS = {
    f"{area}/inspection {year}.md": f"""# Inspection of children's services in {area}

Published 4 March {year}

## Findings

1. {finding}
2. Children in the area like their school and their football club.
"""
    for area, year, finding in (
        ("Corvenshire", 2018, "Supervision of social workers is not effective."),
        ("Carrowick", 2019, "Supervision of social workers is effective and timely."),
        ("Harrowmere", 2020, "Supervision of social workers takes place each month."),
        ("Lowmoor", 2021, "Supervision of social workers is recorded by managers."),
        ("Threeford", 2022, "Supervision of social workers is recorded on the system."),
        ("Quillham", 2023, "Supervision of social workers is held in a quiet room.\n1. Supervision is long."),
    )
}
REPORT = {
    "Corvenshire/child k progress report 2016.md": """# Child K: progress report, June 2016

## Progress since the review

The council reports that supervision of social workers is now regular.
"""
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A library of six inspections, a progress report, and a document on something else."""
    folder = tmp_path_factory.mktemp("synthesis")
    other = {"Lowmoor/procedure.md": "# Procedure for bruises\n\nPublished 2020\n\n1. Show any bruise to a doctor.\n"}
    for path, text in (INSPECTIONS | REPORT | other).items():
        reports = write_reports(folder / path.replace("/", "-"), {path: text})
        ingest(folder / "library", reports, given={"area": path.split("/")[0]})
    with Library.open(folder / "library", embedder=HashEmbedder()) as opened:
        yield opened


@pytest.fixture(scope="module")
def answer(library):
    return Assistant(library).answer(SUPERVISION)


@pytest.fixture(scope="module")
def whole(library):
    """The answer that has a line for every document."""
    return Assistant(library).answer(SUPERVISION, lines=7)


def test_lines_come_from_as_many_documents_as_there_are_lines(answer):
    assert answer.status is AnswerStatus.ANSWERED
    assert len({one.document.id for one in answer.citations}) == len(answer.claims) == 5


def test_documents_that_speak_of_it_are_counted_over_all(answer):
    counted = answer.coverage.counted
    assert counted.documents_speaking == 7
    assert counted.sentence == (
        "7 of the 8 documents searched speak of this (6 inspections and 1 progress report); 5 of them are quoted."
    )
    assert counted.sentence in to_markdown(answer)


def test_documents_that_are_not_quoted_are_named_with_their_place(answer, library):
    also = answer.to_json()["coverage"]["also"]
    quoted = {one.document.id for one in answer.citations}
    assert len(also) == 2
    assert not quoted & {one["document"]["id"] for one in also}
    for one in also:
        (stored,) = library.paragraphs_by_id([one["paragraph_id"]])
        assert "upervision" in stored.paragraph.text
        assert one["reference"] in to_markdown(answer)


def test_later_inspection_stands_beside_the_self_report(whole):
    by_number = {one.n: one for one in whole.citations}
    ((report, later),) = whole.coverage.counted.later
    assert by_number[report].document.type == "progress report"
    assert (by_number[later].document.area, by_number[later].document.published) == ("Corvenshire", "2018-03-04")
    assert f"reported of itself in [{report}]: [{later}]" in to_markdown(whole)


def test_judgements_that_differ_are_named_side_by_side(whole):
    by_number = {one.n: one for one in whole.citations}
    ((one, other),) = whole.coverage.counted.differing
    assert abs(one - other) == 1
    assert {by_number[one].quote, by_number[other].quote} == {
        "Supervision of social workers is not effective.",
        "Supervision of social workers is effective and timely.",
    }
    assert f"Judged differently: [{one}]" in to_markdown(whole)


def test_counts_are_in_the_json_beside_the_fixed_fields(answer):
    coverage = json.loads(json.dumps(answer.to_json()))["coverage"]
    assert {"documents_searched", "documents_cited", "filters", "expansions", "unreadable"} <= coverage.keys()
    assert (coverage["documents_speaking"], coverage["also_more"]) == (7, 0)


def test_question_for_one_fact_is_not_counted(library):
    assert Assistant(library).answer("Which room is supervision held in?").coverage.counted is None


@pytest.mark.parametrize(
    ("question", "many"),
    [
        (SUPERVISION, True),
        ("key messages on bruises", True),
        ("supervision", True),
        ("what do inspectors say about children who go missing", True),
        ("How often is supervision held?", False),
        ("Who holds supervision in Quillham?", False),
        ("Which council holds supervision in a quiet room?", False),
    ],
)
def test_topics_are_told_from_facts(library, question, many):
    documents = library.documents()
    assert asks_of_many(understand(question, documents=documents), documents) is many


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Plans are clear and effective.", 1),
        ("Plans are rarely effective.", 0),
        ("Plans are not yet effective.", -1),
        ("There are delays in planning.", -1),
        ("There are no delays in planning.", 1),
        ("Plans are effective, but visits are late.", 0),
        ("Plans are written by managers.", 0),
    ],
)
def test_judgement_leans_only_where_it_leans_one_way(sentence, way):
    assert leaning(sentence) == way
