"""Tells whether "not until" or "not before" on one side stands as "only after" or "must first" on the other."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import Denial
from assistant.verification.links import Link
from assistant.verification.words import Text

CONDITIONS = {
    "until": frozenset({"only", "once", "after", "since", "wait", "waits"}),
    "before": frozenset({"after", "first", "only", "once"}),
    "unless": frozenset({"only", "if", "where", "without"}),
    "without": frozenset({"only", "with", "first"}),
}
"""Where the reach of "not" is a time or a condition: words that say the same without it."""
TURNED = frozenset({"until", "before", "unless", "without"})
"""Conditions after "not" that "before" turns round: "not close until recorded", "recorded before it is closed"."""
MOST = 0.5
"""Share of the words on each side of a condition that must stand on the other side of "before"."""


def meets_condition(denial: Denial, held: list[Link], alignment: Alignment, other: Text) -> bool:
    """Return whether "not until" or "not before" stands as "only after", or with its parts the other way round.

    Args:
        denial: Of the claim or of the paragraph.
        held: Links of the words that it turns round.
        alignment: The claim laid over the paragraph.
        other: The text that the denial is not in.
    """
    own = alignment.paragraph if other is alignment.claim else alignment.claim
    start = own.tokens[denial.position]
    words = {token.lower: token.position for token in other.tokens}
    for token in own.tokens[denial.position + 1 :]:
        condition = CONDITIONS.get(token.lower)
        if condition is None or token.sentence != start.sentence:
            continue
        if token.lower in TURNED and _is_before(denial.position, token.position, alignment, other):
            return True
        if token.clause != start.clause:
            continue
        if condition & words.keys():
            return True
        partner = next((link.claim if other is alignment.claim else link.ground for link in held), None)
        if token.lower in words and partner is not None:
            return words[token.lower] < partner.position
    return False


def _is_before(denied: int, condition: int, alignment: Alignment, other: Text) -> bool:
    """Return whether the other text has a "before" with the condition in front of it and the denied behind it."""
    of_claim = other is not alignment.claim
    sentence = (alignment.claim if of_claim else alignment.paragraph).tokens[condition].sentence
    pairs = [(link.claim, link.ground) if of_claim else (link.ground, link.claim) for link in alignment.links]
    pairs = [(mine, theirs) for mine, theirs in pairs if mine.sentence == sentence]
    first = [theirs.position for mine, theirs in pairs if denied < mine.position < condition]
    second = [theirs.position for mine, theirs in pairs if mine.position > condition]
    if not first or not second:
        return False
    return any(
        sum(place > token.position for place in first) >= MOST * len(first)
        and sum(place < token.position for place in second) > MOST * len(second)
        for token in other.tokens
        if token.lower == "before"
    )
