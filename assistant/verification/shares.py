"""Finds which parts of which wholes a paragraph counts, and whether a fraction or a ratio of a claim is one of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.verification.contexts import context, likeness, spot
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.tolerances import is_fold, is_share
from assistant.verification.words import read, split_sentences

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
OF_WHAT = re.compile(r"\s(?:of\s)?(?:the\s|its\s|all\s)?([a-z]+)", re.I)
"""What follows a fraction: what it is a fraction of."""
SOME_CASES = re.compile(r"\s(?:cases|records|instances|of (?:the|these|them)\b)", re.I)
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


def is_given_as_share(wanted: Quantity, claim: str, paragraph: str, alike: list[Quantity]) -> bool:
    """Return whether a fraction, percentage or ratio of the claim is a share that the paragraph gives of the same.

    The share that the claim's words around its number are most like must be the one that it gives. The quantities in
    `alike` are fractions that the paragraph gives in words and that are already known to be the same.
    """
    counted = (*shares(paragraph), *_far_shares(wanted, claim, paragraph))
    figures: list[tuple[Quantity, float, Share | None]] = [(share.part, share.percent, share) for share in counted]
    figures += [(other, other.value, None) for other in quantities(paragraph) if other.measure == "percent"]
    if wanted.unit:
        changed = bool(CHANGED.search(claim[: wanted.start]))
        figures = [figure for figure in figures if bool(CHANGED.search(paragraph[: figure[0].start])) == changed]
    fitting = [place for place, percent, share in figures if place in alike or _fits(wanted, percent, share, claim)]
    others = [
        place
        for place, _, share in figures
        if place not in fitting and (wanted.whole is None or (share is not None and share.whole == wanted.whole))
    ]
    around, mine = context(wanted, claim), spot(wanted, claim)
    inferred = wanted.whole is None and all(place.measure == "count" and place.whole is None for place in fitting)
    shared = max((likeness(around, context(place, paragraph)) for place in fitting), default=-1.0)
    if shared < (ENOUGH if inferred else 0.0):
        return False
    nearest = max(likeness(mine, spot(place, paragraph)) for place in fitting)
    rival = max((likeness(mine, spot(place, paragraph)) for place in others), default=-1.0)
    return nearest > rival or (nearest == rival and (nearest > 0 or not inferred))


def _far_shares(wanted: Quantity, claim: str, paragraph: str) -> list[Share]:
    """Return parts that stand in later sentences than the whole which the claim names: "half of the children"."""
    named = OF_WHAT.match(claim[wanted.end :])
    if named is None:
        return []
    noun = read(named[1]).tokens[0].stem
    counts = [quantity for quantity in quantities(paragraph) if quantity.measure == "count" and not quantity.whole]
    wholes = [quantity for quantity in counts if _is_followed_by(noun, paragraph[quantity.end :])]
    if len(wholes) != 1:
        return []
    whole = wholes[0]
    return [
        Share(part=part, whole=whole.value)
        for part in counts
        if part.start > whole.end and part.value <= whole.value and SOME_CASES.match(paragraph[part.end :])
    ]


def _is_followed_by(noun: str, after: str) -> bool:
    return any(token.stem == noun for token in read(after[:30]).tokens[:1])


def _fits(wanted: Quantity, percent: float, share: Share | None, claim: str) -> bool:
    if wanted.measure == "percent":
        return is_share(wanted, percent, claim)
    return share is not None and (share.part.value, share.whole) == (wanted.value, wanted.whole)


def is_given_as_change(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether what the claim says has doubled, tripled or halved went from one number to another that did."""
    mine = context(wanted, claim)
    given = [quantity for quantity in quantities(paragraph) if quantity.measure in {"count", "percent", "money"}]
    for first, last in pairwise(given):
        if not is_from_to(first, last, paragraph):
            continue
        around = (*context(first, paragraph), *context(last, paragraph))
        if is_fold(wanted, first.value, last.value, claim) and likeness(mine, around) >= ENOUGH:
            return True
    return False


def is_from_to(first: Quantity, last: Quantity, text: str) -> bool:
    """Return whether something went from one number to the other: "from 27 children to 19"."""
    return first.measure == last.measure and bool(FROM_TO.match(text[first.end : last.start]))
