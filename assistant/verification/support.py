"""Judges by two small trained networks whether the sentences that a claim rests on support it."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from statistics import fmean
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from assistant.verification.alignment import Alignment
from vectorstore.embeddings import find_embedder, stay_offline

if TYPE_CHECKING:
    from assistant.verification.network import SupportNetwork

WIDE = "support-wide.safetensors"
"""Of the network that knows freely worded claims as well."""
NEAR = "support-near.safetensors"
"""Of the network that knows the plainer ones alone, and so is surer of what stays near its paragraph."""


class Support(Protocol):
    """Judges a claim beside the sentences about its ground."""

    def log_odds(self, claim: str, ground: str) -> float:
        """Return the log-odds that the ground supports the claim."""
        ...


@dataclass(frozen=True)
class TrainedSupport:
    """The networks that ship with the program, on the weights of the default embedding model; loaded when first asked.

    Any number of threads may ask at once. The mean of what they say is taken.
    """

    changes: tuple[Path, ...]
    """What training changed in these weights, a file for each network; `python -m evals.train_support` makes them."""
    _asked: Lock = field(default_factory=Lock, repr=False, compare=False)

    @staticmethod
    @cache
    def load() -> "TrainedSupport":
        """Return what ships."""
        folder = Path(str(resources.files("assistant.verification")))
        return TrainedSupport((folder / WIDE, folder / NEAR))

    def log_odds(self, claim: str, ground: str) -> float:
        """Return the log-odds that the ground supports the claim.

        Raises:
            ModelError: The embedding model that they start from is not installed or was changed, or a file is missing.
        """
        with self._asked:
            return fmean(network.log_odds(claim, ground) for network in self._networks)

    @cached_property
    def _networks(self) -> "list[SupportNetwork]":
        embedder = find_embedder()
        stay_offline()
        from assistant.verification.network import SupportNetwork

        networks = [SupportNetwork(embedder.folder) for _ in self.changes]
        for network, change in zip(networks, self.changes, strict=True):
            network.change(change, embedder.sha256)
        return networks


def ground_of(alignment: Alignment, authority: str | None, *, around: int = 0) -> str:
    """Return what a network reads beside a claim: what kind of statement it is, and the sentences that it rests on.

    Args:
        alignment: The claim laid over its paragraph.
        authority: What kind of statement the paragraph is, or None.
        around: Sentences before and after those that the claim rests on, which are read as well.
    """
    wanted = {number + step for number in alignment.sentences for step in range(-around, around + 1)}
    sentences = [text for number, text in enumerate(alignment.paragraph.sentences) if number in wanted]
    return " ".join([f"{authority}:", *sentences] if authority else sentences)
