"""Opening what a command works with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from assistant.chat_model import ConfiguredChatModel
from assistant.cli.output import say
from assistant.service import Assistant
from assistant.settings import Settings, SettingsError
from assistant.verification import CrossEncoderEntailment
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


def _entailment(settings: Settings) -> CrossEncoderEntailment | None:
    """Return the entailment model that the settings name, not loaded yet, or None."""
    if not settings.entailment_model:
        return None
    folder = Path(settings.entailment_model).expanduser()
    if not folder.is_dir():
        message = (
            f"There is no entailment model at {str(folder)!r}: set entailment_model to the folder of a"
            " sentence-transformers CrossEncoder, or leave it out."
        )
        raise SettingsError(message)
    return CrossEncoderEntailment(folder)


@contextmanager
def open_assistant(context: typer.Context) -> Iterator[Assistant]:
    """Lend an assistant over the library that the settings name."""
    named = settings_of(context).language_model
    model = ConfiguredChatModel(named) if named else None
    if model and model.departure:
        say(f"! {model.departure}")
    entailment = _entailment(settings_of(context))
    with open_library(context) as library:
        yield Assistant(library, chat_model=model, entailment=entailment)
