"""Judges whether a paragraph covers a claim's words, by a small logistic regression over plain features."""

import json
import math
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib import resources

from assistant.verification.alignment import Alignment
from assistant.verification.links import EXACT
from assistant.verification.words import is_number

FARTHEST = 20.0
"""Span above which it makes no difference how far apart the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How a claim lies over its ground; shares are of the claim's weight, from 0 to 1."""

    coverage: float
    """Share of the claim that rests on something."""
    exact: float
    """Share that rests on the same words."""
    order: float
    """Share of the neighbouring words that are neighbours in the ground."""
    clauses: float
    """Share that rests on the two clauses that hold most of it."""
    distinct: float
    """Words of the ground that are rested on, for each word of the claim."""
    span: float
    """Tokens from the first to the last word of the ground for each word of it, from 0 to 1 (20 and more)."""
    sentences: float
    """Sentences of the ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The trained regression."""

    intercept: float
    weights: dict[str, float]
    enough: float
    """Probability from which a claim counts as covered."""

    @staticmethod
    @cache
    def load() -> "Weights":
        """Return the weights that ship with the program; `python -m evals.train_verification` makes them."""
        content = json.loads(resources.files("assistant.verification").joinpath("coverage.json").read_text("utf-8"))
        return Weights(intercept=content["intercept"], weights=content["weights"], enough=content["enough"])


def measure(alignment: Alignment) -> Coverage:
    """Return the features of a claim laid over its ground."""
    links = alignment.links
    linked = {link.claim.position for link in links}
    content = [token for token in alignment.claim.content if token.position in linked or not is_number(token.text)]
    total = sum(token.weight for token in content) or 1.0
    by_clause: dict[int, float] = {}
    for link in links:
        by_clause[link.ground.clause] = by_clause.get(link.ground.clause, 0.0) + link.claim.weight
    places = sorted({link.ground.position for link in links})
    span = (places[-1] - places[0] + 1) / len(places) if places else FARTHEST
    return Coverage(
        coverage=min(1.0, alignment.coverage * sum(token.weight for token in alignment.claim.content) / total),
        exact=sum(link.claim.weight for link in links if link.score == EXACT) / total,
        order=alignment.order,
        clauses=sum(sorted(by_clause.values())[-2:]) / total,
        distinct=len(places) / max(1, len(content)),
        span=min(span, FARTHEST) / FARTHEST,
        sentences=float(len(alignment.sentences)),
    )


def probability(alignment: Alignment) -> float:
    """Return how likely it is, from 0 to 1, that the paragraph speaks of what the claim says."""
    model = Weights.load()
    names = [field.name for field in fields(Coverage)]
    values = dict(zip(names, astuple(measure(alignment)), strict=True))
    return 1 / (1 + math.exp(-model.intercept - sum(model.weights[name] * value for name, value in values.items())))
