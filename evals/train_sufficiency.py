"""Trains the decision whether evidence answers a question; needs scikit-learn.

    python -m evals.train_sufficiency measure --shared ../shared    # questions → evals/data/sufficiency/features.csv
    python -m evals.train_sufficiency fit                           # features.csv → assistant/sufficiency/weights.json

`measure` asks the questions of `evals/data/sufficiency` and the development half of the demonstration cases of the
demonstration library, and those over real reports, with the gold, of the libraries of `../shared`, which are built once
and kept. Cases about one thing are asked a second time with the documents that answer them left out. The test half has
no part in it. `fit` needs no library and takes a second; it also shows what cross-validation over documents reaches,
and a model that saw none of the gold.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from evals.sufficiency_table import NAMES, Flags, Numbers, Table, read_table, write_table
from vectorstore.embeddings import find_embedder

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

WEIGHTS = Path(__file__).parent.parent / "assistant" / "sufficiency" / "weights.json"
REFUSED = 0.09
"""Share of the answerable, out of fold, that the threshold may refuse; many of them were written to be hard."""
NOT_WHOLLY = 0.2
"""Share of them that count as answered in part at the most."""
STRENGTHS = {True: 0.1, False: 0.3}
"""Inverse strength of the penalty with the questions' vectors, and without."""
VECTOR_SCALE = 4.0
"""A vector of unit length weighs as much as features of deviation 1 at about this scale."""
FOLDS = 6


def fit(table: Table) -> dict[str, object]:
    """Return the content of `weights.json`: two regressions over all rows, their thresholds from rows out of fold."""
    return {
        "trained_by": "python -m evals.train_sufficiency fit",
        "questions": len(table.answered),
        "answered": int(table.answered.sum()),
        "embedder": find_embedder().sha256,
        "with_question": _content(table, vectors=True),
        "without_question": _content(table, vectors=False),
    }


def _content(table: Table, *, vectors: bool) -> dict[str, object]:
    refused, partly = np.quantile(out_of_fold(table, vectors=vectors)[table.answered], [REFUSED, NOT_WHOLLY])
    model, mean, scale = _trained(table, np.ones(len(table.answered), dtype=bool), vectors=vectors)
    weights = model.coef_[0] / scale
    return {
        "answers_from": round(float(refused), 4),
        "wholly_from": round(float(partly), 4),
        "intercept": round(float(model.intercept_[0] - (weights * mean).sum()), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=False)},
        "question": [round(float(weight), 3) for weight in weights[len(NAMES) :]],
    }


def out_of_fold(table: Table, *, vectors: bool = True) -> Numbers:
    """Return for each row the probability that a model gives which saw no question about its document."""
    from sklearn.model_selection import GroupKFold

    found = np.zeros(len(table.answered))
    for _, rows in GroupKFold(FOLDS).split(table.values, groups=table.groups):
        held = np.zeros(len(found), dtype=bool)
        held[rows] = True
        found[held] = _probabilities(table, ~held, held, vectors=vectors)
    return found


def report(table: Table) -> None:
    """Print the shares declined, out of fold, and of the gold by a model that saw none of it."""
    probabilities = out_of_fold(table)
    refused = np.quantile(probabilities[table.answered], REFUSED)
    for origin in dict.fromkeys(table.origins.tolist()):
        _print_shares(origin, table, probabilities < refused, table.origins == origin)
    gold = np.char.startswith(table.origins, "gold")
    declined = np.zeros(len(gold), dtype=bool)
    declined[gold] = _probabilities(table, ~gold, gold) < refused
    _print_shares("gold, by a model without it", table, declined, table.origins == "gold")


def _print_shares(name: str, table: Table, declined: Flags, chosen: Flags) -> None:
    shares = (
        f"{words} {int(declined[which].sum())} of {int(which.sum())}"
        for words, which in (
            ("unanswerable declined", chosen & ~table.answered),
            ("answerable declined", chosen & table.answered),
        )
        if which.any()
    )
    sys.stdout.write(f"{name}: {', '.join(shares)}\n")


def _trained(table: Table, chosen: Flags, *, vectors: bool = True) -> "tuple[LogisticRegression, Numbers, Numbers]":
    """Return a regression over the rows chosen, with the means and deviations that its columns are scaled by."""
    from sklearn.linear_model import LogisticRegression

    columns = _columns(table, vectors=vectors)[chosen]
    mean, scale = columns.mean(axis=0), columns.std(axis=0) + 1e-9
    scale[len(NAMES) :] = 1 / VECTOR_SCALE
    model = LogisticRegression(C=STRENGTHS[vectors], max_iter=3_000, class_weight="balanced")
    model.fit((columns - mean) / scale, table.answered[chosen], sample_weight=table.weights[chosen])
    return model, mean, scale


def _columns(table: Table, *, vectors: bool) -> Numbers:
    return np.hstack([table.values, table.vectors]) if vectors else table.values


def _probabilities(table: Table, chosen: Flags, held: Flags, *, vectors: bool = True) -> Numbers:
    model, mean, scale = _trained(table, chosen, vectors=vectors)
    found: Numbers = model.predict_proba((_columns(table, vectors=vectors)[held] - mean) / scale)[:, 1]
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure or fit."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_sufficiency", description=__doc__)
    parser.add_argument("step", choices=["measure", "fit"])
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with gold and corpus")
    given = parser.parse_args(arguments)
    if given.step == "measure":
        write_table(given.shared)
        return
    table = read_table()
    WEIGHTS.write_text(json.dumps(fit(table), indent=2) + "\n", encoding="utf-8")
    report(table)


if __name__ == "__main__":
    main()
