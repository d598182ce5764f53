"""The numbers that Word prints before paragraphs: a file holds only the rules, so they are counted here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

_MOST_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What is printed before one paragraph."""

    label: str | None
    """The number less its full stop, or None for a bullet."""
    level: int
    """Depth in the list, from 1."""


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restarts_after: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that begin anew when this list is first used, and their first number."""


class Numbering:
    """Counts the numbered paragraphs of one document; ask for each in reading order."""

    def __init__(self, numbering: "etree._Element | None") -> None:
        """Read the rules.

        Args:
            numbering: the root of the document's numbering part, or None where it has none.
        """
        self._lists = _lists(numbering) if numbering is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def next(self, list_id: str, depth: int) -> Number | None:
        """Return what is printed before the next paragraph of a list, or None where nothing is.

        Args:
            list_id: the paragraph's `w:numId`.
            depth: its `w:ilvl`, from 0.
        """
        found = self._lists.get(list_id)
        if found is None or depth not in found.levels:
            return None
        level = found.levels[depth]
        self._count(list_id, found, depth)
        if level.form == "bullet":
            return Number(label=None, level=depth + 1)
        label = self._printed(found, depth).strip().rstrip(".:").strip()
        return Number(label=label, level=depth + 1) if label else None

    def _count(self, list_id: str, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.abstract, [None] * _MOST_LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level, start in found.starts.items():
                counts[level] = start - 1
        current = counts[depth]
        counts[depth] = found.levels[depth].start if current is None else current + 1
        for deeper in range(depth + 1, _MOST_LEVELS):
            if deeper in found.levels and _restarts(found.levels[deeper], depth):
                counts[deeper] = None

    def _printed(self, found: _List, depth: int) -> str:
        counts = self._counts[found.abstract]
        legal = found.levels[depth].legal

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = found.levels.get(at, _Level())
            count = counts[at]
            return printed_number(level.start if count is None else count, "decimal" if legal else level.form)

        return re.sub(r"%(\d)", one, found.levels[depth].text)


def printed_number(count: int, form: str) -> str:
    """Return a count in one of Word's number forms.

    >>> [printed_number(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    forms: dict[str, Callable[[int], str]] = {
        "decimalZero": "{:02d}".format,
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
    return forms.get(form, str)(count)


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb …, as Word counts."""
    times, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(max(number, 0), value)
        text += letters * times
    return text


def _restarts(level: _Level, above: int) -> bool:
    """Return whether a level begins anew after a paragraph of the level `above`; 0 means that it never does."""
    return level.restarts_after is None or above < level.restarts_after


def _lists(numbering: "etree._Element") -> dict[str, _List]:
    abstracts = {_value(one, "w:abstractNumId"): one for one in numbering.findall(qn("w:abstractNum"))}
    styled = {_child(one, "w:styleLink"): one for one in abstracts.values() if one.find(qn("w:styleLink")) is not None}
    found: dict[str, _List] = {}
    for num in numbering.findall(qn("w:num")):
        abstract_id = _child(num, "w:abstractNumId") or ""
        abstract = abstracts.get(abstract_id)
        if abstract is None:
            continue
        abstract = styled.get(_child(abstract, "w:numStyleLink"), abstract)
        levels = {int(_value(one, "w:ilvl") or 0): _level(one) for one in abstract.findall(qn("w:lvl"))}
        one = _List(abstract=abstract_id, levels=levels)
        for override in num.findall(qn("w:lvlOverride")):
            _override(one, override)
        found[_value(num, "w:numId") or ""] = one
    return found


def _override(one: _List, override: "etree._Element") -> None:
    depth = int(_value(override, "w:ilvl") or 0)
    replaced = override.find(qn("w:lvl"))
    if replaced is not None:
        one.levels[depth] = _level(replaced)
    start = _child(override, "w:startOverride")
    if start is not None and start.isdigit():
        one.starts[depth] = int(start)


def _level(element: "etree._Element") -> _Level:
    start, restart = _child(element, "w:start"), _child(element, "w:lvlRestart")
    return _Level(
        form=_child(element, "w:numFmt") or "decimal",
        text=_child(element, "w:lvlText") or "",
        start=int(start) if start and start.isdigit() else 0 if start is None else 1,
        restarts_after=int(restart) if restart and restart.isdigit() else None,
        legal=element.find(qn("w:isLgl")) is not None,
    )


def _child(element: "etree._Element", name: str) -> str | None:
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def _value(element: "etree._Element", name: str) -> str | None:
    return element.get(qn(name))
