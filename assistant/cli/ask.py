"""`safeguarding ask`: one answer, or a file of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from assistant.answers import Answer
from assistant.cli.batches import Batch, Output, checked_batch, read_questions, write_lines
from assistant.cli.filters import FilterWords, with_filters
from assistant.cli.opening import open_assistant
from assistant.cli.output import print_json
from assistant.cli.showing import show_answer
from assistant.service import LINES, Assistant
from vectorstore.results import Filters

EXAMPLE = 'Example: safeguarding ask "What does the learning say about working with fathers?"'


@with_filters
def ask(
    context: typer.Context,
    words: FilterWords,
    question: Annotated[str | None, typer.Argument(help="The question, as you would put it to a colleague.")] = None,
    lines: Annotated[int, typer.Option("--lines", min=1, max=50, help="The most quotations in the answer.")] = LINES,
    batch: Batch = None,
    output: Output = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
) -> None:
    """Answer a question with quotations from the library, each with its paragraph and page."""
    files = checked_batch(
        question, batch, output, usage="Give a QUESTION, or --batch QUESTIONS.jsonl with --output ANSWERS.jsonl."
    )
    with open_assistant(context) as assistant:
        filters = words.understood(assistant.library.documents())
        if files:
            questions, results = files
            count = write_lines(results, _answers(assistant, questions, lines, filters))
            Console(stderr=True).print(f"{count} questions answered; answers in {escape(str(results))}.")
            return
        answer = assistant.answer(question or "", filters=filters, lines=lines)
        if as_json:
            print_json(answer.to_json())
        else:
            show_answer(Console(), answer)


def _answers(assistant: Assistant, batch: Path, lines: int, filters: Filters) -> Iterator[dict[str, object]]:
    for question in read_questions(batch):
        answer: Answer = assistant.answer(
            question.question, history=question.history or (), filters=filters, lines=lines
        )
        yield {"id": question.id, **answer.to_json()}
