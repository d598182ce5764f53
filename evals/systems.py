"""What is put to the test, as the suite sees it: rankers and an answerer, each a function of a case.

The suite gives the real library and assistant through these (`evals.library`); a test plants faults through them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answers import Answer
from evals.cases import Case
from evals.results import Timing
from evals.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """One mode of search."""

    mode: str
    """Its name in files and tables: dense, lexical, fused, naive."""
    cut: str
    """Which units it ranks, a key of `Systems.units`."""
    rank: Callable[[Case, int], Sequence[str]]
    """Unit ids, best first, at most as many as asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Systems:
    """Everything that one run asks."""

    units: Mapping[str, Mapping[str, Unit]]
    """By cut: all units by id, found or not, since judgements are carried over to them."""
    rankers: tuple[Ranker, ...]
    answer: Callable[[Case], Answer] | None
    """None where only the search is evaluated."""
    timings: tuple[Timing, ...] = ()
    """What building took."""
    settings: Mapping[str, object] = field(default_factory=dict)
    provenance: Mapping[str, object] = field(default_factory=dict)
