"""Tells whether two quantities, one of a claim and one of its paragraph, are the same number of the same things."""

import re
from itertools import dropwhile, takewhile

from assistant.verification.contexts import lead
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.shares import is_from_to, shares
from assistant.verification.tolerances import is_hedged, is_rounded, is_share
from assistant.verification.words import read

BETWEEN = frozenset({"of", "the", "these", "those", "its", "their", "other", "more"})
"""Words between a number and what it counts."""
OPPOSED = {
    ("at least", "at most"), ("at most", "at least"), ("more than", "less than"), ("less than", "more than"),
    ("at least", "less than"), ("less than", "at least"), ("more than", "at most"), ("at most", "more than"),
}  # fmt: skip
BOUNDED = frozenset({"count", "days", "money"})
"""What "more than" may not be said of when the paragraph gives it exactly."""
ROUNDING = 1.5
"""Points of a percentage between a share in words and the same in figures."""
AGE = re.compile(r"[\s-](?:day|week|month|year)s?(?=[\s-]olds?\b)")
OVER = re.compile(r"\b(?:over|within|inside)\s(?:the\s)?$")
LONGER = re.compile(
    r"\b(?:for|of|by|after|at|to|than|take|takes|took|taken|taking|wait|waits|waited|waiting|last|lasts|lasted|is|was|were"
    r"|be|been|are|delayed?|open|old)\s(?:well\s|just\s)?over\s(?:the\s)?$"
)
"""What makes "over" before a length of time say "longer than"."""
OF_WHOM = re.compile(r"\bof (?:whom|which|these|those|them),?\s*$", re.I)
"""What stands before a number of things that were named before it."""


