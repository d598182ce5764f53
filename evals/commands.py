"""The commands of `python -m evals`: parse, call, print."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table as RichTable

from assistant.chat_model import ChatModelError, ConfiguredChatModel
from assistant.service import Assistant
from assistant.settings import SettingsError, read_settings
from evals.baseline import BASELINE, accept, read_baseline
from evals.compare import compare as compare_scores
from evals.dataset import DEMONSTRATION, open_dataset
from evals.entailment import DEFAULT, open_judge
from evals.errors import EvalsError
from evals.gate import THRESHOLDS, read_thresholds
from evals.gate import gate as check_gate
from evals.report.followups import followup_table
from evals.report.pages import write_report
from evals.report.tables import Table, estimate_text, headline
from evals.results import RESULTS, ResultsFolder, latest
from evals.run import run as run_cases
from evals.run import stamp
from evals.score import score as score_folder
from evals.scores import read_scores
from ingest.errors import IngestError
from vectorstore.errors import LibraryError

app = typer.Typer(
    help="How often the assistant finds, cites, quotes, declines and passes on as it should.",
    no_args_is_help=True,
    add_completion=False,
)

Given = Annotated[Path | None, typer.Option("--results", help="A results folder; the newest where not given.")]
Judge = Annotated[str, typer.Option(help="Who decides support: verifier, or nli:MODEL.")]
Split = Annotated[Literal["dev", "test"] | None, typer.Option(help="Only these cases; all where not given.")]
Limits = Annotated[Path, typer.Option(help="TOML with split, at_least and at_most.")]
Accepted = Annotated[Path, typer.Option(help="The accepted run to compare with.")]


@app.command(epilog="Example: python -m evals run --dataset ../shared/gold --mode fused --no-answers")
def run(
    dataset: Annotated[Path, typer.Option(help="A dataset folder, see evals/README.md.")] = DEMONSTRATION,
    documents: Annotated[Path | None, typer.Option(help="Its documents, where they lie elsewhere.")] = None,
    mode: Annotated[list[str] | None, typer.Option(help="A mode of search; all four where none is given.")] = None,
    answers: Annotated[bool, typer.Option(help="Also ask the assistant.")] = True,
    split: Split = None,
    output: Annotated[Path | None, typer.Option(help="The results folder; results/<time> where not given.")] = None,
) -> None:
    """Ask every case once and write all that came back."""
    from evals.library import MODES, open_systems

    with _plain_errors():
        chosen = open_dataset(dataset, documents).only(split=split)
        systems = open_systems(chosen, modes=tuple(mode or MODES), answers=answers)
        folder = run_cases(chosen, systems, output or RESULTS / stamp())
    _out().print(f"{len(chosen.cases)} cases run. Next: python -m evals score --results {folder.path}")


@app.command(epilog="Example: python -m evals score --results results/2026-03-01T12-30-05Z")
def score(results: Given = None, judge: Judge = DEFAULT) -> None:
    """Score a results folder from its files alone, and print the headline."""
    with _plain_errors():
        folder = _folder(results)
        scores = score_folder(folder, entails=open_judge(judge), judge=judge)
    _show(headline(scores))
    _out().print(f"All figures: {folder.path / 'scores.csv'}. Next: python -m evals report, python -m evals gate")


@app.command(epilog="Example: python -m evals compare results/before results/after --split dev")
def compare(before: Path, after: Path, split: Split = None) -> None:
    """Compare two scored runs measure by measure, paired by case."""
    with _plain_errors():
        found = compare_scores(read_scores(ResultsFolder(before)), read_scores(ResultsFolder(after)), split=split)
    rows = tuple(
        (one.measure, estimate_text(one.before), estimate_text(one.after), estimate_text(one.difference), one.verdict)
        for one in found
    )
    columns = ("measure", str(before), str(after), "difference", "verdict")
    _show(Table(title="Comparison", note="Paired by case, 95 % intervals by document.", columns=columns, rows=rows))


@app.command(epilog="Example: python -m evals gate --results results/2026-03-01T12-30-05Z")
def gate(
    results: Given = None,
    thresholds: Limits = THRESHOLDS,
    baseline: Accepted = BASELINE,
    accept_run: Annotated[bool, typer.Option("--accept", help="Make this run the baseline.")] = False,
) -> None:
    """Exit 1 where a run is below the thresholds, or below the baseline by more than its interval."""
    with _plain_errors():
        folder, limits = _folder(results), read_thresholds(thresholds)
        scores = read_scores(folder)
        if accept_run:
            accept(scores, limits.measures, made=folder.path.name, path=baseline)
        checks = check_gate(scores, limits, read_baseline(baseline))
    rows = tuple((one.measure, one.against, one.sentence, "pass" if one.passed else "FAIL") for one in checks)
    _show(Table(title="Gate", note="", columns=("measure", "against", "found", ""), rows=rows))
    failed = sum(not one.passed for one in checks)
    _out().print(f"{failed} of {len(checks)} checks failed." if failed else f"All {len(checks)} checks passed.")
    raise typer.Exit(1 if failed else 0)


@app.command(epilog="Example: python -m evals report --results results/2026-03-01T12-30-05Z")
def report(
    results: Given = None, judge: Judge = DEFAULT, thresholds: Limits = THRESHOLDS, baseline: Accepted = BASELINE
) -> None:
    """Write the report of a scored run: one HTML page, the same as Markdown and CSV."""
    with _plain_errors():
        page = write_report(
            _folder(results),
            entails=open_judge(judge),
            thresholds=read_thresholds(thresholds),
            baseline=read_baseline(baseline),
        )
    _out().print(f"Written: {page}")


@app.command(epilog="Example: python -m evals followups --dataset ../shared/gold")
def followups(
    dataset: Annotated[Path, typer.Option(help="A dataset folder, see evals/README.md.")] = DEMONSTRATION,
    documents: Annotated[Path | None, typer.Option(help="Its documents, where they lie elsewhere.")] = None,
    split: Split = None,
) -> None:
    """Search for follow-ups as understood from their history and as asked in full; exit 1 where too much is lost.

    With a language model in the settings, what it makes of them is searched for too, beside what the rules do.
    """
    from evals.followups import MOST_LOST, compare_followups, share_kept
    from evals.library import open_assistant

    with _plain_errors():
        chosen = open_dataset(dataset, documents).only(split=split)
        assistants = {"the rules": open_assistant(chosen)}
        if (named := read_settings().language_model) is not None:
            library = assistants["the rules"].library
            assistants[named.name] = Assistant(library, chat_model=ConfiguredChatModel(named))
        found = {who: compare_followups(chosen.cases, assistant) for who, assistant in assistants.items()}
    for who, compared in found.items():
        _show(followup_table(who, compared))
    kept = min(map(share_kept, found.values()))
    _out().print(f"{kept:.1%} of nDCG@10 is kept from history; at least {1 - MOST_LOST:.0%} should be.")
    raise typer.Exit(0 if kept >= 1 - MOST_LOST else 1)


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help="Verify claims alone: verify --batch CLAIMS.jsonl --output VERDICTS.jsonl.",
)
def verify(context: typer.Context) -> None:
    """Pass the arguments on to the verification command."""
    from evals.verify import main as verify_claims

    raise typer.Exit(verify_claims(context.args) or 0)


def main() -> None:
    """Run the command line."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    logging.getLogger("evals").setLevel(logging.INFO)
    app()


def _folder(given: Path | None) -> ResultsFolder:
    return ResultsFolder(given) if given else latest()


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn what the reader can put right into one sentence and exit 1."""
    try:
        yield
    except (ChatModelError, EvalsError, IngestError, LibraryError, SettingsError) as error:
        Console(stderr=True).print(str(error), markup=False)
        raise typer.Exit(1) from error


def _show(table: Table) -> None:
    shown = RichTable(title=table.title, caption=table.note or None, title_justify="left", caption_justify="left")
    for column in table.columns:
        shown.add_column(column)
    for row in table.rows:
        shown.add_row(*row)
    _out().print(shown)


def _out() -> Console:
    return Console(markup=False, highlight=False)
