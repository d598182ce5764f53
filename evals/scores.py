"""Values by case and measure, and the means over any slice of the cases."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from pydantic import TypeAdapter

from evals.cases import Case
from evals.results import ResultsFolder
from evals.uncertainty import Estimate, estimate

Group = Literal["retrieval", "answers", "decisions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One measure's value for each case it was computed for."""

    name: str
    """As thresholds name it: "fused nDCG@10", "quote validity"."""
    group: Group
    better: Literal["higher", "lower", "neither"]
    values: dict[str, float]
    """By case id; a case to which the measure does not apply is absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredCase:
    """What slices and intervals need of a case."""

    kind: str
    split: str
    form: str
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds and memory of one stage."""

    stage: str
    n: int
    """Times it was done."""
    total_s: float
    p50_s: float | None
    """Median over cases; None for a stage done once."""
    p95_s: float | None
    peak_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often an expected status met a given one."""

    expected: str
    given: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All that `score` found."""

    dataset: str
    dataset_sha256: str
    judge: str
    """Which entailment judge decided the support of claims."""
    cases: dict[str, ScoredCase]
    series: tuple[Series, ...]
    confusion: tuple[Confusion, ...] = ()
    costs: tuple[Cost, ...] = ()

    def named(self, name: str) -> Series | None:
        """Return a series by its name, or None."""
        return next((series for series in self.series if series.name == name), None)

    def clusters(self) -> Mapping[str, str]:
        """Return the cluster of each case."""
        return {name: case.cluster for name, case in self.cases.items()}

    def mean(self, series: Series, *, split: str | None = None, kind: str | None = None) -> Estimate:
        """Return a measure's mean over the cases of a split and kind, with n and interval."""
        return estimate(self.kept(series, split=split, kind=kind), self.clusters())

    def kept(self, series: Series, *, split: str | None = None, kind: str | None = None) -> dict[str, float]:
        """Return the values of the cases of a split and kind."""
        return {
            case: value
            for case, value in series.values.items()
            if (split is None or self.cases[case].split == split) and (kind is None or self.cases[case].kind == kind)
        }

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that the cases have, in the order of the first case of each."""
        return tuple(dict.fromkeys(case.kind for case in self.cases.values()))

    def splits(self) -> tuple[str, ...]:
        """Return the splits that the cases have, sorted."""
        return tuple(sorted({case.split for case in self.cases.values()}))


def scored_cases(cases: tuple[Case, ...]) -> dict[str, ScoredCase]:
    """Return what scores keep of each case, by id."""
    return {
        case.id: ScoredCase(kind=str(case.kind), split=case.split, form=case.form, cluster=case.cluster)
        for case in cases
    }


def write_scores(folder: ResultsFolder, scores: Scores) -> None:
    """Write `scores.json`."""
    folder.write_json("scores.json", asdict(scores))


def read_scores(folder: ResultsFolder) -> Scores:
    """Return the scores of a folder.

    Raises:
        ResultsError: it has none yet.
    """
    return TypeAdapter(Scores).validate_json(folder.read_text("scores.json"))
