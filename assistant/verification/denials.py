"""Finds the words of a text that deny, and what they deny."""

from dataclasses import dataclass
from itertools import pairwise

from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.words import Text, Token

DEGREE = 5
"""Tokens after a denial within which the "to" of "not sufficiently developed to" stands."""
ASIDE = 2
"""Tokens after a denial within which an aside such as "not, however, supported" ends."""
NEXT = 2
"""Tokens after a denial within which nothing ends its reach: "not yet leading to"."""
REACH = 5
"""Words of content after a word of denial that it turns round, unless its clause ends before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A word that turns round what follows it."""

    word: str
    position: int
    reach: tuple[Token, ...]
    """Words that it turns round, nearest first."""


def _list(name: str) -> frozenset[str]:
    return listed("negation", name)


def denials(text: Text) -> list[Denial]:
    """Return the denials of a text in their order: not, no, without, failed, rather than."""
    harmless = {p for found in find(text, _list("harmless")) for p in range(found.first, found.last + 1)}
    found = [(found.phrase, found.first, found.last) for found in find(text, _list("before"))]
    found += [(token.lower, token.position, token.position) for token in text.tokens if token.lower.endswith("n't")]
    return [
        Denial(word=phrase, position=first, reach=_reach(text, last))
        for phrase, first, last in sorted(found, key=lambda item: item[1])
        if first not in harmless
    ]


def _end(text: Text, position: int) -> int:
    """Return where a denial ends: that of "not sufficiently developed to" at its "to", after which it turns round.

    That of "not always clear enough to" ends there too.
    """
    following = text.tokens[position + 1 : position + 1 + DEGREE]
    enough = any((left.lower, right.lower) == ("enough", "to") for left, right in pairwise(following))
    if not enough and (not following or following[0].lower not in _list("degrees")):
        return position
    return next((token.position for token in following if token.lower == "to"), position)


def _reach(text: Text, position: int) -> tuple[Token, ...]:
    position = _end(text, position)
    start = text.tokens[position]
    reached: list[Token] = []
    clause = start.clause
    for token in text.tokens[position + 1 :]:
        ends = token.lower in _list("ends") and token.position > position + NEXT
        between = text.tokens[position + 1 : token.position]
        if token.clause != clause and not reached and all(word.lower in _list("asides") for word in between):
            clause = token.clause if len(between) <= ASIDE and (between or token.lower in _list("asides")) else clause
        if token.clause != clause or token.sentence != start.sentence or ends or len(reached) >= REACH:
            break
        if token.weight > 0 and token.lower not in _list("asides"):
            reached.append(token)
    return tuple(reached)
