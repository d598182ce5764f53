"""Finds listed phrases in a text, the longest first, whole words only."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from assistant.verification.words import Text


class Found(NamedTuple):
    """A listed phrase in a text, by the positions of its tokens."""

    phrase: str
    first: int
    last: int


def find(text: Text, phrases: frozenset[str]) -> list[Found]:
    """Return the phrases in the text in their order; one that stands inside a longer one is not counted."""
    return search([token.lower for token in text.tokens], phrases)


def search(words: Sequence[str], phrases: frozenset[str]) -> list[Found]:
    """Return the phrases in a row of words in small letters; one that stands inside a longer one is not counted."""
    by_first, longest = _index(phrases)
    found: list[Found] = []
    position = 0
    while position < len(words):
        for length in range(min(longest.get(words[position], 0), len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length])
            if phrase in by_first:
                found.append(Found(phrase, position, position + length - 1))
                position += length - 1
                break
        position += 1
    return found


@cache
def _index(phrases: frozenset[str]) -> tuple[frozenset[str], dict[str, int]]:
    """Return the phrases as sequences of words, and the length of the longest by their first words."""
    plain = frozenset(" ".join(re.findall(r"[a-z&0-9]+(?:'[a-z]+)?", phrase)) for phrase in phrases)
    longest: dict[str, int] = {}
    for phrase in plain:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return plain, longest
