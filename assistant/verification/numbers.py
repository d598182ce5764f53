"""Holds every number, date and time limit of a claim against its paragraph."""

import re

from assistant.verification.contexts import context, lead, likeness
from assistant.verification.links import SYNONYM, compare
from assistant.verification.pronouns import counts_nothing
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.sameness import counted, is_same
from assistant.verification.shares import is_from_to, is_given_as_change, is_given_as_share
from assistant.verification.time_names import time_name_conflict
from assistant.verification.wholes import is_all_of
from assistant.verification.words import plain, read

ENOUGH = 0.9
"""Weight of the words around a number from which a number with none of its own before it is the same."""
SINGLE = re.compile(r"\b(?:an?|single|sole|only|once|first|one|same)\b", re.I)
NEXT_DAY = re.compile(r"\b(?:next|following|same) (?:working )?day\b|\bday (?:after|before)\b", re.I)


def number_conflict(claim: str, paragraph: str) -> str | None:
    """Return what number of the claim the paragraph does not give, or None."""
    claim, paragraph = plain(claim), plain(paragraph)
    given = quantities(paragraph)
    for wanted in quantities(claim):
        if is_all_of(wanted, claim, paragraph):
            return f"“{wanted.text.strip()}” is the number of all in the paragraph, of which it speaks of a part"
        if not (counts_nothing(wanted, claim, paragraph) or _is_given(wanted, claim, paragraph, given)):
            return f"“{wanted.text.strip()}” is not in the paragraph"
    return time_name_conflict(claim, paragraph)


def _is_given(wanted: Quantity, claim: str, paragraph: str, given: tuple[Quantity, ...]) -> bool:
    same = [other for other in given if is_same(wanted, other, claim, paragraph)]
    if wanted.measure == "percent" and wanted.unit:
        alike = [other for other in same if other.unit]
        return is_given_as_share(wanted, claim, paragraph, alike) or (not alike and _derived(wanted, paragraph))
    if same:
        return any(not _belongs_elsewhere(wanted, other, claim, paragraph, given) for other in same)
    return _is_given_otherwise(wanted, claim, paragraph, given)


def _is_given_otherwise(wanted: Quantity, claim: str, paragraph: str, given: tuple[Quantity, ...]) -> bool:
    """Return whether the paragraph gives a number by others: a share of a whole, "doubled" of two figures, "both"."""
    if (wanted.measure == "percent" or wanted.whole) and is_given_as_share(wanted, claim, paragraph, []):
        return True
    if wanted.measure == "times" and is_given_as_change(wanted, claim, paragraph):
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
    things = counted(wanted, claim, 1) & counted(other, paragraph, 1)
    mine, own = lead(wanted, claim), lead(other, paragraph)
    around = context(wanted, claim)
    alike = likeness(around, context(other, paragraph))
    if not own and alike >= ENOUGH:
        return False
    return any(
        len(shared := mine & lead(rival, paragraph)) > 1
        and (mine & own) < shared
        and likeness(around, context(rival, paragraph)) > alike
        for rival in given
        if rival.measure == other.measure
        and rival.value != other.value
        and not (things and not things & counted(rival, paragraph, 1))
        and not is_from_to(rival, other, paragraph)
        and not is_from_to(other, rival, paragraph)
    )


def _is_given_apart(wanted: Quantity, given: tuple[Quantity, ...]) -> bool:
    """Return whether both numbers of "four of the five" are counts of the paragraph."""
    counts = {other.value for other in given if other.measure == "count"}
    return wanted.whole in counts and (wanted.value in counts or wanted.value == 1)


def _said_as_single(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether "one child" is "a child" in the paragraph."""
    nouns = read(claim[wanted.end : wanted.end + 40]).tokens[:2]
    following = [
        token
        for match in SINGLE.finditer(paragraph)
        for token in read(paragraph[match.end() : match.end() + 40]).tokens[:3]
    ]
    return any(noun.stem == token.stem for noun in nouns for token in following) or any(
        compare(noun, token) == (SYNONYM, 1) for noun in nouns[:1] for token in following if noun.weight > 0
    )


def _derived(wanted: Quantity, paragraph: str) -> bool:
    """Return whether the paragraph says the number in a word of another kind: both, halved."""
    if wanted.measure == "percent" and wanted.unit:
        return wanted.value == 50.0 and bool(re.search(r"\bhalf\b|\bhalved\b", paragraph, re.I))
    if wanted.measure == "days" and wanted.value == 1.0:
        return bool(NEXT_DAY.search(paragraph))
    if wanted.measure == "count" and wanted.value == 2:
        return bool(re.search(r"\b(?:both|pair|twins?|couple)\b", paragraph, re.I))
    return False
