"""Lets a trained model judge whether a paragraph entails a claim; none is needed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Entailment(Protocol):
    """Judges a pair of texts."""

    def probability(self, premise: str, hypothesis: str) -> float:
        """Return how likely it is, from 0 to 1, that the hypothesis follows from the premise."""
        ...


@dataclass(frozen=True)
class CrossEncoderEntailment:
    """Judges with any sentence-transformers CrossEncoder that is on this machine.

    A model with one output is read as the log-odds of entailment; a model with several is read at the label whose name
    starts with "entail", as models trained on natural language inference name it.
    """

    path: Path
    """Folder of the model; it is loaded at the first pair."""

    def probability(self, premise: str, hypothesis: str) -> float:
        """Return the probability of entailment, from 0 to 1.

        Raises:
            FileNotFoundError: The folder is not there.
            ValueError: The model has several outputs and none is named entailment.
        """
        from torch.nn import Identity

        outputs = self._model.predict([(premise, hypothesis)], activation_fn=Identity(), show_progress_bar=False)
        return _probability([float(value) for value in outputs.reshape(-1)], self._labels)

    @cached_property
    def _model(self) -> "CrossEncoder":
        if not self.path.is_dir():
            message = (
                f"No entailment model at {str(self.path)!r}: give the folder of a sentence-transformers CrossEncoder"
            )
            raise FileNotFoundError(message)
        from sentence_transformers import CrossEncoder

        model: CrossEncoder = CrossEncoder(str(self.path), local_files_only=True)
        return model

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        labels = getattr(self._model.config, "id2label", None) or {}
        return {int(place): str(name) for place, name in labels.items()}


def _probability(outputs: Sequence[float], labels: Mapping[int, str]) -> float:
    """Return the sigmoid of one output, or the softmax of several at the label of entailment."""
    if len(outputs) == 1:
        return 1 / (1 + math.exp(-outputs[0]))
    place = next((place for place, name in labels.items() if name.lower().startswith("entail")), None)
    if place is None:
        message = (
            f"The model's labels are {sorted(labels.values())} and none starts with 'entail': choose another model"
        )
        raise ValueError(message)
    powers = [math.exp(output - max(outputs)) for output in outputs]
    return powers[place] / sum(powers)
