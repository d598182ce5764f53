"""Tells whether two opposites side by side make up for one another: "less consistent" for "more variable"."""

from assistant.verification.alignment import Alignment
from assistant.verification.links import Link
from assistant.verification.pieces import pieces

AS_MUCH = 0.7
"""Part of what rests on the statement of the opposite that another statement must hold to be taken in its place."""
CLOSE = 6
"""Tokens between an opposite and what it is said of."""
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


def is_of_the_other(link: Link, alignment: Alignment) -> bool:
    """Return whether the opposite is said of what the claim compares with: "steadier than the north".

    What stands after "than" must rest beside the opposite, and what stands before it must not.
    """
    place = link.claim.position
    than = next((token.position for token in alignment.claim.tokens[place:] if token.lower == "than"), None)
    compared = any(token.lower == "than" and token.sentence == link.ground.sentence for token in alignment.ground)
    if than is None or compared:
        return False
    near = {
        other.claim.position
        for other in alignment.links
        if other is not link
        and other.ground.clause == link.ground.clause
        and abs(other.ground.position - link.ground.position) <= CLOSE
    }
    return any(position > than for position in near) and not any(position < place for position in near)


def is_said_elsewhere(link: Link, alignment: Alignment) -> bool:
    """Return whether the paragraph says the word itself in a statement that holds as much of the claim."""
    mine, parts = pieces(alignment.claim), pieces(alignment.paragraph)
    own = parts[link.ground.position]
    shares: dict[int, float] = {}
    for token, options in alignment.options.items():
        if token is not link.claim and mine[token.position] == mine[link.claim.position]:
            for piece in {parts[option.ground.position] for option in options if option.sign > 0}:
                shares[piece] = shares.get(piece, 0.0) + token.weight
    if any(
        other.weight == 0 and other.concepts & link.claim.concepts and other.sentence == link.ground.sentence
        for other in alignment.ground
    ):
        return True
    least = AS_MUCH * shares.get(own, 0.0)
    return any(
        option.sign > 0
        and parts[option.ground.position] != own
        and shares.get(parts[option.ground.position], 0.0) >= max(least, 1.0)
        for option in alignment.options[link.claim]
    )
