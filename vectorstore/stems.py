"""The stems of words, as the lexical index stems them, and those of a paragraph."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"([a-z0-9&]+)(?:['’]s?\b)?")
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word's stem, as the lexical index stems it (Snowball English)."""
    return str(_STEMMER.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in order.

    >>> stems("Reviewing officers' delays")
    ('review', 'offic', 'delay')
    """
    return tuple(map(stem, _WORD.findall(text.casefold())))


@dataclass(frozen=True, slots=True)
class ParagraphStems:
    """A paragraph's stems, looked up by word and by run of words."""

    spaced: str
    distinct: frozenset[str]

    @staticmethod
    def of(text: str) -> "ParagraphStems":
        """Return the stems of a paragraph's text."""
        found = stems(text)
        return ParagraphStems(f" {' '.join(found)} ", frozenset(found))

    def hold(self, run: tuple[str, ...]) -> bool:
        """Return whether the run of stems stands in the paragraph, its words next to one another."""
        return run[0] in self.distinct if len(run) == 1 else f" {' '.join(run)} " in self.spaced
