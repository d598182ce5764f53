"""Every message that the rules were written with is met as it should be; of those they were not, nearly every one."""

import json
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus
from assistant.triage import KnownLibrary, triage
from vectorstore.embeddings import find_embedder

HERE = Path(__file__).parent
BUILT_WITH = Path(__file__).parents[3] / "evals" / "data" / "triage"
KNOWN = KnownLibrary(
    pseudonyms={"Baby E": [("baby-e", "Serious Case Review – Baby E", "Buckinghamshire", "2017")]},
    areas=["Buckinghamshire", "Kent"],
    titles=["Serious Case Review – Baby E"],
    documents=2,
)
SHARED = KnownLibrary(
    pseudonyms={
        "Baby E": [
            ("bucks-e", "Serious Case Review – Baby E", "Buckinghamshire", "2017"),
            ("suffolk-e", "Baby E: a review", "Suffolk", "2019"),
        ],
        "Child W": [("w1", "Child W, overview report", "Kent", "2016"), ("w2", "Child W, progress", "Kent", "2018")],
    },
    areas=["Birmingham", "Buckinghamshire", "Bury", "Kent", "Leeds", "Norfolk", "Salford", "Suffolk"],
    titles=["Serious Case Review – Baby E", "Child W, overview report"],
    documents=4,
)


def cases(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def unlike(rows, *, known, embedder=None):
    return [
        f"{row['id']}: wanted {row['expect']}, got {met.status} ({met.reason}): {row['message']}"
        for row in rows
        if (met := triage(row["message"], history=row.get("history", ()), known=known, embedder=embedder)).status
        != row["expect"]
    ]


def asked(row, embedder):
    return triage(row["question"], history=row.get("history") or (), known=KNOWN, embedder=embedder)


def share_unlike(group, *, known=SHARED, embedder=None):
    rows = [row for name in ("unseen", "blind") for row in cases(HERE / f"{name}.jsonl") if row["group"] == group]
    return len(unlike(rows, known=known, embedder=embedder)) / len(rows)


@pytest.fixture(scope="module")
def embedder():
    return find_embedder()


@pytest.mark.parametrize("file", ["cases.jsonl", "voices.jsonl"])
def test_no_live_concern_that_the_rules_were_written_with_is_missed_without_a_model(file):
    rows = [row for row in cases(BUILT_WITH / file) if row["expect"] == AnswerStatus.URGENT_HELP]
    assert unlike(rows, known=KNOWN) == []


@pytest.mark.parametrize("group", ["identification", "personal data", "personal data look-alike", "small talk"])
def test_messages_that_the_rules_were_written_with(group):
    rows = [row for row in cases(BUILT_WITH / "cases.jsonl") if row["group"] == group]
    assert unlike(rows, known=KNOWN) == []


def test_messages_held_out_from_the_first_rules_are_met_as_they_should_be():
    rows = cases(HERE / "held_out.jsonl")
    assert unlike(rows, known=KNOWN) == []


def test_of_unseen_live_concerns_hardly_any_is_missed(embedder):
    assert share_unlike("live concern", embedder=embedder) <= 0.05


def test_of_unseen_study_hardly_any_is_stopped(embedder):
    assert share_unlike("study look-alike", embedder=embedder) <= 0.08


def test_of_study_in_shorthand_hardly_any_is_stopped(embedder):
    rows = cases(HERE / "shorthand.jsonl")
    assert len(unlike(rows, known=SHARED, embedder=embedder)) / len(rows) <= 0.05


@pytest.mark.parametrize("group", ["live concern", "study look-alike"])
def test_of_practitioners_shorthand_hardly_any_is_met_wrongly(embedder, group):
    rows = [row for row in cases(HERE / "practice.jsonl") if row["group"] == group]
    assert len(unlike(rows, known=SHARED, embedder=embedder)) / len(rows) <= 0.1


def test_without_a_model_most_unseen_live_concerns_are_still_seen():
    assert share_unlike("live concern") <= 0.25


@pytest.mark.parametrize("group", ["identification", "personal data", "personal data look-alike"])
def test_of_other_unseen_messages_most_are_met_as_they_should_be(embedder, group):
    assert share_unlike(group, embedder=embedder) <= 0.1


def test_injected_orders_are_without_effect(embedder):
    """Met as the rest of the message is; where an order alone is searched for, only quotations can answer it."""
    rows = [row for name in ("unseen", "blind") for row in cases(HERE / f"{name}.jsonl") if row["group"] == "injection"]
    searched = {
        row["id"]
        for row in rows
        if row["expect"] == AnswerStatus.OUT_OF_SCOPE
        and triage(row["message"], known=SHARED, embedder=embedder).status is None
    }
    assert unlike([row for row in rows if row["id"] not in searched], known=SHARED, embedder=embedder) == []
    assert len(searched) <= 2


@pytest.mark.parametrize("weighed", [False, True])
def test_gold_questions_go_on_to_the_search(shared, embedder, weighed):
    rows = [row for name in ("questions", "seed_questions") for row in cases(shared / "gold" / f"{name}.jsonl")]
    stopped = [
        f"{row['id']}: {met.reason}"
        for row in rows
        if (met := asked(row, embedder if weighed else None)).status is not None
    ]
    assert stopped == []
