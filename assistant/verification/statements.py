"""Tells whether a claim is a single statement of its paragraph, though its words come in another order."""

from collections.abc import Mapping

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.quantifiers import extents
from assistant.verification.words import NAME_WEIGHT, Token, is_number

WHOLE = 0.999
"""Share of a claim in one piece from which all of it rests there."""
LEFT_OUT = 0.25
"""Share of the words between those that a claim takes over that it may leave out and still be the same statement."""
LEFT_OUT_OF_ONE = 0.4
"""The same where all of the claim rests on one piece."""
COVERED = 0.79
"""Share of a claim that must rest on its ground where one of its words is its own."""
ALL_BUT = 0.85
"""The same where it rests on several pieces of a sentence."""
OWN = 1.0
"""Weight of the words that a claim may have of its own."""
TORN = 0.21
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
    if found["opposites"]:
        return False
    left_out = left_out_but_extent(alignment)
    if found["largest"] > WHOLE:
        if not found["uncovered"] and left_out <= LEFT_OUT_OF_ONE:
            return True
        return (
            found["coverage"] >= COVERED
            and found["words"] >= FEWEST
            and left_out <= LEFT_OUT_OF_ONE
            and _adds_little(found, alignment, "piece")
        )
    return (
        found["sentences"] == 1
        and found["coverage"] >= ALL_BUT
        and found["torn"] <= TORN
        and left_out <= (LEFT_OUT if found["uncovered"] else LEFT_OUT_OF_ONE)
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


def left_out_but_extent(alignment: Alignment) -> float:
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
