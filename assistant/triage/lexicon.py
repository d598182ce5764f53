"""The rules as data: tables of words and patterns, read once from the TOML files beside the code.

A pattern is a regular expression over plain lower-case words; `<name>` stands for a slot of words.toml.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_SLOT = re.compile(r"<([a-z_]+)>")


@cache
def table(name: str) -> dict[str, Any]:
    """Return the rules of one TOML file of this package."""
    return tomllib.loads((files("assistant.triage") / "rules" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def patterns(file: str, *path: str) -> re.Pattern[str]:
    """Return one expression that matches wherever a pattern of this list does, on whole words."""
    entry: Any = table(file)
    for key in path:
        entry = entry[key]
    return compiled(tuple(entry))


@cache
def compiled(sources: tuple[str, ...]) -> re.Pattern[str]:
    """Return the patterns as one expression with the slots filled in."""
    return re.compile(r"\b(?:" + "|".join(filled(source) for source in sources) + r")\b")


def filled(source: str) -> str:
    """Return a pattern with each slot replaced by its words.

    Raises:
        KeyError: The pattern names a slot that words.toml does not have.
    """
    return _SLOT.sub(lambda slot: _slot(slot.group(1)), source)


@cache
def _slot(name: str) -> str:
    return "(?:" + "|".join(filled(word) for word in table("words")["slots"][name]) + ")"
