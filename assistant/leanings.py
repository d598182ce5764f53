"""Which way a judgement leans, and which judgements of different documents lean opposite ways on one subject."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

from assistant.citations import authority_of_quote
from assistant.quotations import quotation
from assistant.reading import ReadParagraph
from ingest.documents import Authority, Kind

_JUDGES = {Authority.INSPECTOR_JUDGED, Authority.REVIEW_FOUND}
_NO_JUDGEMENTS = {Kind.RECOMMENDATION, Kind.STATISTICS, Kind.TABLE}
_MIXED = re.compile(
    r"(?i)\b(?:but|however|although|though|while|whilst|despite|except|nevertheless|not\s+all|some|too)\b"
)
_REACH = 4
"""Words after a denial within which it turns a judgement round."""
_ON_SUBJECT = 0.5
"""Share of the question's words that both sentences must hold."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """The words that show which way a judgement leans."""

    good: frozenset[str]
    bad: frozenset[str]
    turns: frozenset[str]

    @staticmethod
    @cache
    def load() -> "Leanings":
        """Return the words that ship with the program."""
        content = tomllib.loads(resources.files("assistant").joinpath("leanings.toml").read_text("utf-8"))
        return Leanings(*(frozenset(content[name].split()) for name in ("good", "bad", "turns")))


def leaning(sentence: str) -> int:
    """Return 1 where a sentence judges well, -1 where it judges badly, 0 where it does neither or both.

    >>> [leaning(text) for text in ("Visits are timely.", "Visits are not timely.", "Visits are timely but brief.")]
    [1, -1, 0]
    """
    if _MIXED.search(sentence):
        return 0
    known = Leanings.load()
    words = re.findall(r"[a-z]+(?:['’]t)?", sentence.casefold().replace("’", "'"))
    found = {
        -way if any(word in known.turns for word in words[max(0, place - _REACH) : place]) else way
        for place, word in enumerate(words)
        if (way := (word in known.good) - (word in known.bad))
    }
    return found.pop() if len(found) == 1 else 0


def differing(lines: Sequence[ReadParagraph]) -> list[tuple[ReadParagraph, ReadParagraph]]:
    """Return pairs of lines in which two documents judge the question's subject differently, each line once.

    Only findings of inspectors and of reviews are held against each other, and only where the words quoted speak of
    half of what the question asks about and lean one way throughout.
    """
    judged = [(line, way) for line in lines if (way := judgement(line))]
    pairs: list[tuple[ReadParagraph, ReadParagraph]] = []
    taken: set[str] = set()
    for (one, way), (other, opposite) in combinations(judged, 2):
        ids = {one.scored.stored.id, other.scored.stored.id}
        same = one.scored.stored.document.id == other.scored.stored.document.id
        if way == -opposite and not same and not ids & taken:
            pairs.append((one, other))
            taken |= ids
    return pairs


def judgement(line: ReadParagraph) -> int:
    """Return which way a line judges the question's subject: 1 well, -1 badly, 0 neither or nothing of it."""
    stored, quote = line.scored.stored, quotation(line)
    if authority_of_quote(stored, quote) not in _JUDGES or stored.paragraph.kind in _NO_JUDGEMENTS:
        return 0
    quoted = [sentence for sentence in line.sentences if sentence.text in quote]
    if not quoted or max(sentence.covered for sentence in quoted) < _ON_SUBJECT:
        return 0
    ways = {leaning(sentence.text) for sentence in quoted}
    return ways.pop() if len(ways) == 1 else 0
