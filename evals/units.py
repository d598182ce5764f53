"""What a search ranks: a paragraph of the library, or a chunk of the naive pipeline."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that can stand in a ranking, with the text that a reader would read."""

    id: str
    """Without spaces, as the TREC files need."""
    doc: str
    """Path of its document, as judgements write it."""
    page: int
    page_to: int
    label: str | None
    text: str
    authority: str | None = None
