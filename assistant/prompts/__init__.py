"""Prompts: Markdown files beside this one, filled with `string.Template` and known by their hash."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt's text before it is filled."""

    text: str

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the file, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def filled(self, **values: str) -> str:
        """Return the prompt with its variables filled in.

        Raises:
            KeyError: A variable of the prompt is missing.
        """
        return Template(self.text).substitute(values)


@cache
def load_prompt(name: str) -> Prompt:
    """Return the prompt of a name, read from the Markdown file of that name."""
    return Prompt(files("assistant.prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))
