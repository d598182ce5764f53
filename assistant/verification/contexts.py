"""Compares what stands around a number of a claim with what stands around the numbers of its paragraph."""

import re
from functools import lru_cache

from assistant.verification.links import compare
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.words import Text, Token, is_number, read, split_sentences

REACH = 8
"""Words of content on each side of a number that say what it is a number of."""

STARTS = re.compile(r"[.;,:]\s|\b(?:but|and|that|found|showed|judged|rated|graded|considered)\b")
"""What begins a statement before a number."""
ENDS = re.compile(r"[.;,:](?:\s|$)|\bbut\b|\band that\b")
ENDS_BEFORE_ANOTHER = re.compile(r"[.;,:](?:\s|$)|\b(?:but|and)\b")
PASSED_OVER = frozenset({"every", "ordinal", "label"})
"""Measures beside which the words around a number go on."""
LEAD = 4
"""Words of content just before a number that tell it from others."""


@lru_cache(maxsize=2048)
def context(quantity: Quantity, text: str) -> tuple[Token, ...]:
    """Return the words of content around a number, within its sentence and up to the numbers beside it."""
    start, end = _between(quantity, text)
    before = split_sentences(text[start : quantity.start] + "|")[-1].rstrip("|")
    after = split_sentences("|" + text[quantity.end : end])[0].lstrip("|")
    return (*_said(read(before))[-REACH:], *_said(read(after))[:REACH])


@lru_cache(maxsize=2048)
def spot(quantity: Quantity, text: str) -> tuple[Token, ...]:
    """Return the words of content in the one statement that a number stands in: "good" of "17 were good, 33 poor"."""
    start, end = _between(quantity, text)
    before = STARTS.split(text[start : quantity.start])[-1]
    after = (ENDS if end == len(text) else ENDS_BEFORE_ANOTHER).split(text[quantity.end : end])[0]
    return (*_said(read(before))[-REACH:], *_said(read(after))[:REACH])


@lru_cache(maxsize=2048)
def lead(quantity: Quantity, text: str) -> frozenset[str]:
    """Return the stems of the last words of content before a number, back to the number or the comma before it."""
    start, _ = _between(quantity, text)
    before = re.split(r"[.;,:]\s|\bbut\b", text[start : quantity.start])[-1]
    return frozenset(token.stem for token in _said(read(before))[-LEAD:])


def likeness(mine: tuple[Token, ...], theirs: tuple[Token, ...]) -> float:
    """Return the weight of the words of the first context that stand in the second in the same or another form."""
    return sum(
        token.weight
        * max((score for score, sign in (compare(token, other) for other in theirs) if sign > 0), default=0)
        for token in mine
    )


def _between(quantity: Quantity, text: str) -> tuple[int, int]:
    """Return where the number before this one ends and the one after it begins; "monthly" and "first" part nothing."""
    others = [other for other in quantities(text) if other != quantity and other.measure not in PASSED_OVER]
    start = max([other.end for other in others if other.end <= quantity.start], default=0)
    return start, min([other.start for other in others if other.start >= quantity.end], default=len(text))


def _said(text: Text) -> list[Token]:
    return [token for token in text.content if not is_number(token.text)]
