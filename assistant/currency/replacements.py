"""The table of what replaced what: guidance and its editions, bodies and reviews that bear other names now."""

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Guidance(BaseModel):
    """Guidance that comes in editions, or that was withdrawn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    pattern: re.Pattern[str]
    editions: tuple[int, ...] = ()
    """Years of publication, oldest first; the last one is current."""
    yearly: bool = False
    """Whether an edition comes every September."""
    note: str = ""
    """What is said wherever it is named, if there are no editions."""
    checked: str = ""
    """When and where this was read; "" for what was not, which is not shown."""


class Name(BaseModel):
    """A body, a review or a form that goes by another name now."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: re.Pattern[str]
    note: str
    since: date | None = None
    """When the name changed, where that is known to the day."""
    checked: str = ""
    """When and where this was read; "" for what was not, which is not shown."""


class Replacements(BaseModel):
    """The whole table, less the rows that nobody has checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    guidance: tuple[Guidance, ...]
    name: tuple[Name, ...]
    of_every_procedure: frozenset[str]
    """Words of a title that do not tell one procedure from another."""


@cache
def load_replacements() -> Replacements:
    """Return the shipped table; rows that are not marked as checked are left out."""
    content = tomllib.loads(files("assistant.currency").joinpath("currency.toml").read_text(encoding="utf-8"))
    whole = Replacements.model_validate(content)
    guidance = tuple(row for row in whole.guidance if row.checked)
    name = tuple(row for row in whole.name if row.checked)
    return whole.model_copy(update={"guidance": guidance, "name": name})
