"""The committed baseline: values by case of an accepted run, so that the next is compared pair by pair."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import SettingError
from evals.scores import Scores
from evals.uncertainty import Estimate, paired_difference

BASELINE = Path(__file__).parent / "baseline.json"


class Baseline(BaseModel):
    """An accepted run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: str
    dataset_sha256: str
    made: str
    """Name of the results folder it was taken from."""
    values: dict[str, dict[str, float]]
    """By measure, by case id."""


def read_baseline(path: Path) -> Baseline | None:
    """Return the baseline, or None where there is none yet.

    Raises:
        SettingError: it is not of the form.
    """
    if not path.is_file():
        return None
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        message = f"{path} is not a baseline: make it again with `python -m evals gate --accept`."
        raise SettingError(message) from error


def accept(scores: Scores, measures: Collection[str], *, made: str, path: Path) -> Baseline:
    """Write the baseline that later runs are held to, and return it: the named measures of these scores, by case."""
    baseline = Baseline(
        dataset=scores.dataset,
        dataset_sha256=scores.dataset_sha256,
        made=made,
        values={
            series.name: {case: round(value, 4) for case, value in sorted(series.values.items())}
            for series in sorted(scores.series, key=lambda series: series.name)
            if series.name in measures
        },
    )
    rows = ",\n".join(f'  "{name}": {json.dumps(values)}' for name, values in baseline.values.items())
    head = json.dumps(baseline.model_dump(exclude={"values"}), indent=1).removesuffix("\n}")
    path.write_text(f'{head},\n "values": {{\n{rows}\n }}\n}}\n', encoding="utf-8")
    return baseline


def check_same_cases(scores: Scores, baseline: Baseline) -> None:
    """Check that a baseline was made on the cases of these scores.

    Raises:
        SettingError: it was not, with what to do.
    """
    if baseline.dataset_sha256 != scores.dataset_sha256:
        message = (
            f"The baseline ({baseline.dataset}, {baseline.made}) is of other cases than these ({scores.dataset}): "
            "look at the report, then accept these with `python -m evals gate --accept`."
        )
        raise SettingError(message)


def difference(scores: Scores, baseline: Baseline, name: str, split: str | None) -> Estimate:
    """Return the paired difference of one measure from the baseline, over the cases of a split."""
    series = scores.named(name)
    values: Mapping[str, float] = scores.kept(series, split=split) if series else {}
    return paired_difference(values, baseline.values.get(name, {}), scores.clusters())
