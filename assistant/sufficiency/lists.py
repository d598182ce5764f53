"""The word lists of the decision, read once."""

import tomllib
from functools import cache
from importlib import resources


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one list of `words.toml`."""
    content = tomllib.loads(resources.files("assistant.sufficiency").joinpath("words.toml").read_text("utf-8"))
    return frozenset(content[name].split())


def either(name: str) -> str:
    """Return a regular expression for any word of a list, longest first."""
    return "|".join(sorted(listed(name), key=lambda word: (-len(word), word)))
