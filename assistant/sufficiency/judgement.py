"""The decision: a logistic model over the features, its weights in `weights.json`."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources

from assistant.reading import ReadParagraph
from assistant.sufficiency.features import Features, Lacking, measure
from vectorstore.embeddings import Embedder
from vectorstore.retriever import SearchResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The trained model."""

    intercept: float
    weights: dict[str, float]
    answers_from: float
    """Probability from which the evidence counts as answering."""
    wholly_from: float
    """Probability from which it counts as answering the whole question."""

    @staticmethod
    @cache
    def load() -> "Weights":
        """Return the weights that ship with the program; `python -m evals.train_sufficiency fit` makes them."""
        content = json.loads(resources.files("assistant.sufficiency").joinpath("weights.json").read_text("utf-8"))
        return Weights(
            intercept=content["intercept"],
            weights=content["weights"],
            answers_from=content["answers_from"],
            wholly_from=content["wholly_from"],
        )

    def probability(self, features: Features) -> float:
        """Return how likely it is, from 0 to 1, that evidence with these features answers."""
        values = asdict(features)
        score = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-score))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How likely the evidence answers the question, and what follows from that."""

    probability: float
    answers: bool
    wholly: bool
    lacking: Lacking
    """What the evidence lacks; something may be lacking and the question be answered all the same."""


def judge(result: SearchResult, read: Sequence[ReadParagraph], embedder: Embedder) -> Judgement:
    """Return whether a search's evidence, read closely, answers its question."""
    model = Weights.load()
    features, lacking = measure(result, read, embedder)
    probability = model.probability(features)
    return Judgement(
        probability=probability,
        answers=probability >= model.answers_from,
        wholly=probability >= model.wholly_from,
        lacking=lacking,
    )
