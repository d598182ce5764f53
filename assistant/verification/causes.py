"""Finds claims that turn cause and effect round, or that join two things as cause and effect that nothing joins."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.phrases import Found, find
from assistant.verification.words import Text

MOST = 0.6
"""Share of a side of the claim that must rest on a side of the paragraph's for the two to be the same."""
LEAST = 1.0
"""Weight of the claim that must stand on each side of a cause for it to be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that brings about another in a text, by the positions of the words of each."""

    word: str
    compares: bool
    """Whether the two are only compared: "more in the north than in the south"."""
    cause: frozenset[int]
    effect: frozenset[int]


def cause_conflict(alignment: Alignment) -> str | None:
    """Return which cause of the claim is none in the paragraph, or is the effect there, or None."""
    given = causes(alignment.paragraph)
    for claimed in causes(alignment.claim):
        if claimed.word in listed("causes", "by_the_way"):
            continue
        sides = [_places(alignment, side) for side in (claimed.cause, claimed.effect)]
        if min(sum(side.values()) for side in sides) < LEAST:
            continue
        alike = [other for other in given if other.compares == claimed.compares]
        if any(_is_same(sides, other) for other in alike):
            continue
        if any(_is_turned(sides, other) for other in alike):
            what = "what is compared" if claimed.compares else "cause and effect"
            return f"“{claimed.word}” turns {what} round"
        if claimed.word in listed("causes", "plain") and any(_is_beside(sides, other) for other in alike):
            return f"the paragraph does not give this cause for it (“{claimed.word}”)"
    return None


def causes(text: Text) -> list[Cause]:
    """Return what a text says brings about what, in its order."""
    forward = listed("causes", "forward") | listed("causes", "comparing")
    joining = forward.union(*(listed("causes", name) for name in ("backward", "by_the_way")))
    found = find(text, joining | listed("causes", "harmless"))
    return [_cause(text, one, forward=one.phrase in forward) for one in found if one.phrase in joining]


def _cause(text: Text, found: Found, *, forward: bool) -> Cause:
    sentence = text.tokens[found.first].sentence
    inside = [token for token in text.tokens if token.sentence == sentence]
    before = [token.position for token in inside if token.position < found.first]
    after = [token.position for token in inside if token.position > found.last]
    if not any(text.tokens[position].weight for position in before):
        if forward:
            before = [token.position for token in text.tokens if token.sentence == sentence - 1]
        else:
            clause = text.tokens[found.first].clause
            before = [position for position in after if text.tokens[position].clause > clause]
            after = [position for position in after if text.tokens[position].clause == clause]
    first, second = frozenset(before), frozenset(after)
    compares = found.phrase in listed("causes", "comparing")
    cause, effect = (first, second) if forward else (second, first)
    return Cause(word=found.phrase, compares=compares, cause=cause, effect=effect)


def _places(alignment: Alignment, side: Collection[int]) -> dict[int, float]:
    """Return the weight of one side of the claim by where in the paragraph it rests."""
    places: dict[int, float] = {}
    for link in alignment.links:
        if link.claim.position in side:
            places[link.ground.position] = places.get(link.ground.position, 0.0) + link.claim.weight
    return places


def _is_turned(sides: list[dict[int, float]], other: Cause) -> bool:
    """Return whether most of the cause rests on the effect there, and most of the effect on the cause.

    Of two things compared, what is said of both stays where it is.
    """
    if other.compares:
        return _rests(sides[1], other.cause) and any(place in other.effect for place in sides[0])
    return _rests(sides[0], other.effect) and _rests(sides[1], other.cause)


def _is_same(sides: list[dict[int, float]], other: Cause) -> bool:
    return _rests(sides[0], other.cause) and _rests(sides[1], other.effect)


def _is_beside(sides: list[dict[int, float]], other: Cause) -> bool:
    """Return whether both stand on one side of what is joined there."""
    return any(all(_rests(places, side) for places in sides) for side in (other.cause, other.effect))


def _rests(places: dict[int, float], side: Collection[int]) -> bool:
    """Return whether most of one side of the claim rests on a side of what is joined in the paragraph."""
    return sum(weight for place, weight in places.items() if place in side) > MOST * sum(places.values())
