"""Hyphens at line ends: a compound keeps its hyphen, a broken word loses it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_TAIL = re.compile(r"([A-Za-z’']+(?:-[A-Za-z’']+)*)-$")
_HEAD = re.compile(r"^[A-Za-z’']+")
_LONGEST = 60
_WORDS = re.compile(r"[A-Za-z’']+(?:-[A-Za-z’']+)*")
_PREFIXES = frozenset(
    [
        "all",
        "anti",
        "by",
        "co",
        "cross",
        "de",
        "decision",
        "drop",
        "ex",
        "extra",
        "face",
        "follow",
        "full",
        "half",
        "high",
        "ill",
        "in",
        "inter",
        "intra",
        "long",
        "low",
        "mid",
        "mini",
        "multi",
        "near",
        "non",
        "off",
        "on",
        "one",
        "out",
        "over",
        "part",
        "peer",
        "post",
        "pre",
        "pro",
        "re",
        "risk",
        "self",
        "semi",
        "short",
        "single",
        "sub",
        "then",
        "third",
        "three",
        "time",
        "two",
        "under",
        "up",
        "well",
        "whole",
        "year",
    ]
)


class Vocabulary:
    """How often each word and each compound stands inside a line of this document."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Count the words of the lines, leaving out the cut ones at their ends."""
        self._counts: Counter[str] = Counter()
        for line in lines:
            self._counts.update(
                word.lower() for word in _WORDS.findall(line[:-_LONGEST] + _TAIL.sub("", line[-_LONGEST:]))
            )

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Return whether "left-right" is a compound rather than a word broken in two.

        The document itself decides where it has the word elsewhere; otherwise a compound's second half is a word
        of its own, and its first half is one too or a known prefix.
        """
        left, right = left.lower(), right.lower()
        last, whole = left.rsplit("-", 1)[-1], (left + right).replace("’", "'")
        compound, plain = self._counts[f"{left}-{right}"], self._counts[whole]
        if compound != plain:
            return compound > plain
        if last in _PREFIXES or len(right) <= 1:
            return True
        if not self._counts:
            return True
        return self._counts[right] > 0 and self._counts[last] > 0


def join_lines(lines: Sequence[str], vocabulary: Vocabulary | None = None) -> str:
    """Return the lines as one, a space between them unless a hyphen or a slash joins them.

    >>> join_lines(["multi-", "agency work and"]), join_lines(["children –", "and adults"])
    ('multi-agency work and', 'children – and adults')
    """
    text = ""
    for line in lines:
        text = _joined(text, line, vocabulary) if text else line
    return text


def _joined(text: str, line: str, vocabulary: Vocabulary | None) -> str:
    tail, head = _TAIL.search(text[-_LONGEST:]), _HEAD.match(line)
    if tail and head:
        if line[:1].isupper() or vocabulary is None or vocabulary.keeps_hyphen(tail[1], head[0]):
            if head[0].lower() in ("and", "or", "to"):
                return f"{text} {line}"
            return text + line
        return text[:-1] + line
    if re.search(r"\w[-–/]$", text[-2:]) and re.match(r"\w", line):
        return text + line
    return f"{text} {line}"
