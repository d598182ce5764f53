"""How like the live concerns, and like the questions after somebody's identity, a message is that the rules leave open.

Two logistic regressions over the message's vector and the signs that the rules look for. The weights are in
rules/learned.json; `python -m evals.train_triage` makes them from invented messages.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from assistant.triage.lexicon import table
from assistant.triage.pseudonyms import MARK
from assistant.triage.signs import is_firm_study, is_study, says
from assistant.triage.wording import Wording
from vectorstore.embeddings import Embedder
from vectorstore.errors import ModelError
from vectorstore.matrices import FloatVector

_OWN = ("known", "first_person", "harm", "grave", "witness", "told_me", "now", "anybody", "wrong", "somebody", "ask")
"""Signs that are also looked for outside the sentences of study."""
_STAND_IN = "child x"
"""A pseudonym as the embedder understands it."""
_BEGINNING, _END = 60, 90
"""Words of a long message that are read: concerns stand at its end, or at its beginning."""


class Likeness(NamedTuple):
    """Probabilities as the regressions see them, 0 to 1."""

    live: float
    identifying: float


@dataclass(frozen=True)
class Model:
    """The weights, and from where on a likeness counts."""

    embedder: str
    """sha256 of the weights of the embedder that the vectors must come from."""
    signs: tuple[str, ...]
    intercepts: FloatVector
    weights: FloatVector
    """(2, signs and dimensions of the vector), a row for each field of `Likeness`."""
    limits: dict[str, float]


def likeness(wording: Wording, *, following: bool, embedder: Embedder) -> Likeness | None:
    """Return what a message is like, or None where this embedder is not the one the weights belong to.

    Args:
        wording: The message with its pseudonyms marked.
        following: Whether it comes after others.
        embedder: Makes its vector.
    """
    model = learned()
    try:
        if not wording.sentences or embedder.sha256 != model.embedder:
            return None
        vector = embedder.embed_query(read_text(wording))
    except ModelError:
        return None
    scores = model.intercepts + model.weights @ np.concatenate([signs(wording, following=following), vector])
    return Likeness(*(1 / (1 + math.exp(-float(score))) for score in scores))


def read_text(wording: Wording) -> str:
    """Return what of a message the vector is made of: its plain words, of a long one the beginning and the end."""
    words = wording.whole.replace(MARK.strip(), _STAND_IN).split()
    return " ".join(words if len(words) <= _BEGINNING + _END else [*words[:_BEGINNING], *words[-_END:]])


def signs(wording: Wording, *, following: bool) -> FloatVector:
    """Return the signs of a message in the order of `sign_names`: 1 where one is there, else 0."""
    sentences = wording.sentences
    study = [is_study(sentence) for sentence in sentences]
    own = [sentence for sentence, studied in zip(sentences, study, strict=True) if not studied]
    values = [any(says(name, sentence) for sentence in sentences) for name in _named()]
    values += [any(says(name, sentence) for sentence in own) for name in _OWN]
    personal = any(says("first_person", sentence) for sentence in sentences)
    firm = any(map(is_firm_study, sentences))
    values += [any(study), all(study), firm, following, MARK.strip() in wording.whole]
    values += [firm and not personal, any(study) and not personal, not any(study) and not personal]
    lengths = [min(len(sentences), 5) / 5, min(len(wording.whole.split()), 60) / 60]
    return np.array([*values, *lengths], dtype=np.float32)


def sign_names() -> tuple[str, ...]:
    """Return the names of the signs, as the weights are kept by."""
    rest = ("study", "only study", "firm study", "following", "pseudonym")
    rest += ("firm study of others", "study of others", "neither", "sentences", "words")
    return (*_named(), *(f"own {name}" for name in _OWN), *rest)


@cache
def _named() -> tuple[str, ...]:
    parts = table("urgent")
    return tuple(sorted({*parts["features"], *parts["direct"], *parts["study"]}))


@cache
def learned() -> Model:
    """Return the weights as shipped.

    Raises:
        ValueError: They were made for other signs than the rules have now.
    """
    content = json.loads((files("assistant.triage") / "rules" / "learned.json").read_text(encoding="utf-8"))
    if tuple(content["signs"]) != sign_names():
        message = "rules/learned.json is for other signs than rules/urgent.toml has. Run: python -m evals.train_triage"
        raise ValueError(message)
    heads = [content[field] for field in Likeness._fields]
    return Model(
        embedder=content["embedder"],
        signs=tuple(content["signs"]),
        intercepts=np.array([head["intercept"] for head in heads], dtype=np.float32),
        weights=np.array([[*head["signs"], *head["vector"]] for head in heads], dtype=np.float32),
        limits=content["limits"],
    )
