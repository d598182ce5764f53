"""An answer on a terminal."""

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape

from assistant.answers import Answer
from assistant.render import to_markdown


def show_answer(console: Console, answer: Answer) -> None:
    """Print an answer for people: quotations under whose words they are, with their places."""
    console.print(Markdown(to_markdown(answer)))


def show_dropped(console: Console, answer: Answer) -> None:
    """Print what a language model drafted and the check left out, each with the reason: for an editor, not a reader."""
    console.print(f"Left out by the check: {len(answer.dropped) or 'nothing'}")
    for claim in answer.dropped:
        console.print(f"- {escape(claim.text)} ({escape(claim.reason)})", highlight=False)
