"""Tells whether a claim itself says that a thing is asked for, planned, needed or only begun."""

from itertools import pairwise

from assistant.verification.alignment import Alignment
from assistant.verification.intents import find_loosely
from assistant.verification.lexicon import listed
from assistant.verification.words import Text

NOUN_NEXT = frozenset({"is", "are", "was", "were", "of", "for", "in", "and", "or", "has", "have", "by", "at", "plans"})
"""Words after "need" where it is a noun."""
STARTING = frozenset({"start", "starts", "started", "starting", "begin", "begins", "began", "begun", "beginning"})
BEGUN = frozenset({"has begun"})
"""What leaves open whether a thing is finished, but not whether it was begun."""


def _list(name: str) -> frozenset[str]:
    return listed("authority", name)


def is_left_open(alignment: Alignment) -> bool:
    """Return whether a claim itself asks, plans or expects, by a word that is no part of what is planned."""
    words = _list("asked") | _list("planned") | _list("planning")
    marks = {
        position
        for found in find_loosely(alignment.paragraph, words)
        for position in range(found.first, found.last + 1)
    }
    within = {
        link.claim.position for link in alignment.links if link.score == 1.0 and link.ground.position not in marks
    }
    words = (words | _list("asking")) - BEGUN
    return (
        _needs(alignment.claim)
        or _starts(alignment.claim)
        or any(found.first not in within for found in find_loosely(alignment.claim, words))
    )


def _needs(claim: Text) -> bool:
    """Return whether somebody needs something in a claim: "councillors need direct contact", not "in need"."""
    tokens = claim.tokens
    return any(
        token.lower == "need"
        and 0 < token.position < len(tokens) - 1
        and tokens[token.position - 1].weight > 0
        and tokens[token.position + 1].lower not in NOUN_NEXT
        and not {"who", "that", "which", "they", "what"} & {other.lower for other in tokens[: token.position]}
        for token in tokens
    )


def _starts(claim: Text) -> bool:
    """Return whether a claim says that somebody has only begun with something: "have started auditing"."""
    return any(
        token.lower in STARTING and following.lower.endswith("ing") for token, following in pairwise(claim.tokens)
    )
