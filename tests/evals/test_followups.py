"""What is lost where a follow-up is understood from its history."""

import pytest

from assistant.service import Assistant
from evals.cases import Case, CaseKind, Judgement
from evals.followups import compare_followups, share_kept
from evals.report.followups import followup_table
from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library

FATHER = Judgement(doc="harrowmere/review baby q.txt", page=1, quote="father was invisible to every agency", grade=2)


def follow_up(id_, question, resolved):
    return Case(
        id=id_, kind=CaseKind.FOLLOW_UP, question=question, resolved=resolved, relevant=(FATHER,),
        history=("What did the review on Baby Q find about the mother?",), expected_status=("answered",),
    )  # fmt: skip


@pytest.fixture
def assistant(tmp_path):
    ingest(tmp_path / "library", write_reports(tmp_path / "reports"))
    with Library.open(tmp_path / "library", embedder=HashEmbedder()) as library:
        yield Assistant(library)


def test_follow_ups_are_searched_for_both_ways(assistant):
    good = "What did the review on Baby Q find about the father, invisible to every agency?"
    understood, lost = compare_followups(
        [
            follow_up("f1", "and about the father, invisible to every agency?", good),
            follow_up("f2", "What bruises are there in Lowmoor?", good),
        ],
        assistant,
    )
    assert understood.from_history == understood.when_resolved == 1.0
    assert "Baby Q" in understood.understood
    assert lost.from_history < lost.when_resolved
    assert share_kept([understood]) == 1.0
    assert share_kept([understood, lost]) == pytest.approx((1 + lost.from_history) / 2)
    assert followup_table("the rules", [understood, lost]).rows[-1][0] == "mean"


def test_nothing_asked_loses_nothing():
    assert share_kept([]) == 1.0
