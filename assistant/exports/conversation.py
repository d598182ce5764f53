"""A conversation as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answers import Answer
from assistant.exports.markdown import conversation_markdown
from assistant.exports.word import conversation_word


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportKind:
    """A form that a conversation can be saved in."""

    name: str
    ending: str
    media_type: str
    words: str
    """What it is called to people."""
    write: Callable[[Sequence[Answer], date], bytes]


WORD = ExportKind(
    name="word",
    ending="docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    words="Word document",
    write=conversation_word,
)
MARKDOWN = ExportKind(
    name="markdown",
    ending="md",
    media_type="text/markdown; charset=utf-8",
    words="Markdown file",
    write=lambda answers, made_on: conversation_markdown(answers, made_on).encode(),
)


def export(answers: Sequence[Answer], kind: ExportKind, made_on: date) -> bytes:
    """Return a conversation as the content of a file.

    Args:
        answers: Its answers, oldest first.
        kind: The form.
        made_on: The day it is made.
    """
    return kind.write(answers, made_on)
