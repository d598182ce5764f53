"""Speed against a rival and against the bare model, in one run: `python -m evals.benchmark --dataset ../shared/gold`.

Each part runs in a process of its own, one after the other, on the same files. Models are loaded
before a clock starts.
"""

import json
import logging
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evals.cache import staged
from evals.dataset import DEMONSTRATION, open_dataset
from evals.results import RESULTS
from evals.speed import Figures, Workplace, bare, ours, rival, search

logger = logging.getLogger(__name__)

SIZES = (6_000, 60_000)
"""Paragraphs at which searches are timed."""

QUESTIONS = 50
"""Most questions that are timed, taken evenly from the dataset's."""

PARTS: Mapping[str, Callable[[Workplace], Figures]] = {
    "this library": ours,
    "tutorial": rival,
    "bare encode": bare,
    **{f"search, {size} paragraphs": partial(search, paragraphs=size) for size in SIZES},
}
"""In the order in which they run: a search needs the vectors of the bare model."""


def benchmark(
    dataset: Annotated[
        Path, typer.Option(help="Whose PDF files are read and whose questions are asked.")
    ] = DEMONSTRATION,
) -> None:
    """Print the speed table, and write its figures to results/benchmark.json."""
    opened = open_dataset(dataset)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        files = tuple(sorted(staged(opened, folder / "documents").rglob("*.pdf")))
        asked = [case.question for case in opened.cases if case.relevant]
        questions = tuple(asked[:: -(-len(asked) // QUESTIONS)])
        place = Workplace(files=files, questions=questions, folder=folder)
        found = {name: _in_its_own_process(name, part, place) for name, part in PARTS.items()}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "benchmark.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    Console().print(ingest_table(found), search_table(found))


def ingest_table(found: Mapping[str, Figures]) -> Table:
    """Return reading and indexing side by side; the last column is our time as a share of the row's."""
    table = Table("", "pages", "seconds", "pages/s", "peak MB", "ours takes", title="Ingest", title_justify="left")
    own = _number(found["this library"], "seconds")
    for name in ("this library", "tutorial", "bare encode"):
        row = found[name]
        pages, speed = row.get("pages"), row.get("pages_a_second")
        shown = str(pages) if pages else f"{row['passages']} passages"
        rate = f"{speed:.1f}" if isinstance(speed, float) else ""
        seconds = _number(row, "seconds")
        table.add_row(name, shown, f"{seconds:.1f}", rate, _megabytes(row), f"{own / seconds:.2f} ×")
    table.caption = f"Tutorial: {found['tutorial']['made_of']}, the same weights."
    return table


def search_table(found: Mapping[str, Figures]) -> Table:
    """Return a warm search beside the bare embedding of its question."""
    columns = ("paragraphs", "embedding p50 ms", "search p50 ms", "search p95 ms", "search / embedding", "peak MB")
    table = Table(*columns, title="Search, 10 results", title_justify="left")
    for size in SIZES:
        row = found[f"search, {size} paragraphs"]
        embedding, searching = _number(row, "embed_p50"), _number(row, "search_p50")
        ratio = f"{searching / embedding:.2f} ×"
        p95 = f"{_number(row, 'search_p95'):.1f}"
        table.add_row(str(row["paragraphs"]), f"{embedding:.1f}", f"{searching:.1f}", p95, ratio, _megabytes(row))
    return table


def _in_its_own_process(name: str, part: Callable[[Workplace], Figures], place: Workplace) -> Figures:
    logger.info("timing: %s", name)
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(part, (place,))


def _number(figures: Figures, name: str) -> float:
    return float(figures[name] or 0)


def _megabytes(figures: Figures) -> str:
    return f"{_number(figures, 'peak_mb'):.0f}"


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    typer.run(benchmark)
