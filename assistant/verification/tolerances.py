"""How far a number in words may lie from the figures that it stands for: nearly a third, just over half, about 20."""

import re

from assistant.verification.quantities import Quantity

HEDGE = re.compile(
    r"\b(?:about|around|approximately|roughly|some|nearly|almost|just (?:over|under)|close to|over|more than|under"
    r"|less than)\s*$",
    re.I,
)
NEARLY = re.compile(r"\b(?:nearly|almost|just under|just short of|not quite|close to)\s*(?:an?\s)?$", re.I)
JUST_OVER = re.compile(r"\b(?:just over|a little over|slightly (?:over|more than)|a little more than)\s*$", re.I)
ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|some|close to|in the region of)\s*$", re.I)

NEAR = 6.0
"""Points of a percentage within which "nearly" and "just over" are said of a share."""
LOOSE = 5.0
"""The same of "about"."""
FAR = 17.0
"""The same of "more than" and "fewer than"."""
FRACTION = 3.0
"""The same of a fraction that is given without any such word."""
ROUND = 0.1
"""Share of a count within which "more than 400", "nearly 300" or "about 50" is said of it."""


def is_hedged(wanted: Quantity, claim: str) -> bool:
    """Return whether a word such as "about" or "over" stands before a number."""
    return bool(HEDGE.search(claim[: wanted.start]))


def is_share(wanted: Quantity, share: float, claim: str) -> bool:
    """Return whether a share in per cent is what a fraction or a percentage of the claim says of it."""
    before, above = claim[: wanted.start], share - wanted.value
    if NEARLY.search(before):
        return -NEAR <= above <= 1.0
    if JUST_OVER.search(before):
        return 0 < above <= NEAR
    if ABOUT.search(before):
        return abs(above) <= LOOSE
    if wanted.bound == "more than":
        return 0 < above <= FAR
    if wanted.bound == "less than":
        return 0 < -above <= FAR
    return abs(above) <= (FRACTION if wanted.unit else 0.6)


def is_rounded(wanted: Quantity, other: Quantity, claim: str) -> bool:
    """Return whether a round number stands for an exact one: "more than 400" for 418."""
    before = claim[: wanted.start]
    if other.value < 20 or wanted.value % 10 or other.value % 10 == 0:
        return False
    distance = (other.value - wanted.value) / other.value
    if NEARLY.search(before):
        return -ROUND / 2 <= distance < 0
    if ABOUT.search(before):
        return abs(distance) <= ROUND / 2
    if wanted.bound == "more than":
        return 0 < distance <= ROUND
    return wanted.bound == "less than" and 0 < -distance <= ROUND


def is_fold(wanted: Quantity, first: float, last: float, claim: str) -> bool:
    """Return whether a number that went from the first to the last value doubled, tripled or halved as is said."""
    if not first or not last:
        return False
    grown = last / first / wanted.value
    before = claim[: wanted.start]
    if NEARLY.search(before):
        return 0.85 <= grown < 1.02
    if wanted.bound == "more than":
        return 1 < grown <= 1.35 if wanted.value > 1 else 0.7 <= grown < 1
    return abs(grown - 1) <= (0.15 if ABOUT.search(before) else 0.08)
