"""A library of one invented review and one progress report, and the paragraphs that a question finds in it."""

import pytest

from assistant.service import Assistant
from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library

REPORTS = {
    "corvenshire/serious case review baby q 2018.txt": """Serious case review: Baby Q

Published 4 March 2018

1 Findings about the father

1.1 The review found that the father was not seen by any agency for eleven months.

1.2 Health visitors recorded the name of the father in 9 of 40 records that the review read.

1.3 Midwives asked about the father at every appointment, which was good practice.

2 Recommendations

2.1 The Board should ask every agency to record a conversation with the father.
""",
    "corvenshire/baby q agency progress report june 2019.txt": """Baby Q: progress report

Agency progress against the recommendations, June 2019

1. The hospital trust reports that midwives now record the father's name in every record.
""",
}
"""Invented, by path."""


@pytest.fixture
def library(tmp_path):
    """The library of the two reports."""
    results = ingest(tmp_path / "library", write_reports(tmp_path / "reports", REPORTS))
    assert {result.status for result in results} == {"added"}
    with Library.open(tmp_path / "library", embedder=HashEmbedder()) as opened:
        yield opened


@pytest.fixture
def ask(library):
    """Asks the assistant that has a model, or none, what was found about the father."""

    def answer(model=None, question="What did the review find about the father?"):
        return Assistant(library, chat_model=model).answer(question)

    return answer
