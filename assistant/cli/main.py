"""The application: its commands, the options before them, and what becomes of errors."""

import logging
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.chat_model import ChatModelError
from assistant.cli import ask, chat, check, demo, documents, ingest, recommendations, search, serve, users
from assistant.cli.batches import BatchError
from assistant.cli.output import say
from assistant.contacts import ContactsError
from assistant.settings import SettingsError, read_settings
from ingest.errors import IngestError
from vectorstore.errors import LibraryError

_FAILED = 1
_INTERRUPTED = 130

app = typer.Typer(
    name="safeguarding",
    epilog="Example: safeguarding --library ./my-library ingest ./reports",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo", epilog=demo.EXAMPLE)(demo.demo)
app.command("ingest", epilog=ingest.EXAMPLE)(ingest.ingest)
app.add_typer(documents.app, name="documents")
app.command("search", epilog=search.EXAMPLE)(search.search)
app.command("ask", epilog=ask.EXAMPLE)(ask.ask)
app.command("chat", epilog=chat.EXAMPLE)(chat.chat)
app.command("recommendations", epilog=recommendations.EXAMPLE)(recommendations.recommendations)
app.command("serve", epilog=serve.EXAMPLE)(serve.serve)
app.add_typer(users.app, name="users")
app.command("check", epilog=check.EXAMPLE)(check.check)


@app.callback()
def options(
    context: typer.Context,
    library: Annotated[
        Path | None,
        typer.Option("--library", metavar="DIR", help="The library's folder; or set SAFEGUARDING_LIBRARY."),
    ] = None,
) -> None:
    """Read safeguarding reviews and inspection reports into a library, and ask it for what they say."""
    context.obj = read_settings(library)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 done, 1 failed, 2 wrong usage, 3 failed in part.

    Args:
        arguments: the words after the program's name; those of the process when None.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    try:
        app(arguments, prog_name="safeguarding")
    except (LibraryError, IngestError, SettingsError, BatchError, ContactsError, ChatModelError) as error:
        say(str(error))
        sys.exit(_FAILED)
    except KeyboardInterrupt:
        say("Stopped.")
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(_FAILED)
    except Exception as error:  # noqa: BLE001 - the one place where a mistake of ours becomes a sentence
        place = traceback.extract_tb(error.__traceback__)[-1]
        say(
            f"This should not have happened: {error!r} at {Path(place.filename).name}:{place.lineno}. Please report it."
        )
        sys.exit(_FAILED)
