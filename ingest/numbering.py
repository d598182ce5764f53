"""Numbers printed beside paragraphs: which openings are labels, and which only look like one."""

import re
from dataclasses import dataclass, field

_AFTER = r"(?:(?P<stop>[.)])(?:\s+(?=\S)|(?=[“‘\"(]?[A-Z]))|\s+(?=\S))"
_NUMBER = re.compile(r"(?P<label>\d{1,3})" + _AFTER)
_MULTI = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?)" + _AFTER)
_LETTER = re.compile(
    r"(?P<label>\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{2,5})(?=\.))\.?\s+(?=\S)"
)
_NAMED = re.compile(
    r"(?P<name>Recommendation|Rec|Finding|Key finding|Learning point|Learning|Lesson|Key practice episode|KPE|Action"
    r"|Theme|Question)"
    r"\s+(?:No\.?\s*)?(?P<label>\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*(?P<stop>[:.)–—-])?(?:\s+|$)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[“\"‘'(\[A-Z0-9£]")


@dataclass(frozen=True, slots=True)
class Label:
    """A number or letter that opens a text."""

    text: str
    """As printed, less its full stop: "49", "1.2.3", "a)"."""
    rest: str
    """What follows it."""
    stop: bool
    """A full stop, bracket or colon follows the number."""
    parts: tuple[int, ...] = ()
    """The number's parts: (1, 2, 3); empty for letters."""
    name: str = ""
    """The word before it: "Recommendation", "Finding"; otherwise ""."""


def split_label(text: str) -> Label | None:
    """Return the label that opens the text, or None.

    >>> split_label("1.2.3 The panel met."), split_label("2013 was the year")
    (Label(text='1.2.3', rest='The panel met.', stop=False, parts=(1, 2, 3), name=''), None)
    """
    for pattern in (_MULTI, _NUMBER):
        match = pattern.match(text)
        if match and _OPENS.match(text, match.end()):
            parts = tuple(int(part) for part in re.findall(r"\d+", match["label"]))
            return Label(match["label"], text[match.end() :], bool(match["stop"]), parts)
    match = _LETTER.match(text)
    if match:
        return Label(match["label"], text[match.end() :], stop=True)
    match = _NAMED.match(text)
    if match and (match["stop"] or match.end() == len(text) or text[match.end()].isupper()):
        parts = tuple(int(part) for part in re.findall(r"\d+", match["label"]))
        return Label(match["label"], text[match.end() :], bool(match["stop"]), parts, match["name"])
    return None


@dataclass(slots=True)
class Run:
    """The run of labels so far: a number that does not go on with it needs better evidence."""

    last: tuple[int, ...] = ()
    earlier: list[tuple[int, ...]] = field(default_factory=list)
    x0: float | None = None
    """Where the run's labels stand."""

    def follows(self, parts: tuple[int, ...]) -> bool:
        """Return whether the number is the next after the last one, or after the last of an earlier run."""
        return any(_is_next(last, parts) for last in (self.last, *self.earlier[-6:]))

    def take(self, parts: tuple[int, ...], x0: float) -> None:
        """Note that the number was accepted."""
        if self.last and not _is_next(self.last, parts):
            self.earlier.append(self.last)
        self.last, self.x0 = parts, x0


def _is_next(last: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """Return whether `parts` comes right after `last` in a numbering by levels: 1.2 → 1.3, 1.2.1 or 2 or 2.1."""
    if not last:
        return parts[-1] == 1
    if parts == (*last, 1):
        return True
    for depth in range(1, len(last) + 1):
        stem = (*last[: depth - 1], last[depth - 1] + 1)
        if parts in (stem, (*stem, 1)):
            return True
    return False
