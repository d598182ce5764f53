"""Finds claims that are the beginning of a sentence of their paragraph, word for word."""

import re

from assistant.verification.words import plain, split_sentences

SHORTEST = 4
"""Words from which a beginning says something."""
BREAK = re.compile(r"^(?:[,;:]\s|\s-\s)|^\s(?:and|but|although|though|because|which|so|whereas|while)\s")
"""What may follow a beginning that says something by itself."""
TURNING = re.compile(r"^[\s,;:-]*(?:except|unless|until|only|other than|apart from|provided|or|if|when|where)\b")
"""What takes back a part of what the beginning says."""
CLOSING = re.compile(
    r"^[\s,;:-]*(?!and\b|but\b|although\b|though\b|which\b|so\b|as\b)(?:according to\b|reportedly\b|[\w' ]{2,40}"
    r"\b(?:told|informed|assured|said|says?|reports?|reported|understand|claims?|states?|stated)(?: \w+){0,3}\W*$)"
)
"""Who said it, put last."""
OPEN = re.compile(
    r"^(?:if|unless|until|although|though|while|whilst|when|where|whereas|because|despite|had|should|were)\b", re.I
)
"""With what a sentence starts whose beginning, up to its first comma, is a condition or an aside."""


def is_beginning(claim: str, paragraph: str, *, to_a_break: bool = False) -> bool:
    """Return whether a sentence of the paragraph begins with the claim.

    Args:
        claim: One sentence; its last full stop and the size of its letters make no difference.
        paragraph: The text that it cites.
        to_a_break: Whether the sentence must end there, or go on with a new statement that takes nothing back.

    >>> is_beginning("Visits are made weekly.", "Visits are made weekly, and children are seen alone.", to_a_break=True)
    True
    >>> is_beginning("Visits are made weekly.", "Visits are made weekly, except in August.", to_a_break=True)
    False
    """
    text = plain(claim).rstrip(" .").lower()
    if len(text.split()) < SHORTEST or (to_a_break and OPEN.match(text) and "," not in text):
        return False
    rests = [
        sentence[len(text) :] for sentence in split_sentences(plain(paragraph)) if sentence.lower().startswith(text)
    ]
    return any((_breaks(rest) if to_a_break else not rest[:1].isalnum()) for rest in rests)


def _breaks(rest: str) -> bool:
    return not rest.strip(" .!?") or bool(BREAK.match(rest) and not TURNING.match(rest) and not CLOSING.match(rest))
