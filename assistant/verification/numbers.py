"""Holds every number, date and time limit of a claim against its paragraph."""

import re
from itertools import dropwhile, takewhile

from assistant.verification.contexts import context, lead, likeness
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.shares import is_given_as_change, is_given_as_share
from assistant.verification.time_names import time_name_conflict
from assistant.verification.tolerances import is_hedged, is_rounded, is_share
from assistant.verification.wholes import is_all_of
from assistant.verification.words import plain, read

PRONOUN_ONE = re.compile(
    r"^\s*(?:of|another|or more|inside|within|that|which|who|to|in|for|from|with|by|and|at|had|has|did|was|were|is)\b"
    r"|^\s*[,;.]?\s*$|^[,;]",
    re.I,
)
IGNORED_BEFORE_ONE = re.compile(
    r"\b(?:no|this|that|the|any|every|each|another|next|last|new|previous|which|good|better)\s*$", re.I
)
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
OVER = re.compile(r"\b(?:over|within|inside)\s(?:the\s)?$")
LONGER = re.compile(
    r"\b(?:for|of|by|after|at|to|than|take|takes|took|taken|taking|wait|waits|waited|waiting|last|lasts|lasted|is|was|were"
    r"|be|been|are|delayed?|open|old)\s(?:well\s|just\s)?over\s(?:the\s)?$"
)
"""What makes "over" before a length of time say "longer than"."""
OF_WHOM = re.compile(r"\bof (?:whom|which|these|those|them),?\s*$", re.I)
"""What stands before a number of things that were named before it."""
SINGLE = re.compile(r"\b(?:an?|single|sole|only|once|first|one)\b", re.I)


def number_conflict(claim: str, paragraph: str) -> str | None:
    """Return what number of the claim the paragraph does not give, or None."""
    claim, paragraph = plain(claim), plain(paragraph)
    given = quantities(paragraph)
    for wanted in quantities(claim):
        if is_all_of(wanted, claim, paragraph):
            return f"“{wanted.text.strip()}” is the number of all in the paragraph, of which it speaks of a part"
        if not (_is_pronoun(wanted, claim) or _is_given(wanted, claim, paragraph, given)):
            return f"“{wanted.text.strip()}” is not in the paragraph"
    return time_name_conflict(claim, paragraph)


def _is_given(wanted: Quantity, claim: str, paragraph: str, given: tuple[Quantity, ...]) -> bool:
    same = [other for other in given if _same(wanted, other, claim, paragraph)]
    if same:
        return any(not _belongs_elsewhere(wanted, other, claim, paragraph, given) for other in same)
    if wanted.measure == "percent" or wanted.whole:
        if is_given_as_share(wanted, claim, paragraph):
            return True
    elif wanted.measure == "times" and is_given_as_change(wanted, claim, paragraph):
        return True
    if wanted.measure == "ordinal":
        return wanted.value <= 3 and not any(other.measure == "ordinal" for other in given)
    if wanted.whole is not None:
        return not any(other.whole for other in given) and _is_given_apart(wanted, given)
    if wanted.value == 1 and wanted.measure in {"count", "times"}:
        return _said_as_single(wanted, claim, paragraph)
    return _derived(wanted, paragraph)


def _belongs_elsewhere(
    wanted: Quantity, other: Quantity, claim: str, paragraph: str, given: tuple[Quantity, ...]
) -> bool:
    """Return whether what stands by the number in the claim stands by another such number in the paragraph."""
    if other.measure not in {"percent", "count", "days"}:
        return False
    mine, own = lead(wanted, claim), lead(other, paragraph)
    around = context(wanted, claim)
    alike = likeness(around, context(other, paragraph))
    return any(
        len(shared := mine & lead(rival, paragraph)) > 1
        and (mine & own) < shared
        and likeness(around, context(rival, paragraph)) > alike
        for rival in given
        if rival.measure == other.measure and rival.value != other.value
    )


def _is_given_apart(wanted: Quantity, given: tuple[Quantity, ...]) -> bool:
    """Return whether both numbers of "four of the five" are counts of the paragraph."""
    counts = {other.value for other in given if other.measure == "count"}
    return wanted.whole in counts and (wanted.value in counts or wanted.value == 1)


def _is_pronoun(wanted: Quantity, claim: str) -> bool:
    """Return whether "one" or "first" only points or joins."""
    word, after, before = wanted.text.lower(), claim[wanted.end :], claim[: wanted.start]
    if wanted.whole is not None:
        return wanted.value == 1 and bool(re.search(r"\b(?:every|each|no)\s*$", before, re.I))
    if word == "one":
        return bool(PRONOUN_ONE.match(after) and not after.strip().lower().startswith("of")) or bool(
            IGNORED_BEFORE_ONE.search(before)
        )
    if word in {"first", "second"}:
        return bool(re.search(r"\bat\s*$", before, re.I)) or (
            bool(re.match(r"\s*(?:time|contact|place)\b", after)) and word == "first"
        )
    return word in {"once"} and not re.match(r"\s+(?:an?|every|each|per)\b", after)


def _same(wanted: Quantity, other: Quantity, claim: str, paragraph: str) -> bool:
    alike = wanted.measure == other.measure
    if alike and (wanted.bound, other.bound) in OPPOSED:
        return False
    if wanted.bound in {"more than", "less than"} and other.bound == "exact" and wanted.measure in BOUNDED:
        if alike and wanted.measure == "days":
            return _is_roughly(wanted, other) or _is_span(wanted, other, claim)
        return alike and is_rounded(wanted, other, claim)
    if "percent" in {wanted.measure, other.measure} and (alike or wanted.whole or other.whole):
        return _same_percentage(wanted, other, claim)
    if wanted.measure == "count" and other.measure == "days":
        return not _counted(wanted, claim) and other.text.lower().startswith(wanted.text.lower())
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
            return wanted.value == other.value and (not wanted.unit or not other.unit or wanted.unit == other.unit)
        case "label":
            return (wanted.unit.split()[-1], wanted.value) == (other.unit.split()[-1], other.value)
        case "days":
            return _same_duration(wanted, other)
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


def _counted(quantity: Quantity, text: str, words: int = 2) -> frozenset[str]:
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
    if OF_WHOM.search(paragraph[: other.start]):
        return True
    mine = _counted(wanted, claim)
    if mine & _counted(other, paragraph):
        return True
    first = _counted(wanted, claim, 1)
    rivals = [given for given in quantities(paragraph) if given.measure == "count" and given.value != wanted.value]
    return not any(first & _counted(rival, paragraph, 1) for rival in rivals)


def _said_as_single(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether "one child" is "a child" in the paragraph."""
    nouns = {token.stem for token in read(claim[wanted.end : wanted.end + 40]).tokens[:2]}
    following = (read(paragraph[match.end() : match.end() + 40]).tokens[:3] for match in SINGLE.finditer(paragraph))
    return any(nouns & {token.stem for token in tokens} for tokens in following)


def _derived(wanted: Quantity, paragraph: str) -> bool:
    """Return whether the paragraph says the number in a word of another kind: both, halved."""
    if wanted.measure == "percent" and wanted.unit:
        return wanted.value == 50.0 and bool(re.search(r"\bhalf\b|\bhalved\b", paragraph, re.I))
    if wanted.measure == "count" and wanted.value == 2:
        return bool(re.search(r"\b(?:both|pair|twins?|couple)\b", paragraph, re.I))
    return False
