"""`safeguarding search`: ranked paragraphs, without an answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from assistant.citations import reference
from assistant.cli.batches import Batch, Output, checked_batch, read_questions, write_lines
from assistant.cli.filters import FilterWords, with_filters
from assistant.cli.opening import open_assistant
from assistant.cli.output import print_json
from assistant.render import coverage_line
from assistant.service import Assistant, coverage_of
from assistant.shapes import result_shape
from vectorstore.results import Filters

EXAMPLE = 'Example: safeguarding search "return home interviews" --area Kent --year-from 2017 -k 5'


@with_filters
def search(
    context: typer.Context,
    words: FilterWords,
    query: Annotated[str | None, typer.Argument(help="What to look for, in plain words.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="The most paragraphs to show.")] = 10,
    batch: Batch = None,
    output: Output = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line for each paragraph.")] = False,
) -> None:
    """Show the paragraphs of the library that come nearest to a question, best first."""
    files = checked_batch(
        query, batch, output, usage="Give a QUERY, or --batch QUESTIONS.jsonl with --output RUN.jsonl."
    )
    with open_assistant(context) as assistant:
        filters = words.understood(assistant.library.documents())
        if files:
            questions, results = files
            count = write_lines(results, _run(assistant, questions, k, filters))
            Console(stderr=True).print(f"{count} questions searched; results in {escape(str(results))}.")
        else:
            _show(assistant, query or "", k, filters, as_json=as_json)


def _run(assistant: Assistant, batch: Path, k: int, filters: Filters) -> Iterator[dict[str, object]]:
    for question in read_questions(batch):
        found = assistant.search(question.question, history=question.history or (), k=k, filters=filters)
        yield {"id": question.id, "results": [result_shape(scored) for scored in found.results]}


def _show(assistant: Assistant, query: str, k: int, filters: Filters, *, as_json: bool) -> None:
    found = assistant.search(query, k=k, filters=filters)
    console = Console()
    if as_json:
        for scored in found.results:
            print_json(result_shape(scored))
        return
    for rank, scored in enumerate(found.results, 1):
        paragraph = scored.stored.paragraph
        console.print(
            f"[bold]{rank}. {escape(reference(scored.stored))}[/bold]  [dim]{escape(paragraph.authority)}[/dim]"
        )
        console.print(f"   {escape(paragraph.text)}\n")
    if not found.results:
        console.print("Nothing found.")
    console.print(f"[dim]{escape(coverage_line(coverage_of(found)))}[/dim]")