def is_same(wanted: Quantity, other: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether a quantity of the claim is one of the paragraph, as its bounds and what it counts allow."""
    alike = wanted.measure == other.measure
    if alike and (wanted.bound, other.bound) in OPPOSED:
        return False
    if wanted.bound in {"more than", "less than"} and other.bound == "exact" and wanted.measure in BOUNDED:
        if alike and wanted.measure == "days":
            return _is_roughly(wanted, other) or _is_span(wanted, other, claim)
        return alike and is_rounded(wanted, other, claim)
    if "percent" in {wanted.measure, other.measure} and (alike or wanted.whole or other.whole):
        return _same_percentage(wanted, other, claim)
    if wanted.measure == "count" and other.measure == "ordinal":
        return wanted.value == other.value and _is_numbered(wanted, claim, paragraph)
    if wanted.measure == "count" and other.measure == "days":
        is_age = AGE.match(claim[wanted.end :])
        return bool(is_age or not counted(wanted, claim)) and other.text.lower().startswith(
            wanted.text.lower() + (is_age[0].replace("-", " ").rstrip("s") if is_age else "")
        )
    if not alike:
        return {wanted.measure, other.measure} == {"count", "times"} and wanted.value == other.value < 3
    return _same_measure(wanted, other, claim, paragraph)


def _same_percentage(wanted: Quantity, other: Quantity, claim: str) -> bool:
    """Return whether two shares of which one at least is a percentage are the same: "35%" and "12 of 34"."""
    if wanted.measure == other.measure:
        return _same_share(wanted, other, claim)
    if wanted.whole:
        return abs(100 * wanted.value / wanted.whole - other.value) <= ROUNDING
    return is_share(wanted, 100 * other.value / (other.whole or 1.0), claim)


def _same_share(wanted: Quantity, other: Quantity, claim: str) -> bool:
    if wanted.unit and not other.unit:
        return is_share(wanted, other.value, claim)
    if not wanted.unit and not other.unit:
        slack = 1.0 if is_hedged(wanted, claim) else 0.05
    else:
        slack = 3.5 if is_hedged(wanted, claim) else 1.5
    return abs(wanted.value - other.value) <= slack


def _same_measure(wanted: Quantity, other: Quantity, claim: str, paragraph: str) -> bool:
    match wanted.measure:
        case "year":
            ends = not wanted.unit and other.unit == f"to {int(wanted.value) % 100:02d}"
            return ends or (
                wanted.value == other.value and (not wanted.unit or not other.unit or wanted.unit == other.unit)
            )
        case "label":
            return (wanted.unit.split()[-1], wanted.value) == (other.unit.split()[-1], other.value)
        case "days":
            return _same_duration(wanted, other)
        case "every":
            return abs(wanted.value - other.value) <= 0.02 * other.value
        case "count":
            if wanted.whole is not None:
                return (wanted.value, wanted.whole) == (other.value, other.whole)
            return wanted.value in {other.value, other.whole} and _same_thing(wanted, other, claim, paragraph)
        case _:
            return abs(wanted.value - other.value) < 1e-6


def _same_duration(wanted: Quantity, other: Quantity) -> bool:
    kinds = {wanted.unit, other.unit} & {"working", "school", "calendar"}
    if (
        kinds
        and wanted.unit != other.unit
        and "working" in kinds
        and len({wanted.unit, other.unit} & {"day", "hour"}) == 0
    ):
        return False
    slack = 0.02 if wanted.unit == other.unit else 0.05
    return abs(wanted.value - other.value) <= slack * max(wanted.value, other.value)


def _is_roughly(wanted: Quantity, other: Quantity) -> bool:
    """Return whether "less than two weeks" is said of eleven days, or "over a month" of six weeks."""
    share = other.value / wanted.value
    return 0.6 <= share < 1 if wanted.bound == "less than" else 1 < share <= 1.6


def _is_span(wanted: Quantity, other: Quantity, claim: str) -> bool:
    """Return whether "over two years" says when something happened, not that it took longer than two years."""
    before = claim[: wanted.start].lower()
    return bool(OVER.search(before)) and not LONGER.search(before) and _same_duration(wanted, other)


def counted(quantity: Quantity, text: str, words: int = 2) -> frozenset[str]:
    """Return stems and concepts of the words of content that follow a number: what it counts."""
    found: set[str] = set()
    following = list(
        dropwhile(lambda token: token.lower in BETWEEN, read(text[quantity.end : quantity.end + 60]).tokens)
    )
    for token in list(takewhile(lambda token: token.weight > 0, following))[:words]:
        found.add(token.stem)
        found.update(f"{number}:{side}" for number, side in token.concepts)
    return frozenset(found)


def _same_thing(wanted: Quantity, other: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether the same things are counted: false where the paragraph counts these with another number."""
    if re.match(r"\s*(?:%|per\s?cent)", claim[wanted.end :]):
        return False
    if OF_WHOM.search(paragraph[: other.start]) or _is_whole(wanted, claim, paragraph):
        return True
    if len(lead(wanted, claim) & lead(other, paragraph)) > 1:
        return True
    mine = counted(wanted, claim)
    if mine & counted(other, paragraph):
        return True
    first = counted(wanted, claim, 1)
    rivals = [
        given
        for given in quantities(paragraph)
        if given.measure == "count" and given.value != wanted.value and not is_from_to(given, other, paragraph)
    ]
    return not any(first & counted(rival, paragraph, 1) for rival in rivals)


def _is_numbered(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether "week twenty" is "the twentieth week"."""
    noun = re.search(r"\b(week|day|month|year)\s$", claim[: wanted.start], re.I)
    return noun is not None and any(
        quantity.measure == "ordinal" and re.match(rf"\s{noun[1]}\b", paragraph[quantity.end :], re.I)
        for quantity in quantities(paragraph)
    )


def _is_whole(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether "of the 40 cases" gives the number of all of which the paragraph counts a part."""
    return bool(re.search(r"\bof (?:the|its|these)\s$", claim[: wanted.start])) and any(
        share.whole == wanted.value for share in shares(paragraph)
    )
