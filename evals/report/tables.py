"""The tables of the report, as words and numbers, before any markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.baseline import Baseline
from evals.baseline import difference as baseline_difference
from evals.gate import Thresholds
from evals.measures import OWN_MEASURES, TREC_MEASURES
from evals.scores import Scores, Series
from evals.uncertainty import Estimate

HEADLINE = (
    "missed live concerns",
    "false alarms",
    "quote validity",
    "claims supported",
    "fused nDCG@10",
    "naive nDCG@10",
    "fused R@1000 words",
    "naive R@1000 words",
    "cites a judged paragraph",
    "key-point recall",
    "documents covered",
    "abstention recall",
    "abstention precision",
    "over-refusal",
    "right status",
)
"""What a reader should see first, the figure that matters most at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption; the first cell of each row names it."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def headline(scores: Scores) -> Table:
    """Return the headline measures over all cases and over each split."""
    found = [series for name in HEADLINE if (series := scores.named(name)) is not None]
    return _by_split("Headline", "Mean [95 % interval], n cases; ▲ higher is better, ▼ lower is better.", found, scores)


def group_table(scores: Scores, group: str, title: str) -> Table:
    """Return every measure of a group over all cases and over each split."""
    found = [series for series in scores.series if series.group == group]
    return _by_split(title, "Mean [95 % interval], n cases.", found, scores)


def modes_table(scores: Scores, modes: Sequence[str]) -> Table:
    """Return a row for each mode of search and a column for each measure, over all cases."""
    measures = TREC_MEASURES + OWN_MEASURES
    rows = tuple(
        (mode, _count(scores, mode), *(_cell(scores, scores.named(f"{mode} {measure}")) for measure in measures))
        for mode in modes
    )
    note = (
        "All answerable cases. The first six are what ir-measures prints for the written files; the last two count "
        "each judged paragraph once and so compare paragraphs with chunks fairly."
    )
    return Table(title="Search, by mode", note=note, columns=("mode", "n", *measures), rows=rows)


def kinds_table(scores: Scores) -> Table:
    """Return the main measures for each kind of case."""
    names = ("fused nDCG@10", "fused R@1000 words", "cites a judged paragraph", "key-point recall", "right status")
    series = [found for name in names if (found := scores.named(name)) is not None]
    rows = tuple(
        (
            kind,
            *(estimate_text(scores.mean(one, kind=kind)) if scores.kept(one, kind=kind) else "–" for one in series),
        )
        for kind in scores.kinds()
    )
    return Table(
        title="By kind of case",
        note="Mean [95 % interval], n cases; – where the measure does not apply.",
        columns=("kind", *(one.name for one in series)),
        rows=rows,
    )


def costs_table(scores: Scores) -> Table:
    """Return seconds and memory of each stage."""
    rows = tuple(
        (
            cost.stage,
            str(cost.n),
            f"{cost.total_s:.2f}",
            "–" if cost.p50_s is None else f"{1000 * cost.p50_s:.1f}",
            "–" if cost.p95_s is None else f"{1000 * cost.p95_s:.1f}",
            "–" if cost.peak_mb is None else f"{cost.peak_mb:.0f}",
        )
        for cost in scores.costs
    )
    note = "Peak memory is that of the process so far when the stage ended, so it never falls from row to row."
    columns = ("stage", "times", "seconds in all", "p50 ms", "p95 ms", "peak MB")
    return Table(title="Cost", note=note, columns=columns, rows=rows)


def baseline_table(scores: Scores, baseline: Baseline, thresholds: Thresholds) -> Table:
    """Return the paired difference of each gated measure from the baseline."""
    rows = tuple(
        (name, f"{difference.mean:+.3f}{_interval(difference, '+.3f')}", str(difference.n))
        for name in baseline.values
        if (difference := baseline_difference(scores, baseline, name, thresholds.split)).mean is not None
    )
    note = f"This run minus {baseline.made}, case by case, on the cases that the gate counts."
    return Table(title="Difference from the baseline", note=note, columns=("measure", "difference", "n"), rows=rows)


def confusion_table(scores: Scores) -> Table:
    """Return the confusion matrix of statuses: expected down, given across."""
    given = sorted({cell.given for cell in scores.confusion})
    expected = sorted({cell.expected for cell in scores.confusion})
    counts = {(cell.expected, cell.given): len(cell.cases) for cell in scores.confusion}
    rows = tuple((row, *(str(counts.get((row, column), 0)) for column in given)) for row in expected)
    return Table(title="Statuses", note="Expected down, given across.", columns=("expected", *given), rows=rows)


def estimate_text(estimate: Estimate, places: int = 3) -> str:
    """Return a mean for a cell: "0.612 [0.551, 0.673], n 120"."""
    if estimate.mean is None:
        return "–"
    return f"{estimate.mean:.{places}f}{_interval(estimate, f'.{places}f')}, n {estimate.n}"


def _by_split(title: str, note: str, found: Sequence[Series], scores: Scores) -> Table:
    splits: tuple[str | None, ...] = (None, *scores.splits()) if len(scores.splits()) > 1 else (None,)
    rows = tuple(
        (_name(series), *(estimate_text(scores.mean(series, split=split), _places(series)) for split in splits))
        for series in found
    )
    return Table(title=title, note=note, columns=("measure", *(split or "all" for split in splits)), rows=rows)


def _name(series: Series) -> str:
    return f"{series.name} {dict(higher='▲', lower='▼', neither='')[series.better]}".strip()


def _places(series: Series) -> int:
    return 0 if series.name == "answer words" else 3


def _cell(scores: Scores, series: Series | None) -> str:
    if series is None:
        return "–"
    mean = scores.mean(series)
    return f"{mean.mean:.3f}{_interval(mean, '.2f')}" if mean.mean is not None else "–"


def _count(scores: Scores, mode: str) -> str:
    series = scores.named(f"{mode} {TREC_MEASURES[0]}")
    return str(len(series.values)) if series else "0"


def _interval(estimate: Estimate, form: str) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return f" [{estimate.low:{form}}, {estimate.high:{form}}]"
