"""Tells whether two opposites side by side make up for one another: "less consistent" for "more variable"."""

from assistant.verification.alignment import Alignment
from assistant.verification.links import Link

BESIDE = 2
"""Tokens between two words that are said of one another."""


def is_doubled(link: Link, alignment: Alignment) -> bool:
    """Return whether a neighbour of an opposite is an opposite too, on both sides; two words of a phrase count once."""
    return any(
        other.sign < 0
        and not other.claim.concepts & link.claim.concepts
        and 0 < abs(other.claim.position - link.claim.position) <= BESIDE
        and 0 < abs(other.ground.position - link.ground.position) <= BESIDE
        for other in alignment.links
    )
