"""`safeguarding demo`: the shipped documents, ready to be asked."""

from pathlib import Path

import typer

from assistant.cli.ingest import PART_FAILED, ingest
from assistant.cli.opening import open_library, settings_of
from assistant.cli.output import say
from assistant.cli.serve import HOST, PORT, run
from vectorstore.errors import LibraryMissingError

EXAMPLE = "Example: safeguarding --library ./demonstration demo"
DOCUMENTS = Path(__file__).resolve().parents[1] / "demonstration"
"""The shipped documents, beside the code."""


def demo(context: typer.Context) -> None:
    """Make a library from the shipped, invented documents if there is none, and serve it; see also: chat."""
    if _is_empty(context):
        say("Making a library, once, from the documents that come with the program. All of them are invented.")
        _ingest(context)
    run(settings_of(context), host=HOST, port=PORT, opens=True)


def _is_empty(context: typer.Context) -> bool:
    try:
        with open_library(context) as library:
            return not library.documents()
    except LibraryMissingError:
        return True


def _ingest(context: typer.Context) -> None:
    """Read the documents in; one that this machine cannot read (a scan, without tesseract) stops nothing."""
    try:
        ingest(context, [str(DOCUMENTS)])
    except typer.Exit as ended:
        if ended.exit_code not in (0, PART_FAILED):
            raise
