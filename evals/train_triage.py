"""Trains the regressions that triage asks where its rules leave a message open: `python -m evals.train_triage`.

Examples are the invented messages of data/triage, which the rules were written with, and the development questions of
the demonstration dataset. Messages that no rule was written with are in tests/assistant/triage and take no part.
Needs scikit-learn.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answers import AnswerStatus
from assistant.triage.learned import Likeness, read_text, sign_names, signs
from assistant.triage.pseudonyms import marked
from assistant.triage.wording import read_wording, visible
from vectorstore.embeddings import Embedder, find_embedder
from vectorstore.matrices import FloatMatrix

DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parent.parent / "assistant" / "triage" / "rules" / "learned.json"
HEADS = Likeness(live=AnswerStatus.URGENT_HELP, identifying=AnswerStatus.IDENTIFICATION)  # type: ignore[arg-type]
LIMITS = {
    "told": 0.25,
    "others": 0.4,
    "silent": 0.85,
    "asked": 0.5,
    "studied": 0.55,
    "hinted": 0.4,
    "unsure": 0.1,
    "firm": 0.7,
    "doubtful": 0.12,
    "weak": 0.35,
    "identifying": 0.5,
}
"""Chosen by cross-validation on the examples: missing a live concern is the worse error."""
SIGN_SCALE = 0.35
"""A sign weighs less than a unit vector, so that the penalty does not fall on the vector alone."""
STRENGTH = 16.0

Example = tuple[str, bool, str]


def examples() -> Iterator[Example]:
    """Yield message, whether it came after others, and the status it should be met with ("" for none)."""
    for file in sorted((DATA / "triage").glob("*.jsonl")):
        for row in _rows(file):
            if row["group"] != "unsure":
                yield row["message"], bool(row.get("history")), row["expect"] or ""
    for row in _rows(DATA / "demonstration" / "cases.jsonl"):
        if row["split"] == "dev":
            yield row["question"], bool(row.get("history")), row["expected_status"][0]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def matrix(found: Sequence[Example], embedder: Embedder) -> FloatMatrix:
    """Return a row for each example: its scaled signs and its vector."""
    wordings = [read_wording(marked(message)) for message, _, _ in found]
    given = [signs(wording, following=following) for wording, (_, following, _) in zip(wordings, found, strict=True)]
    vectors = embedder.embed_passages([_text(message) for message, _, _ in found])
    return np.hstack([SIGN_SCALE * np.array(given), vectors]).astype(np.float32)


def _text(message: str) -> str:
    return read_text(visible(message)[0]) or "."


def train(rows: FloatMatrix, wanted: Sequence[bool]) -> dict[str, Any]:
    """Return the weights of one regression."""
    from sklearn.linear_model import LogisticRegression

    regression = LogisticRegression(C=STRENGTH, max_iter=5000).fit(rows, wanted)
    weights, number = regression.coef_[0], len(sign_names())
    return {
        "intercept": round(float(regression.intercept_[0]), 4),
        "signs": [round(float(weight) * SIGN_SCALE, 4) for weight in weights[:number]],
        "vector": [round(float(weight), 3) for weight in weights[number:]],
    }


def main() -> None:
    """Train on all examples and write the weights."""
    embedder, found = find_embedder(), list(examples())
    rows = matrix(found, embedder)
    heads = {name: train(rows, [met == status for _, _, met in found]) for name, status in HEADS._asdict().items()}
    content = {
        "trained_by": "python -m evals.train_triage",
        "examples": len(found),
        "embedder": embedder.sha256,
        "limits": LIMITS,
        "signs": sign_names(),
        **heads,
    }
    WEIGHTS.write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
