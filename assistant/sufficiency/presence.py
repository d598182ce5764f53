"""How far a text speaks of a concept: in its words, in related ones, or in a word that was mistyped."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.verification.links import options_of
from assistant.verification.words import Text
from assistant.verification.words import read as read_words
from vectorstore.concepts import Concept
from vectorstore.stems import ParagraphStems

HELD = 0.7
"""Presence from which a text counts as speaking of a concept."""
MISTYPED = 0.8
"""Presence of a word that the library does not know and that is one letter away from one of the text's."""
SHORTEST = 5
"""Letters of the shortest word that is taken for mistyped."""


@lru_cache(maxsize=4_096)
def stems_of_text(text: str) -> ParagraphStems:
    """Return a text's stems; the same few texts are asked about every concept."""
    return ParagraphStems.of(text)


def presence(concept: Concept, text: str) -> float:
    """Return how far a text speaks of a concept, from 0 to 1 (its own words, or those that the vocabulary knows)."""
    if concept.is_in(stems_of_text(text)):
        return 1.0
    words = read_words(text)
    related = _related(read_words(concept.name), words)
    if related < HELD and concept.unheard and _is_mistyped(concept.name, words):
        return MISTYPED
    return related


def share(concepts: Sequence[Concept], presences: Sequence[float]) -> float:
    """Return the weighted share of the concepts that is present, from 0 to 1; 1 where there is none."""
    whole = sum(concept.weight for concept in concepts)
    return sum(one.weight * held for one, held in zip(concepts, presences, strict=True)) / whole if whole else 1.0


def share_in(concepts: Sequence[Concept], text: str) -> float:
    """Return the weighted share of the concepts that a text speaks of, from 0 to 1."""
    return share(concepts, [presence(concept, text) for concept in concepts])


def _related(concept: Text, text: Text) -> float:
    """Return how close the nearest words of the text are in the lexicon of verification, for the farthest word."""
    options = options_of(concept, text)
    best = [
        max((option.score for option in options.get(token, ()) if option.sign > 0), default=0.0)
        for token in concept.content
    ]
    return min(best, default=0.0)


def _is_mistyped(name: str, text: Text) -> bool:
    return " " not in name and any(is_one_letter_away(name, token.lower) for token in text.tokens)


def is_one_letter_away(left: str, right: str) -> bool:
    """Return whether two words of the same first letter differ by one letter, or by two neighbours changed about.

    >>> is_one_letter_away("referal", "referral"), is_one_letter_away("recieve", "receive")
    (True, True)
    """
    if min(len(left), len(right)) < SHORTEST or left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    if len(left) != len(right):
        shorter, longer = sorted((left, right), key=len)
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    places = [place for place, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    if len(places) == 2 and places[1] == places[0] + 1:
        first, second = places
        return left[first] == right[second] and left[second] == right[first]
    return len(places) <= 1
