"""Opening what a command works with."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from assistant.chat_model import ConfiguredChatModel
from assistant.cli.output import say
from assistant.service import Assistant
from assistant.settings import Settings
from vectorstore.library import Library


def settings_of(context: typer.Context) -> Settings:
    """Return the settings that the options before the command have led to."""
    settings = context.find_root().obj
    if not isinstance(settings, Settings):
        message = "The command was called without the application around it."
        raise TypeError(message)
    return settings


def open_library(context: typer.Context, *, writable: bool = False) -> Library:
    """Return the library that the settings name."""
    settings = settings_of(context)
    return Library.open(settings.library, writable=writable, settings=settings.for_library)


@contextmanager
def open_assistant(context: typer.Context) -> Iterator[Assistant]:
    """Lend an assistant over the library that the settings name."""
    named = settings_of(context).language_model
    model = ConfiguredChatModel(named) if named else None
    if model and model.departure:
        say(f"! {model.departure}")
    with open_library(context) as library:
        yield Assistant(library, chat_model=model)
