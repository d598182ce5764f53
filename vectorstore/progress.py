"""What an ingestion says of itself while it runs and when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """One file's outcome."""

    path: str
    status: Status
    document: str | None = None
    """Its id in the library; for a duplicate the id of the document it is a duplicate of."""
    pages: int = 0
    paragraphs: int = 0
    message: str = ""
    """Why it failed or what it is a duplicate of, as a sentence."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an ingestion has come."""

    files: int = 0
    """Files looked at."""
    pages: int = 0
    """Pages read."""
    passages: int = 0
    """Passages embedded."""
    bytes_done: int = 0
    """Bytes of the files that are done, those that are being embedded in part."""


ProgressCallback = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Be told and do nothing."""
