"""Writes the report of a results folder: `report.html`, `report.md`, `report.csv` and `plots/*.svg`."""

import csv
import json
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from statistics import fmean

from evals.answered import read_answers
from evals.baseline import Baseline
from evals.gate import Thresholds
from evals.judges import Entails
from evals.measures import OWN_MEASURES
from evals.rankings import own_values
from evals.report.failures import FailedCase, failed_cases
from evals.report.plots import confusion_plot, kinds_plot, latency_plot, words_plot
from evals.report.tables import (
    Table,
    baseline_table,
    confusion_table,
    costs_table,
    group_table,
    headline,
    kinds_table,
    modes_table,
)
from evals.results import ResultsFolder, RunSettings
from evals.score import markings
from evals.scores import Scores, read_scores

BUDGETS = (100, 250, 500, 1000, 1500, 2000, 3000, 4000)
"""Words at which recall is plotted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plot with what it says in words."""

    name: str
    """File name without its ending."""
    caption: str
    svg: str


def write_report(folder: ResultsFolder, *, entails: Entails, thresholds: Thresholds, baseline: Baseline | None) -> Path:
    """Write the report of a scored folder and return the path of its page.

    Raises:
        ResultsError: the folder has not been scored.
    """
    settings, scores = folder.read_settings(), read_scores(folder)
    if baseline is not None and baseline.dataset_sha256 != scores.dataset_sha256:
        baseline = None
    tables = _tables(scores, settings, thresholds, baseline)
    plots = _plots(folder, scores, settings)
    failures = _failures(folder, settings, entails)
    content = {
        "name": folder.path.name,
        "settings": settings,
        "scores": scores,
        "provenance": json.loads(folder.read_text("provenance.json")),
        "tables": tables,
        "plots": plots,
        "failures": sorted(failures, key=lambda failed: failed.case.split),
    }
    _write_plots(folder.path / "plots", plots)
    _write_csv(folder.path / "report.csv", tables)
    page = folder.path / "report.html"
    page.write_text(_rendered("page.html.j2", content), encoding="utf-8")
    (folder.path / "report.md").write_text(_rendered("page.md.j2", content), encoding="utf-8")
    return page


def _tables(
    scores: Scores, settings: RunSettings, thresholds: Thresholds, baseline: Baseline | None
) -> tuple[Table, ...]:
    tables = [headline(scores)]
    if baseline is not None:
        tables.append(baseline_table(scores, baseline, thresholds))
    tables += [modes_table(scores, list(settings.modes)), kinds_table(scores)]
    if settings.answers:
        tables += [
            group_table(scores, "answers", f"Answers (support judged by {scores.judge})"),
            group_table(scores, "decisions", "Decisions"),
            confusion_table(scores),
        ]
    return (*tables, costs_table(scores))


def _plots(folder: ResultsFolder, scores: Scores, settings: RunSettings) -> tuple[Plot, ...]:
    curves = {mode: _recall_curve(folder, mode, cut) for mode, cut in settings.modes.items()}
    plots = [
        Plot(name="by-kind", caption="Main measures by kind of case, with 95 % intervals.", svg=kinds_plot(scores)),
        Plot(
            name="recall-by-words",
            caption="How much of what is judged relevant a reader has met after so many words, by mode of search.",
            svg=words_plot(curves, BUDGETS),
        ),
        Plot(name="latency", caption="Time a question, median and 95th percentile.", svg=latency_plot(scores.costs)),
    ]
    if scores.confusion:
        caption = "Statuses expected and given; shaded by share of the expected."
        plots.insert(1, Plot(name="statuses", caption=caption, svg=confusion_plot(scores)))
    return tuple(plots)


def _recall_curve(folder: ResultsFolder, mode: str, cut: str) -> list[float]:
    lengths = {name: len(unit.text.split()) for name, unit in folder.read_units(cut).items()}
    values = partial(own_values, folder.read_rankings(mode), folder.read_judged(cut), lengths)
    return [fmean(values(budget=budget)[OWN_MEASURES[1]].values() or [0.0]) for budget in BUDGETS]


def _failures(folder: ResultsFolder, settings: RunSettings, entails: Entails) -> tuple[FailedCase, ...]:
    if not settings.answers:
        return ()
    rankings = folder.read_rankings("fused") if "fused" in settings.modes else {}
    return failed_cases(markings(folder, read_answers(folder), entails), rankings)


def _rendered(template: str, content: dict[str, object]) -> str:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=template.endswith(".html.j2"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = resources.files("evals.report").joinpath(template).read_text(encoding="utf-8")
    return environment.from_string(source).render(content)


def _write_plots(folder: Path, plots: tuple[Plot, ...]) -> None:
    folder.mkdir(exist_ok=True)
    for plot in plots:
        (folder / f"{plot.name}.svg").write_text(plot.svg, encoding="utf-8")


def _write_csv(path: Path, tables: tuple[Table, ...]) -> None:
    """Write every cell of every table as a row: table, row, column, value."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["table", "row", "column", "value"])
        for table in tables:
            for name, *cells in table.rows:
                rows.writerows(
                    [table.title, name, column, cell] for column, cell in zip(table.columns[1:], cells, strict=True)
                )
