"""Two runs side by side: every measure that both have, paired by case."""

from dataclasses import dataclass

from evals.scores import Scores
from evals.uncertainty import Estimate, paired_difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One measure in two runs."""

    measure: str
    before: Estimate
    after: Estimate
    difference: Estimate
    """After minus before, over the cases that both scored."""
    better: str
    """higher, lower or neither, as the measure is read."""

    @property
    def verdict(self) -> str:
        """Return "better", "worse" or "no difference shown": only an interval without zero shows one."""
        low, high = self.difference.low, self.difference.high
        if low is None or high is None or low <= 0 <= high or self.better == "neither":
            return "no difference shown"
        return "better" if (low > 0) == (self.better == "higher") else "worse"


def compare(before: Scores, after: Scores, *, split: str | None = None) -> tuple[Comparison, ...]:
    """Return the measures that both runs have, in the order of the second.

    Cases that only one run has are left out of the difference; its n says how many were paired.
    """
    found = []
    for series in after.series:
        earlier = before.named(series.name)
        if earlier is None:
            continue
        difference = paired_difference(
            after.kept(series, split=split), before.kept(earlier, split=split), after.clusters()
        )
        found.append(
            Comparison(
                measure=series.name,
                before=before.mean(earlier, split=split),
                after=after.mean(series, split=split),
                difference=difference,
                better=series.better,
            )
        )
    return tuple(found)
