"""`safeguarding chat`: the conversation in a terminal."""

import typer
from rich.console import Console
from rich.markup import escape
from rich.prompt import Prompt

from assistant.answers import Answer
from assistant.cli.opening import open_assistant
from assistant.cli.showing import show_answer
from assistant.conversation import Conversation
from assistant.service import Assistant

EXAMPLE = "Example: safeguarding --library ./my-library chat"
_WELCOME = """[bold]Safeguarding learning[/bold]: {documents} documents. Every line of an answer leads to its paragraph.
If somebody may be in danger now, do not ask here: call 999.
[dim]more: further quotations · shorter: fewer · open 2: the whole paragraph behind citation 2 · new: begin again · quit
Nothing you type is kept.[/dim]
"""


def chat(context: typer.Context) -> None:
    """Talk with the library: questions, follow-ups, and the paragraphs behind each answer."""
    with open_assistant(context) as assistant:
        converse(assistant, Console())


def converse(assistant: Assistant, console: Console) -> None:
    """Hold a conversation on a terminal until the user leaves it."""
    console.print(_WELCOME.format(documents=len(assistant.library.documents())))
    conversation = Conversation(assistant)
    while (message := _read(console)) is not None:
        if message.casefold() in {"quit", "exit", "bye"}:
            return
        if message:
            _reply(console, conversation, message)


def _read(console: Console) -> str | None:
    """Return the next message, or None at the end of the input."""
    try:
        return Prompt.ask("[bold]You[/bold]", console=console).strip()
    except (EOFError, KeyboardInterrupt):
        console.print()
        return None


def _reply(console: Console, conversation: Conversation, message: str) -> None:
    words = message.casefold().split()
    if words == ["new"]:
        conversation.begin_again()
        console.print("[dim]A new conversation.[/dim]")
    elif words[0] == "open" and len(words) == 2 and words[1].isdigit():
        console.print(_paragraph(conversation, int(words[1])))
    else:
        with console.status("searching …") as status:
            answer: Answer = conversation.say(message, on_stage=lambda stage: status.update(f"{stage} …"))
        show_answer(console, answer)
        console.print()


def _paragraph(conversation: Conversation, n: int) -> str:
    opened = conversation.open(n)
    if opened is None:
        return f"The last answer has no citation {n}."
    citation, text = opened
    return f"[bold]{escape(citation.reference)}[/bold]\n[dim]{escape(citation.section)}[/dim]\n{escape(text)}\n"
