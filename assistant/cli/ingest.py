"""`safeguarding ingest`: files, folders, zip files and addresses become documents of the library."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Column, Table

from assistant.cli.facts import AreaFact, PublishedFact, PublisherFact, TypeFact, stated
from assistant.cli.opening import open_library, settings_of
from assistant.cli.output import print_json, say, to_people
from assistant.cli.progress import Meter, work_of
from assistant.shapes import outcome_shape
from ingest.sources import expand
from vectorstore.progress import IngestResult, Status

EXAMPLE = (
    'Example: safeguarding ingest ./reports https://www.example.org/review.pdf --type review --published "June 2017"'
)
_ALWAYS = (Status.ADDED, Status.UNCHANGED, Status.UPDATED, Status.FAILED)
PART_FAILED = 3
_INTERRUPTED = 130


def ingest(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, zip files, http(s) addresses.")],
    area: AreaFact = None,
    publisher: PublisherFact = None,
    document_type: TypeFact = None,
    published: PublishedFact = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line for each file.")] = False,
) -> None:
    """Read files into the library; a file that is there already costs no more than a look."""
    given = stated(area=area, publisher=publisher, document_type=document_type, published=published)
    settings = settings_of(context)
    results: list[IngestResult] = []
    stopped = False
    with open_library(context, writable=True) as library, Meter(work_of(paths)) as meter:
        found = expand(paths, allow_private=settings.allow_private)
        outcomes = library.ingest(found, given=given, on_progress=meter.update)
        try:
            for result in outcomes:
                results.append(result)
                meter.tell(result)
                if as_json:
                    print_json(outcome_shape(result))
                    sys.stdout.flush()
        except KeyboardInterrupt:
            stopped = True
            say("Stopping: putting what is complete in order …")
            outcomes.close()
    if not as_json:
        _print_table(results, meter)
    _leave(results, stopped=stopped)


def _leave(results: Sequence[IngestResult], *, stopped: bool) -> None:
    """End with the exit code that the results call for."""
    if stopped:
        say("Stopped. What is listed is in the library; run the same command again to go on.")
        raise typer.Exit(_INTERRUPTED)
    failed = sum(result.status is Status.FAILED for result in results)
    if not results:
        say("There is no file to read under these paths.")
        raise typer.Exit(1)
    if failed:
        raise typer.Exit(1 if failed == len(results) else PART_FAILED)


def _print_table(results: Sequence[IngestResult], meter: Meter) -> None:
    """Print how many files had which outcome, and each one that needs a look."""
    console = to_people()
    notable = [result for result in results if result.message or result.warnings]
    if notable:
        table = Table(Column("File", overflow="fold"), "", "Why", box=None, pad_edge=False)
        for result in notable:
            table.add_row(result.path, result.status.value, " ".join([result.message, *result.warnings]).strip())
        console.print(table)
        console.print()
    counts = Counter(result.status for result in results)
    shown = [status for status in Status if counts[status] or status in _ALWAYS]
    console.print(", ".join(f"{counts[status]} {status.value}" for status in shown) + ".")
    console.print(meter.summary())
