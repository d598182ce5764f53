"""`safeguarding ask`: one answer, or a file of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from assistant.answers import Answer
from assistant.cli.batches import read_questions, write_lines
from assistant.cli.filters import Agency, Area, Theme, Type, YearFrom, YearTo, filters_of
from assistant.cli.opening import open_assistant
from assistant.cli.output import print_json
from assistant.cli.showing import show_answer, show_dropped
from assistant.service import LINES, Assistant
from vectorstore.results import Filters

EXAMPLE = 'Example: safeguarding ask "What does the learning say about working with fathers?"'


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question, as you would put it to a colleague.")] = None,
    lines: Annotated[int, typer.Option("--lines", min=1, max=50, help="The most quotations in the answer.")] = LINES,
    area: Area = None,
    year_from: YearFrom = None,
    year_to: YearTo = None,
    document_type: Type = None,
    agency: Agency = None,
    theme: Theme = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help='A JSON Lines file of {"id", "question", "history"?}.')
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", help="Where a batch writes its JSON Lines.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    dropped: Annotated[
        bool,
        typer.Option("--dropped", help="For an editor: also give the drafted lines that the check left out."),
    ] = False,
) -> None:
    """Answer a question with quotations from the library, each with its paragraph and page."""
    if (question is None) == (batch is None) or (batch is None) != (output is None):
        message = "Give a QUESTION, or --batch QUESTIONS.jsonl with --output ANSWERS.jsonl."
        raise typer.BadParameter(message)
    with open_assistant(context) as assistant:
        filters = filters_of(
            assistant.library.documents(),
            areas=area,
            year_from=year_from,
            year_to=year_to,
            types=document_type,
            agencies=agency,
            themes=theme,
        )
        if batch and output:
            count = write_lines(output, _answers(assistant, batch, lines, filters, dropped=dropped))
            Console(stderr=True).print(f"{count} questions answered; answers in {escape(str(output))}.")
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
