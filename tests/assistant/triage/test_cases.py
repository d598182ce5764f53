"""Every message of cases.jsonl and held_out.jsonl is met as it should be, and quickly."""

import json
import time
from pathlib import Path

import pytest

from assistant.answers import AnswerStatus
from assistant.triage import KnownLibrary, triage

HERE = Path(__file__).parent
KNOWN = KnownLibrary(
    pseudonyms={"Baby E": [("baby-e", "Serious Case Review – Baby E", "Buckinghamshire", "2017")]},
    areas=["Buckinghamshire", "Kent"],
    titles=["Serious Case Review – Baby E"],
    documents=2,
)


def cases(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def wrong(rows):
    return [
        f"{row['id']}: wanted {row['expect']}, got {met.status} ({met.reason}): {row['message']}"
        for row in rows
        if (met := triage(row["message"], history=row.get("history", ()), known=KNOWN)).status != row["expect"]
    ]


@pytest.mark.parametrize("group", sorted({row["group"] for row in cases("cases.jsonl")}))
def test_messages_that_the_rules_were_written_for(group):
    assert wrong([row for row in cases("cases.jsonl") if row["group"] == group]) == []


def test_no_live_concern_of_any_set_is_missed():
    rows = [row for name in sorted(HERE.glob("*.jsonl")) for row in cases(name.name)]
    assert wrong([row for row in rows if row["expect"] == AnswerStatus.URGENT_HELP]) == []


def test_gold_questions_go_on_to_the_search(shared):
    lines = (shared / "gold" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    stopped = [
        f"{row['id']}: {met.reason}"
        for row in rows
        if (met := triage(row["question"], history=row.get("history") or (), known=KNOWN)).status is not None
    ]
    assert stopped == []


def test_a_message_is_sorted_in_under_thirty_milliseconds():
    triage("warm up: my client Sarah Jones", known=KNOWN)
    times = []
    for row in cases("cases.jsonl"):
        start = time.perf_counter()
        triage(row["message"], known=KNOWN)
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.03
