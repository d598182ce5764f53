"""Asks every case once and writes down all that came back, so that scoring needs no model."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assistant.answers import Answer
from evals.attempts import attempt
from evals.cases import Case
from evals.dataset import Dataset
from evals.memory import peak_mb
from evals.qrels import judged_units, qrels_text, run_text
from evals.results import ResultsFolder, RunSettings, Timing
from evals.systems import Ranker, Systems

logger = logging.getLogger(__name__)

DEPTH = 100
"""Results asked of each search: enough for the thousand words and for every cutoff."""


def run(dataset: Dataset, systems: Systems, into: Path) -> ResultsFolder:
    """Write a results folder for these cases and return it.

    Args:
        dataset: cases with their documents.
        systems: the searches and the assistant to ask.
        into: the results folder itself; made if it is not there.
    """
    into.mkdir(parents=True, exist_ok=True)
    folder = ResultsFolder(into)
    timings = list(systems.timings)
    folder.write_rows("cases.jsonl", (case.model_dump(mode="json") for case in dataset.cases))
    failures = _write_retrieval(folder, dataset.cases, systems, timings)
    if systems.answer is not None:
        _write_answers(folder, dataset.cases, systems.answer, timings)
    folder.write_rows("timings.jsonl", map(asdict, timings))
    folder.write_rows("failures.jsonl", failures)
    folder.write_json("provenance.json", dict(systems.provenance))
    settings = RunSettings(
        dataset=dataset.name,
        dataset_sha256=dataset.sha256,
        documents=len(dataset.documents),
        cases=len(dataset.cases),
        k=DEPTH,
        modes={ranker.mode: ranker.cut for ranker in systems.rankers},
        answers=systems.answer is not None,
        assistant=dict(systems.settings),
    )
    folder.write_json("settings.json", settings.as_row())  # last: a folder with settings is a whole one
    return folder


def stamp() -> str:
    """Return the present time as a folder name that sorts, e.g. "2026-03-01T12-30-05Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")


def _write_retrieval(
    folder: ResultsFolder, cases: Sequence[Case], systems: Systems, timings: list[Timing]
) -> list[dict[str, object]]:
    failures: list[dict[str, object]] = []
    qrels = {}
    for cut, units in systems.units.items():
        judged = judged_units(cases, units.values())
        qrels[cut] = qrels_text(judged)
        folder.write_rows(f"units.{cut}.jsonl", map(asdict, units.values()))
        folder.write_rows(f"judged.{cut}.jsonl", map(asdict, judged))
    for ranker in systems.rankers:
        logger.info("searching %d questions: %s", len(cases), ranker.mode)
        rankings = _rank(ranker, cases, timings, failures)
        folder.run_file(ranker.mode).write_text(run_text(rankings, ranker.mode), encoding="utf-8")
        folder.qrels_file(ranker.mode).write_text(qrels[ranker.cut], encoding="utf-8")
    return failures


def _rank(
    ranker: Ranker, cases: Sequence[Case], timings: list[Timing], failures: list[dict[str, object]]
) -> dict[str, list[str]]:
    """Return rankings of the cases that have judged paragraphs; a search that crashed ranks nothing."""
    rankings: dict[str, list[str]] = {}
    stage = f"search, {ranker.mode}"
    for case in cases:
        if not case.relevant:
            continue
        tried = attempt(partial(ranker.rank, case, DEPTH))
        timings.append(Timing(stage=stage, case=case.id, seconds=tried.seconds))
        rankings[case.id] = list(dict.fromkeys(tried.value or ()))
        if tried.failure:
            failures.append({"id": case.id, "stage": stage, **tried.failure})
    timings.append(_whole(stage, timings))
    return rankings


def _write_answers(
    folder: ResultsFolder, cases: Sequence[Case], answer: Callable[[Case], Answer], timings: list[Timing]
) -> None:
    rows: list[dict[str, object]] = []
    for number, case in enumerate(cases, 1):
        if number % 50 == 1:
            logger.info("answering: %d of %d", number, len(cases))
        tried = attempt(partial(answer, case))
        timings.append(Timing(stage="answer", case=case.id, seconds=tried.seconds))
        given = tried.value.to_json() if tried.value else {"status": "crashed"}
        rows.append({"id": case.id, **given, "seconds": round(tried.seconds, 4), "error": tried.failure})
    timings.append(_whole("answer", timings))
    folder.write_rows("answers.jsonl", rows)


def _whole(stage: str, timings: Sequence[Timing]) -> Timing:
    return Timing(stage=stage, seconds=sum(item.seconds for item in timings if item.stage == stage), peak_mb=peak_mb())
