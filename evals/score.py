"""Scores a results folder from its files alone."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import numpy as np

from evals.answered import GivenAnswer, read_answers
from evals.decisions import CRASHED, confusion, decision_series
from evals.judges import Entails
from evals.qrels import JudgedUnits
from evals.quality import Marking, quality_series
from evals.rankings import ranking_series
from evals.results import ResultsFolder, Timing
from evals.scores import Cost, Scores, Series, scored_cases, write_scores

PARAGRAPHS = "paragraphs"
"""The cut whose units answers cite."""


def score(folder: ResultsFolder, *, entails: Entails, judge: str) -> Scores:
    """Write `scores.json` and `scores.csv` and return the scores.

    Args:
        folder: what `run` wrote.
        entails: the judge of whether paragraphs support a claim.
        judge: its name, kept beside the figures.

    Raises:
        ResultsError: a file is missing or not of its form.
    """
    settings = folder.read_settings()
    cases = folder.read_cases()
    series = ranking_series(folder, settings)
    answers = read_answers(folder) if settings.answers else {}
    if settings.answers:
        series += quality_series(markings(folder, answers, entails)) + decision_series(cases, answers)
    scores = Scores(
        dataset=settings.dataset,
        dataset_sha256=settings.dataset_sha256,
        judge=judge,
        cases=scored_cases(cases),
        series=tuple(item for item in series if item.values),
        confusion=confusion(cases, answers) if settings.answers else (),
        costs=costs(folder.read_timings(), tuple(answers.values())),
    )
    write_scores(folder, scores)
    _write_table(folder, scores)
    return scores


def markings(folder: ResultsFolder, answers: dict[str, GivenAnswer], entails: Entails) -> list[Marking]:
    """Return every case beside its answer; a case without one is marked as crashed."""
    judged: dict[str, list[JudgedUnits]] = defaultdict(list)
    for item in folder.read_judged(PARAGRAPHS):
        judged[item.case].append(item)
    units = folder.read_units(PARAGRAPHS)
    return [
        Marking(
            case=case,
            answer=answers.get(case.id, GivenAnswer(id=case.id, status=CRASHED)),
            judged=judged[case.id],
            units=units,
            entails=entails,
        )
        for case in folder.read_cases()
    ]


def costs(timings: Sequence[Timing], answers: Sequence[GivenAnswer] = ()) -> tuple[Cost, ...]:
    """Return seconds and memory by stage, in the order they ran; then the stages within an answer.

    p50 and p95 are over cases, interpolated linearly.
    """
    found = [
        _cost(whole.stage, [item.seconds for item in timings if item.stage == whole.stage and item.case], whole)
        for whole in timings
        if whole.case is None
    ]
    inner: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for stage, milliseconds in answer.timings_ms.items():
            inner[stage].append(milliseconds / 1000)
    return tuple(found + [_cost(f"answer: {stage}", seconds, None) for stage, seconds in inner.items()])


def _cost(stage: str, seconds: Sequence[float], whole: Timing | None) -> Cost:
    return Cost(
        stage=stage,
        n=len(seconds) or 1,
        total_s=whole.seconds if whole else sum(seconds),
        p50_s=median(seconds) if seconds else None,
        p95_s=float(np.percentile(seconds, 95)) if seconds else None,
        peak_mb=whole.peak_mb if whole else None,
    )


def _write_table(folder: ResultsFolder, scores: Scores) -> None:
    with (folder.path / "scores.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["measure", "group", "better", "split", "kind", "mean", "n", "documents", "low", "high"])
        for series in scores.series:
            for split, kind in _slices(scores):
                mean = scores.mean(series, split=split, kind=kind)
                if mean.n:
                    table.writerow([*_row(series, split, kind), mean.mean, mean.n, mean.clusters, mean.low, mean.high])


def _slices(scores: Scores) -> list[tuple[str | None, str | None]]:
    splits = [None, *scores.splits()] if len(scores.splits()) > 1 else [None]
    return [(split, kind) for split in splits for kind in (None, *scores.kinds())]


def _row(series: Series, split: str | None, kind: str | None) -> list[str | float | int | None]:
    return [series.name, series.group, series.better, split or "all", kind or "all"]
