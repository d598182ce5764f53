"""Blocks in the making: the lines taken so far, and what they were taken for."""

import re
from dataclasses import dataclass

from ingest.blocks import Role
from ingest.headings import Style
from ingest.lines import Line
from ingest.tables import Table

_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*$")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A block in the making."""

    role: Role
    lines: list[Line]
    opening: str = ""
    """What is left of the first line once its bullet or number is taken off."""
    label: str | None = None
    name: str = ""
    level: int = 0
    unsigned: bool = False
    """A list item by its indentation alone."""
    style: Style | None = None
    table: Table | None = None

    def texts(self) -> list[str]:
        """Return the lines' words."""
        return [self.opening, *(line.text for line in self.lines[1:])]

    def ended(self) -> bool:
        """Return whether the text so far ends as a sentence does."""
        return bool(_ENDS.search(self.lines[-1].text))
