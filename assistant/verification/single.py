"""Tells whether a claim is a statement of its paragraph, or goes on from one with words of its own."""

from itertools import pairwise

from assistant.verification.alignment import Alignment
from assistant.verification.beginnings import is_beginning
from assistant.verification.coverage import measure
from assistant.verification.lexicon import listed
from assistant.verification.pieces import pieces
from assistant.verification.quantifiers import extents
from assistant.verification.valence import Valence, of_claim, of_ground, of_piece
from assistant.verification.words import NAME_WEIGHT, Token, is_number

WHOLE = 0.999
"""Share of a claim in one piece above which all of it rests there."""
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
TAKEN_OVER = 0.35
"""Share of neighbouring words in common from which a claim counts as taken over, not put in other words."""
ADDED = 2.5
"""Weight of the words of its own that a claim may not add to what it takes over."""


def goes_on(alignment: Alignment) -> bool:
    """Return whether the claim takes over words of its paragraph and goes on from them with others."""
    return alignment.order >= TAKEN_OVER and _added(alignment) >= ADDED


def is_whole(alignment: Alignment) -> bool:
    """Return whether the claim is the beginning of a sentence, or says all of one statement and adds nothing to it.

    The words of a single statement may come in another order there: what goes with a change between active and
    passive, or with a time put first, cannot be told from an exchange of subject and object by order alone, which
    other rules look for. One of its words may be a word of its own, as long as it is no word of degree, of number, of
    praise or of blame.
    """
    if is_beginning(alignment.claim.raw, alignment.paragraph.raw):
        return True
    return not goes_on(alignment) and _is_one_statement(alignment)


def _is_one_statement(alignment: Alignment) -> bool:
    if any(link.sign < 0 for link in alignment.links) or _left_out(alignment) > LEFT_OUT:
        return False
    in_one_piece = max(alignment.shares_of_pieces.values(), default=0.0) > WHOLE
    if in_one_piece and not _added(alignment):
        return True
    if measure(alignment).coverage < COVERED or len(alignment.links) < FEWEST:
        return False
    if in_one_piece:
        return _adds_little(alignment, of_piece(alignment))
    return (
        len(alignment.sentences) == 1
        and _torn(alignment) <= TORN
        and not REASONS & {token.lower for token in alignment.claim.tokens}
        and _adds_little(alignment, of_ground(alignment))
    )


def _adds_little(alignment: Alignment, within: Valence) -> bool:
    """Return whether the claim has at most one word of its own, and that one changes nothing of what is said.

    Args:
        alignment: The claim laid over its paragraph.
        within: How that part of the paragraph speaks in which its praise or blame must stand.
    """
    own, claim = alignment.uncovered, of_claim(alignment)
    is_judged = bool(own) and ((claim.bad and not within.bad) or (claim.good and not within.good))
    return _added(alignment) <= OWN and not is_judged and not any(_changes(token) for token in own)


def _added(alignment: Alignment) -> float:
    return sum(token.weight for token in alignment.uncovered)


def _torn(alignment: Alignment) -> float:
    """Return the share of neighbours in a piece of the claim that rest on different pieces of the paragraph."""
    own, others = pieces(alignment.claim), pieces(alignment.paragraph)
    pairs = list(pairwise(sorted(alignment.links, key=lambda link: link.claim.position)))
    torn = sum(
        own[first.claim.position] == own[second.claim.position]
        and others[first.ground.position] != others[second.ground.position]
        for first, second in pairs
    )
    return torn / max(1, len(pairs))


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
