"""Questions from a JSON Lines file, and their results into another."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

Batch = Annotated[Path | None, typer.Option("--batch", help='A JSON Lines file of {"id", "question", "history"?}.')]
Output = Annotated[Path | None, typer.Option("--output", help="Where a batch writes its JSON Lines.")]


class BatchQuestion(BaseModel):
    """A line of a questions file."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    question: str
    history: list[str] | None = None
    """Earlier questions of the conversation, oldest first."""


class BatchError(Exception):
    """A questions file that cannot be read; the message says which line and why."""


def checked_batch(
    typed: str | None, batch: Path | None, output: Path | None, *, usage: str
) -> tuple[Path, Path] | None:
    """Return the file of questions and that of results; None where one question was typed.

    Raises:
        typer.BadParameter: Both were given, or neither, or a batch without its output; the message says the usage.
    """
    if (typed is None) == (batch is None) or (batch is None) != (output is None):
        raise typer.BadParameter(usage)
    return (batch, output) if batch and output else None


def read_questions(path: Path) -> list[BatchQuestion]:
    """Return the questions of a JSON Lines file.

    Raises:
        BatchError: If the file is missing or a line is not a question.
    """
    return list(_questions(path))


def write_lines(out: Path, lines: Iterator[dict[str, object]]) -> int:
    """Write objects as JSON Lines, completely or not at all, and return how many.

    Raises:
        BatchError: If the file cannot be written.
    """
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            count = sum(bool(file.write(json.dumps(line, ensure_ascii=False) + "\n")) for line in lines)
        part.replace(out)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror}."
        raise BatchError(message) from error
    return count


def _questions(path: Path) -> Iterator[BatchQuestion]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as a UTF-8 file of questions: {error}."
        raise BatchError(message) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield BatchQuestion.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            message = f'{path}, line {number}: {where}: {first["msg"]}. Each line is {{"id": …, "question": …}}.'
            raise BatchError(message) from error
