"""Whether a run is good enough: against fixed thresholds, and against the committed baseline case by case."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.baseline import Baseline, check_same_cases, difference
from evals.errors import SettingError
from evals.scores import Scores

THRESHOLDS = Path(__file__).parent / "thresholds.toml"

ROUNDING = 1e-4
"""Differences this small are rounding: the baseline is written with four places."""


class Thresholds(BaseModel):
    """What a run must reach, by the names of `scores.csv`; these measures are also the ones held to the baseline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    split: Literal["dev", "test"] | None = None
    """Cases that count; all where not given."""
    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the names of all gated measures."""
        return (*self.at_least, *self.at_most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing the gate looked at."""

    measure: str
    against: Literal["threshold", "baseline"]
    passed: bool
    sentence: str


def read_thresholds(path: Path) -> Thresholds:
    """Return the thresholds of a TOML file.

    Raises:
        SettingError: it is missing or not of the form.
    """
    try:
        return Thresholds.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        message = f"{path} cannot be read as thresholds (split, at_least, at_most): {error}"
        raise SettingError(message) from error


def gate(scores: Scores, thresholds: Thresholds, baseline: Baseline | None) -> tuple[Check, ...]:
    """Return every check, failed ones included.

    A threshold fails when the mean of the counted cases is on the wrong side of it, or when there is no case to take a
    mean of. The baseline fails when the paired difference from it is for the worse with its whole 95 % interval.

    Raises:
        SettingError: the baseline was made on other cases.
    """
    checks = [_threshold(scores, thresholds, name, limit, 1) for name, limit in thresholds.at_least.items()]
    checks += [_threshold(scores, thresholds, name, limit, -1) for name, limit in thresholds.at_most.items()]
    if baseline is not None:
        check_same_cases(scores, baseline)
        checks += [_baseline(scores, baseline, name, thresholds.split, 1) for name in thresholds.at_least]
        checks += [_baseline(scores, baseline, name, thresholds.split, -1) for name in thresholds.at_most]
    return tuple(checks)


def _threshold(scores: Scores, thresholds: Thresholds, name: str, limit: float, sign: int) -> Check:
    asked = f"{'at least' if sign > 0 else 'at most'} {limit:g} is asked"
    series = scores.named(name)
    mean = scores.mean(series, split=thresholds.split) if series else None
    if mean is None or mean.mean is None:
        return Check(measure=name, against="threshold", passed=False, sentence=f"no case was scored; {asked}")
    passed = sign * (mean.mean - limit) >= -1e-9
    return Check(
        measure=name, against="threshold", passed=passed, sentence=f"{mean.mean:.3f} over {mean.n} cases; {asked}"
    )


def _baseline(scores: Scores, baseline: Baseline, name: str, split: str | None, sign: int) -> Check:
    found = difference(scores, baseline, name, split)
    if found.mean is None:
        sentence = "no case is scored both here and in the baseline"
        return Check(measure=name, against="baseline", passed=name not in baseline.values, sentence=sentence)
    low = found.mean if found.low is None else found.low
    high = found.mean if found.high is None else found.high
    worse = high < -ROUNDING if sign > 0 else low > ROUNDING
    sentence = f"{found.mean:+.3f} [{low:+.3f}, {high:+.3f}] from the baseline over {found.n} cases"
    return Check(measure=name, against="baseline", passed=not worse, sentence=sentence)
