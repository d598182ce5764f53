"""Finds claims on something of which their paragraph does not speak: "mental health" where it is on dental checks."""

from functools import cache
from typing import NamedTuple

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed, stem


class Topic(NamedTuple):
    """A topic, by the words that name it and the stems of those that show that it may be meant."""

    names: frozenset[tuple[str, ...]]
    signs: frozenset[tuple[str, ...]]


def topic_conflict(alignment: Alignment) -> str | None:
    """Return which topic of the claim the paragraph does not speak of, or None."""
    words = tuple(token.lower for token in alignment.claim.tokens)
    stems = tuple(token.stem for token in alignment.paragraph.tokens)
    resting = {link.claim.position for link in alignment.links if link.sign > 0}
    for topic in _topics():
        for name in topic.names:
            place = _place(words, name)
            if place is None or any(_place(stems, sign) is not None for sign in topic.signs):
                continue
            if not resting.issuperset(range(place, place + len(name))):
                return f"the paragraph does not speak of “{' '.join(name)}”"
    return None


def _place(words: tuple[str, ...], phrase: tuple[str, ...]) -> int | None:
    """Return where a phrase begins in a text, or None."""
    starts = range(len(words) - len(phrase) + 1)
    return next((start for start in starts if words[start : start + len(phrase)] == phrase), None)


@cache
def _topics() -> tuple[Topic, ...]:
    found: list[Topic] = []
    for line in sorted(listed("topics", "sets")):
        names, _, signs = line.partition("|")
        named, shown = _phrases(names), _phrases(signs)
        found.append(Topic(named, frozenset(tuple(stem(word) for word in phrase) for phrase in named | shown)))
    return tuple(found)


def _phrases(words: str) -> frozenset[tuple[str, ...]]:
    phrases = (phrase.replace("-", " ").split() for phrase in words.lower().split(","))
    return frozenset(tuple(phrase) for phrase in phrases if phrase)
