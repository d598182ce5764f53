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
from assistant.cli.showing import show_answer, show_dropped
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
    dropped: Annotated[
        bool,
        typer.Option("--dropped", help="For an editor: also give the drafted lines that the check left out."),
    ] = False,
) -> None:
    """Answer a question with quotations from the library, each with its paragraph and page."""
    files = checked_batch(
        question, batch, output, usage="Give a QUESTION, or --batch QUESTIONS.jsonl with --output ANSWERS.jsonl."
    )
    with open_assistant(context) as assistant:
        filters = words.understood(assistant.library.documents())
        if files:
            questions, results = files
            count = write_lines(results, _answers(assistant, questions, lines, filters, dropped=dropped))
            Console(stderr=True).print(f"{count} questions answered; answers in {escape(str(results))}.")
            return
        answer = assistant.answer(question or "", filters=filters, lines=lines)
        if as_json:
            print_json(_as_json(answer, dropped=dropped))
        else:
            show_answer(Console(), answer)
            if dropped:
                show_dropped(Console(), answer)


def _answers(
    assistant: Assistant, batch: Path, lines: int, filters: Filters, *, dropped: bool
) -> Iterator[dict[str, object]]:
    for question in read_questions(batch):
        answer: Answer = assistant.answer(
            question.question, history=question.history or (), filters=filters, lines=lines
        )
        yield {"id": question.id, **_as_json(answer, dropped=dropped)}


def _as_json(answer: Answer, *, dropped: bool) -> dict[str, object]:
    """Return the JSON form of an answer, with what was left out of it where that is asked for."""
    left_out = [{"text": claim.text, "reason": claim.reason} for claim in answer.dropped]
    return answer.to_json() | ({"dropped": left_out} if dropped else {})
