"""Tells whether a claim is a single statement of its paragraph, though its words come in another order."""

from collections.abc import Mapping

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.quantifiers import extents
from assistant.verification.words import NAME_WEIGHT, Token, is_number

WHOLE = 0.999
"""Share of a claim in one piece from which all of it rests there."""
LEFT_OUT = 0.42
"""Share of the words between those that a claim takes over that it may leave out and still be the same statement."""
COVERED = 0.79
"""Share of a claim that must rest on its ground where one of its words is its own."""
OWN = 1.0
"""Weight of the words that a claim may have of its own."""
TORN = 0.34
"""Share of its neighbouring words that may rest on different pieces of a sentence."""
FEWEST = 4
"""Words of a claim that must rest on the paragraph where one of its words is its own."""
REASONS = frozenset({"because", "since", "due", "owing", "so", "therefore"})
"""Words that join two statements of which it matters which comes first."""


def is_one_statement(found: Mapping[str, float], alignment: Alignment) -> bool:
    """Return whether the claim says all of one statement, or nearly, and adds nothing that could change it.

    Its words may come in another order there: what goes with a change between active and passive, or with a time put
    first, cannot be told from an exchange of subject and object by order alone, which other rules look for. One of its
    words may be a word of its own, as long as it is no word of degree, of number, of praise or of blame.

    Args:
        found: The features of the claim, by name.
        alignment: The claim laid over its paragraph.
    """
    if found["opposites"] or _left_out(alignment) > LEFT_OUT:
        return False
    if found["largest"] > WHOLE and not found["uncovered"]:
        return True
    if found["coverage"] < COVERED or found["words"] < FEWEST:
        return False
    if found["largest"] > WHOLE:
        return _adds_little(found, alignment, "piece")
    return (
        found["sentences"] == 1
        and found["torn"] <= TORN
        and not REASONS & {token.lower for token in alignment.claim.tokens}
        and _adds_little(found, alignment, "ground")
    )


def _adds_little(found: Mapping[str, float], alignment: Alignment, within: str) -> bool:
    """Return whether the claim has at most one word of its own, and that one changes nothing of what is said.

    Praise or blame must stand in the "piece" or in the "ground" that the claim rests on.
    """
    own = alignment.uncovered
    judged = bool(own) and (found[f"ill_not_in_{within}"] or found[f"well_not_in_{within}"])
    return found["uncovered"] <= OWN and not judged and not any(_changes(token) for token in own)


def _changes(token: Token) -> bool:
    return is_number(token.text) or token.weight >= NAME_WEIGHT or token.lower in listed("quantifiers", "degrees")


def _left_out(alignment: Alignment) -> float:
    """Return the share of the words between those taken over that is left out, words of extent not counted."""
    linked = {link.ground.position for link in alignment.links}
    phrases = {
        position
        for extent in extents(alignment.paragraph)
        for position in range(extent.last + 1 - len(extent.phrase.split()), extent.last + 1)
    }
    between = [
        token
        for token in alignment.ground
        if token.weight > 0
        and linked
        and min(linked) <= token.position <= max(linked)
        and (token.position in linked or token.position not in phrases)
    ]
    return 1 - len(linked & {token.position for token in between}) / max(1, len(between))
