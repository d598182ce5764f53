"""The decision: a logistic model over the features and the question's own vector, its weights in `weights.json`."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources

import numpy as np
from pydantic import BaseModel, ConfigDict

from assistant.reading import ReadParagraph
from assistant.sufficiency.features import Features, Lacking, measure
from vectorstore.embeddings import Embedder
from vectorstore.matrices import FloatVector
from vectorstore.retriever import SearchResult


class Model(BaseModel):
    """One trained model."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers_from: float
    """Probability from which the evidence counts as answering."""
    wholly_from: float
    """Probability from which it counts as answering the whole question."""
    intercept: float
    weights: dict[str, float]
    question: tuple[float, ...]
    """Weights of the question's vector: what sort of question such documents answer; empty where it does not count."""

    def probability(self, features: Features, question: FloatVector) -> float:
        """Return how likely it is, from 0 to 1, that evidence with these features answers the question."""
        values = asdict(features)
        score = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        if self.question:
            score += float(np.asarray(self.question) @ question)
        return 1 / (1 + math.exp(-score))


class Weights(BaseModel):
    """The content of `weights.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    trained_by: str
    questions: int
    answered: int
    embedder: str
    """SHA-256 of the embedder that made the questions' vectors."""
    with_question: Model
    without_question: Model
    """For every other embedder, whose vectors mean something else."""

    @staticmethod
    @cache
    def load() -> "Weights":
        """Return the weights that ship with the program; `python -m evals.train_sufficiency fit` makes them."""
        file = resources.files("assistant.sufficiency").joinpath("weights.json")
        return Weights.model_validate_json(file.read_text("utf-8"))

    def model_for(self, embedder: str) -> Model:
        """Return the model for an embedder, by the SHA-256 of its weights."""
        return self.with_question if embedder == self.embedder else self.without_question


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
    model = Weights.load().model_for(embedder.sha256)
    features, lacking = measure(result, read)
    probability = model.probability(features, embedder.embed_query(result.query.text))
    return Judgement(
        probability=probability,
        answers=probability >= model.answers_from,
        wholly=probability >= model.wholly_from,
        lacking=lacking,
    )
