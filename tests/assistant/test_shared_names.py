"""A pseudonym that two reviews share: asked about where both could be meant, understood where only one can."""

import pytest

from assistant.answers import AnswerStatus
from assistant.service import Assistant
from ingest.sources import expand
from tests.vectorstore.folders import write_reports
from vectorstore.library import Library

REVIEWS = {
    f"{area.lower()} child w review {year}.md": f"""# Child W: local child safeguarding practice review

{area} Safeguarding Children Partnership

Published 4 March {year}

## Findings

1. {finding}
2. Good practice was seen when the school nurse visited Child W at home in {area}.

## Recommendations

1. The Partnership should audit how often children are seen on their own.
"""
    for area, year, finding in (
        ("Kent", 2020, "Child W's hearing aids were not worn, and nobody asked the audiology clinic about them."),
        ("Surrey", 2022, "Child W slept on a sofa after the tenancy of the family's flat had ended."),
    )
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = write_reports(tmp_path_factory.mktemp("reviews"), REVIEWS)
    library_folder = tmp_path_factory.mktemp("library")
    with Library.open(library_folder, writable=True) as library:
        assert {result.status for result in library.ingest(expand([folder]))} == {"added"}
    with Library.open(library_folder) as library:
        yield Assistant(library)


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("What was missed about Child W's hearing aids and the audiology clinic?", "Kent"),
        ("What did the review on Child W find about the tenancy of the flat?", "Surrey"),
    ],
)
def test_what_only_one_review_speaks_of_is_answered_from_it_and_says_so(assistant, question, area):
    answer = assistant.answer(question)
    assert answer.resolved_question == f"{question} ({area})"
    assert {citation.document.area for citation in answer.citations} == {area}


@pytest.mark.parametrize(
    "question",
    [
        "What did the review on Child W recommend?",
        "When was the review on Child W published?",
        "What good practice of the school nurse was seen with Child W?",
    ],
)
def test_what_both_could_be_meant_by_is_asked_about(assistant, question):
    answer = assistant.answer(question)
    assert answer.status is AnswerStatus.NEEDS_CLARIFYING
    assert "Kent" in answer.message
    assert "Surrey" in answer.message
