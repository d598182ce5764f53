"""What the commands print: results to the standard output, everything else to standard error."""

import json
import sys
from collections.abc import Mapping

from rich.console import Console

_WIDE = 240
"""Characters a line."""


def print_json(line: Mapping[str, object]) -> None:
    """Print an object on a line of its own."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def say(sentence: str) -> None:
    """Tell a person something that is no result."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def to_people() -> Console:
    """Return a console on the standard output, wide enough for a table where that is no terminal."""
    width = None if sys.stdout.isatty() else _WIDE
    return Console(highlight=False, markup=False, width=width)
