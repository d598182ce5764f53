"""Means with an interval, and paired differences with an interval, resampled by document.

Questions about one document stand or fall together, so cases are not independent draws; documents (nearly) are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20_240_229
LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean over cases with what it rests on."""

    mean: float | None
    """None where no case was scored: an empty mean is neither 0 nor 1."""
    n: int
    """Cases scored."""
    clusters: int
    """Documents (or lone cases) among them."""
    low: float | None
    high: float | None
    """Ends of the 95 % interval; None with fewer than two clusters."""


def estimate(values: Mapping[str, float], clusters: Mapping[str, str]) -> Estimate:
    """Return the mean of the values by case with a 95 % interval.

    Percentile bootstrap over clusters: whole clusters are drawn with replacement, and the mean is that of the cases
    drawn, so that a document with many questions weighs as much as it does in the mean itself. 2,000 resamples from a
    fixed seed. Traps: with few clusters the interval is too narrow, so read `clusters` beside it; and where every value
    is 0, or every value 1, resampling has no width, so the interval is then Wilson's for that many clusters.

    Args:
        values: value by case id; a case that could not be scored is absent, never 0 or NaN.
        clusters: cluster by case id, at least for the cases in `values`.

    Source: Cameron, Gelbach and Miller (2008), *Bootstrap-based improvements for inference with clustered errors*
    (resampling by cluster); Wilson (1927), *Probable inference*, for the degenerate case.

    >>> estimate({"a": 0.0, "b": 1.0}, {"a": "x", "b": "y"}).mean
    0.5
    """
    if not values:
        return Estimate(mean=None, n=0, clusters=0, low=None, high=None)
    sums, counts = _by_cluster(values, clusters)
    mean = float(sums.sum() / counts.sum())
    low, high = _interval(sums, counts)
    if isclose(mean, 0.0, abs_tol=1e-12) or isclose(mean, 1.0):
        low, high = _wilson(mean, len(sums))
    return Estimate(mean=mean, n=len(values), clusters=len(sums), low=low, high=high)


def paired_difference(
    values: Mapping[str, float], before: Mapping[str, float], clusters: Mapping[str, str]
) -> Estimate:
    """Return the mean of (value - value before) over the cases that both have, with its 95 % interval.

    Pairing takes the difficulty of the questions out of the comparison; the interval is the clustered bootstrap of
    `estimate` over the differences. Trap: where no case changed at all the interval is exactly zero.
    """
    shared = {case: values[case] - before[case] for case in values if case in before}
    if not shared:
        return Estimate(mean=None, n=0, clusters=0, low=None, high=None)
    sums, counts = _by_cluster(shared, clusters)
    low, high = _interval(sums, counts)
    return Estimate(mean=float(sums.sum() / counts.sum()), n=len(shared), clusters=len(sums), low=low, high=high)


def _by_cluster(
    values: Mapping[str, float], clusters: Mapping[str, str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for case in sorted(values):
        name = clusters[case]
        sums[name] = sums.get(name, 0.0) + values[case]
        counts[name] = counts.get(name, 0) + 1
    return np.array(list(sums.values()), dtype=np.float64), np.array(list(counts.values()), dtype=np.float64)


def _interval(sums: NDArray[np.float64], counts: NDArray[np.float64]) -> tuple[float | None, float | None]:
    size = len(sums)
    if size < 2:
        return None, None
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(size, np.full(size, 1 / size), size=RESAMPLES)
    means = (drawn @ sums) / (drawn @ counts)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)


def _wilson(share: float, n: int) -> tuple[float | None, float | None]:
    if n < 2:
        return None, None
    z = NormalDist().inv_cdf(0.5 + LEVEL / 2)
    centre = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    bottom = 1 + z * z / n
    return max(0.0, (centre - half) / bottom), min(1.0, (centre + half) / bottom)
