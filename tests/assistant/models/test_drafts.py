"""Replies of language models are read strictly or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafts import DraftError, draft_schema, read_draft
from tests.assistant.models.scripted import draft

GOOD = draft(("It was so.", "P1", "it was so"))


@pytest.mark.parametrize("reply", [GOOD, f"```json\n{GOOD}\n```", f"\n```\n{GOOD}\n```\n", f"  {GOOD}\n"])
def test_a_draft_is_read_with_and_without_a_fence(reply):
    (claim,) = read_draft(reply)
    assert (claim.text, claim.sources[0].label, claim.sources[0].quote) == ("It was so.", "P1", "it was so")


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "The father was not seen [P1].",
        f"Here you are: {GOOD}",
        f"{GOOD} {GOOD}",
        GOOD[:-2],
        "[]",
        '{"claims": [{"text": "So.", "sources": ["P1"]}]}',
        '{"claims": [{"text": "So.", "sources": [{"label": 1, "quote": "so"}]}]}',
        '{"claims": [{"text": "So.", "sources": [], "verified": true}]}',
        '{"claims": [], "status": "answered"}',
        json.dumps({"claims": [{"text": "x" * 1_001, "sources": []}]}),
    ],
)
def test_anything_else_is_no_draft(reply):
    with pytest.raises(DraftError):
        read_draft(reply)


@given(st.text())
def test_no_reply_breaks_the_reader(reply):
    with pytest.raises(DraftError):
        read_draft(reply)


def test_a_schema_knows_the_issued_labels_alone():
    schema = json.dumps(draft_schema(["P1", "P2"], most=3))
    assert '"enum": ["P1", "P2"]' in schema
    assert '"additionalProperties": false' in schema
