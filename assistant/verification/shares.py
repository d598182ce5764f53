"""Finds which parts of which wholes a paragraph counts, and whether a fraction or a ratio of a claim is one of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.verification.contexts import context, likeness
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.tolerances import is_fold, is_share
from assistant.verification.words import split_sentences

WHOLE = re.compile(
    r"\b(?:of|all|of all|in all|audited|sampled|examined|reviewed)(?: (?:the|these|those|its|their))?\s*$", re.I
)
"""What stands before the number of all: "of the 75 cases"."""
OF_THEM = re.compile(r"\bof (?:whom|which|these|those|them),?\s*(?:only |just )?$", re.I)
THESE = re.compile(r"^\s*(?:of|in) (?:these|those|them|whom|which)\b", re.I)
FROM_TO = re.compile(r"^(?:\s[a-z]+){0,2}\sto\s$", re.I)
"""What stands between the two numbers of "from 31 to 96"."""
CHANGED = re.compile(r"\bby\s(?:\w+\s){0,2}$", re.I)
"""What stands before a fraction by which something changed."""
ENOUGH = 0.9
"""Weight of the words that a fraction must have in common with the figures that it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part that a paragraph counts, and the whole that it is a part of."""

    part: Quantity
    whole: float

    @property
    def percent(self) -> float:
        """Return the part in per cent of the whole."""
        return 100 * self.part.value / self.whole


@lru_cache(maxsize=512)
def shares(text: str) -> tuple[Share, ...]:
    """Return the parts of wholes that a plain text counts, in their order."""
    found: list[Share] = []
    counts = [quantity for quantity in quantities(text) if quantity.measure == "count"]
    for place, quantity in enumerate(counts):
        whole = quantity.whole or _whole(quantity, counts[:place], text)
        if whole and quantity.value <= whole:
            found.append(Share(part=quantity, whole=whole))
    return tuple(found)


def _whole(part: Quantity, before: list[Quantity], text: str) -> float | None:
    """Return of how many a number without a whole of its own is a part, or None where that cannot be told."""
    if not before or WHOLE.search(text[: part.start]):
        return None
    last = before[-1]
    if OF_THEM.search(text[: part.start]) or THESE.match(text[part.end :]):
        return last.value if last.value >= part.value else None
    for other in reversed(before):
        if len(split_sentences(text[other.start : part.start] + "x")) > 1:
            return None
        if other.whole is None and other.value >= part.value and _counts_all(other, text):
            return other.value
    return None


def _counts_all(quantity: Quantity, text: str) -> bool:
    """Return whether a number is that of all the things that a sentence speaks of: "an audit of 40 records"."""
    return bool(WHOLE.search(text[: quantity.start])) and bool(re.match(r"\s[a-z]", text[quantity.end :]))


def is_given_as_share(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether a fraction, percentage or ratio of the claim is a share that the paragraph gives of the same.

    The share that the claim's words around its number are most like must be the one that it gives.
    """
    if wanted.unit and CHANGED.search(claim[: wanted.start]):
        return False
    mine = context(wanted, claim)
    figures = [(share.part, share.percent, share) for share in shares(paragraph)]
    figures += [(other, other.value, None) for other in quantities(paragraph) if other.measure == "percent"]
    scored = [
        (likeness(mine, context(place, paragraph)), _fits(wanted, percent, share, claim))
        for place, percent, share in figures
    ]
    best = max((score for score, fits in scored if fits), default=0.0)
    return best >= ENOUGH and best >= max((score for score, fits in scored if not fits), default=0.0)


def _fits(wanted: Quantity, percent: float, share: Share | None, claim: str) -> bool:
    if wanted.measure == "percent":
        return is_share(wanted, percent, claim)
    return share is not None and (share.part.value, share.whole) == (wanted.value, wanted.whole)


def is_given_as_change(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether what the claim says has doubled, tripled or halved went from one number to another that did."""
    mine = context(wanted, claim)
    given = [quantity for quantity in quantities(paragraph) if quantity.measure in {"count", "percent", "money"}]
    for first, last in pairwise(given):
        if first.measure != last.measure or not FROM_TO.match(paragraph[first.end : last.start]):
            continue
        around = (*context(first, paragraph), *context(last, paragraph))
        if is_fold(wanted, first.value, last.value, claim) and likeness(mine, around) >= ENOUGH:
            return True
    return False
