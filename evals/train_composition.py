"""Trains the trees that judge composition: `python -m evals.train_composition`; needs scikit-learn.

The examples are the invented claims for development, and faithful copies of the sentences of their paragraphs: whole,
cut short, or with a part between commas left out. Without copies the trees would learn that what repeats its paragraph
is false, because planted claims do. The shipped claims of the evaluation take no part.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from assistant.verification.alignment import align
from assistant.verification.attribution import without_both
from assistant.verification.composition import features
from assistant.verification.words import plain, read, split_sentences

CLAIMS = Path(__file__).parent / "data" / "claims"
TREES = Path(__file__).parent.parent / "assistant" / "verification" / "composition.json"
FILES = ("development.jsonl", "harder.jsonl", "plainer.jsonl")
WEIGHT_OF_COPY = 0.5
SHORTEST = 6
"""Words of a sentence that is copied."""
ENOUGH = -0.8
"""Log-odds, chosen on claims over real reports to drop nearly all false ones and keep seven in ten of the true."""
MORE = frozenset({"coverage", "exact", "order", "clauses", "distinct", "largest", "words", "figures"})
"""Features of which more may only speak for a claim, so that copying is never a fault; of others, only against it."""
EITHER = frozenset({"second", "other_words"})
"""Features that may count in both directions."""
BREAKS = frozenset(["and", "but", "because", "which", "so", "although", "in", "for", "with", "to", "by", "of"])
"""Words before which a sentence may be cut short."""


class Example(NamedTuple):
    """A claim with the paragraph that it cites."""

    claim: str
    paragraph: str
    authority: str | None
    supported: bool
    weight: float = 1.0


def examples() -> Iterator[Example]:
    """Yield the written claims, and copies of the sentences of their paragraphs."""
    chance = random.Random(5)
    rows = [json.loads(line) for name in FILES for line in (CLAIMS / name).read_text("utf-8").splitlines()]
    for row in rows:
        yield Example(row["claim"], row["paragraph"], row.get("authority"), row["supported"])
    for paragraph in sorted({row["paragraph"] for row in rows}):
        for sentence in split_sentences(plain(paragraph)):
            copy = _copied(sentence, chance) if len(sentence.split()) >= SHORTEST else None
            if copy is not None:
                yield Example(copy, paragraph, None, supported=True, weight=WEIGHT_OF_COPY)


def _copied(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence whole, cut short, or without a part between commas; None where that cannot be done."""
    way = chance.choice(("whole", "short", "part"))
    if way == "whole":
        return sentence
    if way == "short":
        words = sentence.split()
        ends = [
            place
            for place in range(SHORTEST - 1, len(words))
            if words[place - 1].endswith(",") or words[place] in BREAKS
        ]
        return " ".join(words[: chance.choice(ends)]).rstrip(",") + "." if ends else None
    parts = sentence.split(", ")
    if len(parts) > 2:
        return ", ".join([parts[0], *parts[2:]])
    return parts[1][0].upper() + parts[1][1:] if len(parts) == 2 and len(parts[1].split()) >= SHORTEST - 1 else None


def _tree(nodes: Iterable[Mapping[str, float]]) -> dict[str, list[float]]:
    """Return one tree as it is kept."""
    nodes = list(nodes)
    return {
        "features": [-2 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
        "thresholds": [0.0 if node["is_leaf"] else round(float(node["num_threshold"]), 6) for node in nodes],
        "left": [int(node["left"]) for node in nodes],
        "right": [int(node["right"]) for node in nodes],
        "values": [round(float(node["value"]), 5) for node in nodes],
    }


def main() -> None:
    """Train and write the trees; each feature may count in one direction alone."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    found = list(examples())
    measured = [
        features(align(read(without_both(one.claim, one.paragraph, one.authority)), read(one.paragraph)))
        for one in found
    ]
    names = list(measured[0])
    model = HistGradientBoostingClassifier(
        max_depth=3,
        max_iter=200,
        learning_rate=0.06,
        min_samples_leaf=12,
        random_state=0,
        monotonic_cst=[0 if name in EITHER else 1 if name in MORE else -1 for name in names],
    )
    model.fit(
        [list(each.values()) for each in measured],
        [one.supported for one in found],
        sample_weight=[one.weight for one in found],
    )
    content = {
        "trained_by": "python -m evals.train_composition",
        "enough": ENOUGH,
        "intercept": round(float(model._baseline_prediction.ravel()[0]), 5),
        "names": names,
        "trees": [_tree(stage[0].nodes) for stage in model._predictors],
    }
    TREES.write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
