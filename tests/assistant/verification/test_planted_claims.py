import json
from pathlib import Path

import pytest

from assistant.verification import EmbeddedMeaning, TrainedSupport, verify
from vectorstore.embeddings import find_embedder

DATA = Path(__file__).resolve().parents[3] / "evals" / "data" / "claims"


def shares(name: str) -> tuple[float, float]:
    """Return the share of the true claims that are kept and of the false ones that are dropped."""
    rows = [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]
    right = {True: [], False: []}
    models = {"meaning": EmbeddedMeaning(find_embedder()), "support": TrainedSupport.load()}
    for row in rows:
        verdict = verify(row["claim"], row["paragraph"], authority=row.get("authority"), **models)
        right[row["supported"]].append(verdict.supported == row["supported"])
    return sum(right[True]) / len(right[True]), sum(right[False]) / len(right[False])


@pytest.mark.parametrize(
    ("name", "kept", "dropped"),
    [("development.jsonl", 0.8, 0.98), ("harder.jsonl", 0.6, 0.95), ("claims.jsonl", 0.65, 0.98)],
)
def test_planted_claims_are_told_apart(name, kept, dropped):
    kept_share, dropped_share = shares(name)
    assert kept_share >= kept
    assert dropped_share >= dropped


def test_a_sentence_of_a_paragraph_is_supported_by_it():
    rows = [json.loads(line) for line in (DATA / "development.jsonl").read_text("utf-8").splitlines()]
    paragraphs = {row["paragraph"] for row in rows if row.get("authority") == "inspector judged"}
    verdicts = {sentence: verify(sentence, text) for text in paragraphs for sentence in [text.split(". ")[0] + "."]}
    assert not [(claim, verdict.reason) for claim, verdict in verdicts.items() if not verdict.supported]
