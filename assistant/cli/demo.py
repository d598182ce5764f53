"""`safeguarding demo`: the shipped documents, ready to be asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import typer

from assistant.cli.chat import chat
from assistant.cli.ingest import PART_FAILED, ingest
from assistant.cli.opening import open_library
from assistant.cli.output import say

EXAMPLE = "Example: safeguarding --library ./demonstration demo"


def demo(context: typer.Context) -> None:
    """Make a library from the shipped, invented documents if there is none, and talk with it."""
    with open_library(context) as library:
        is_empty = not library.documents()
    if is_empty:
        say("Making a library, once, from the documents that come with the program. All of them are invented.")
        with demonstration_documents() as folder:
            _ingest(context, folder)
    chat(context)


def _ingest(context: typer.Context, folder: Path) -> None:
    """Read the documents in; one that this machine cannot read (a scan, without tesseract) stops nothing."""
    try:
        ingest(context, [str(folder)])
    except typer.Exit as ended:
        if ended.exit_code not in (0, PART_FAILED):
            raise


@contextmanager
def demonstration_documents() -> Iterator[Path]:
    """Lend the folder of the shipped documents."""
    with resources.as_file(resources.files("assistant").joinpath("demonstration")) as folder:
        yield folder
