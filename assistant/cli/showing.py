"""An answer on a terminal."""

from rich.console import Console
from rich.markdown import Markdown

from assistant.answers import Answer
from assistant.render import to_markdown


def show_answer(console: Console, answer: Answer) -> None:
    """Print an answer for people: quotations under whose words they are, with their places."""
    console.print(Markdown(to_markdown(answer)))
