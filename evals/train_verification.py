"""Trains the regression that judges coverage: `python -m evals.train_verification`; needs scikit-learn.

Positives are the true paraphrases of the invented development claims with their paragraphs. Negatives are the same
claims with the other paragraphs of their document and with a few of other documents, and the sentences of each
paragraph with the other paragraphs of its document. Claims of the false types take no part: rules catch these.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path

from assistant.verification.alignment import align
from assistant.verification.coverage import Coverage, measure
from assistant.verification.words import plain, read, split_sentences

CLAIMS = Path(__file__).parent / "data" / "claims" / "development.jsonl"
WEIGHTS = Path(__file__).parent.parent / "assistant" / "verification" / "coverage.json"
OTHERS = 3
"""Paragraphs of other documents that each claim is set against."""
ENOUGH = 0.35
"""Chosen on the development claims to keep nearly all true paraphrases: what it lets through, rules may still catch."""

Pair = tuple[str, str, bool]


def pairs(rows: list[dict[str, str]]) -> Iterator[Pair]:
    """Yield claim, paragraph, and whether the paragraph covers the claim."""
    chance = random.Random(0)
    documents: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        claims = documents.setdefault(row["document"], {}).setdefault(row["paragraph"], [])
        if row["supported"]:
            claims.append(row["claim"])
    for document, paragraphs in documents.items():
        elsewhere = [text for name, texts in documents.items() if name != document for text in texts]
        for paragraph, claims in paragraphs.items():
            others = [text for text in paragraphs if text != paragraph]
            for claim in claims:
                yield claim, paragraph, True
                yield from ((claim, other, False) for other in others + chance.sample(elsewhere, OTHERS))
            for sentence in split_sentences(plain(paragraph)):
                yield from ((sentence, other, False) for other in others)


def main() -> None:
    """Train on all development claims and write the weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows = [json.loads(line) for line in CLAIMS.read_text("utf-8").splitlines()]
    examples = list(pairs(rows))
    features = [astuple(measure(align(read(claim), read(paragraph)))) for claim, paragraph, _ in examples]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5))
    model.fit(features, [covered for _, _, covered in examples])
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    content = {
        "trained_by": "python -m evals.train_verification",
        "examples": len(examples),
        "covered": sum(covered for _, _, covered in examples),
        "enough": ENOUGH,
        "intercept": round(float(regression.intercept_[0] - (weights * scaler.mean_).sum()), 4),
        "weights": {
            field.name: round(float(weight), 4) for field, weight in zip(fields(Coverage), weights, strict=True)
        },
    }
    WEIGHTS.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
