"""What stands on a page: words, ruling lines and pictures, with their places, as the PDF edge hands them over."""

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """One unbroken run of characters; a named tuple because a long report has a million of them.

    Places are in points from the page's top left corner.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    """The baseline."""
    size: float
    """Font size in points."""
    bold: bool
    spaced: bool
    """A space stands before it; otherwise only its place says whether one does."""
    marks: tuple[str, ...] = ()
    """Numbers of notes, raised or small digits that are no longer in `text`."""


class Character(NamedTuple):
    """One printed character, with its place in points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(NamedTuple):
    """A thin horizontal or vertical line, or one edge of a filled or stroked rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Return whether it runs across the page."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """One page as found, in the order of the file."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    picture_share: float = 0.0
    """Share of the page's area that its largest picture covers, 0 to 1."""
