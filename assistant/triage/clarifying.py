"""Tells questions that more than one review or board of the library could be meant by, and lists the choices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.triage.decision import KnownLibrary, KnownReview
from assistant.triage.pseudonyms import find_pseudonyms

_BOARD = re.compile(r"\b(?!L(?:SCB|SCP|SAB)\b)([A-Z]{1,4})(SCB|SCP|SAB)\b", re.IGNORECASE)
_BODIES = {
    "SCB": "Safeguarding Children Board",
    "SCP": "Safeguarding Children Partnership",
    "SAB": "Safeguarding Adults Board",
}
_SMALL = frozenset({"and", "of", "upon", "the", "on", "with", "in", "&"})
_COMMON = frozenset(
    {"north", "south", "east", "west", "city", "county", "royal", "borough", "council", "central", "greater"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A name that stands for several things."""

    rule: str
    reply: str
    """Which of the clarifying replies is given."""
    name: str
    choices: tuple[str, ...]


def find_ambiguity(text: str, history: Sequence[str], known: KnownLibrary | None) -> Ambiguity | None:
    """Return the first name in the message that the library leaves open, or None."""
    if known is None:
        return None
    said = " ".join([text, *history])
    for name in find_pseudonyms(text, known):
        reviews = [KnownReview(*review) for review in known.pseudonyms.get(name, ())]
        if len({review.area for review in reviews}) > 1 and not _settled(said, reviews):
            choices = tuple(dict.fromkeys(_choice(name, review) for review in reviews))
            return Ambiguity(
                rule="a pseudonym that several reviews share", reply="pseudonym", name=name, choices=choices
            )
    return _board(text, said, known)


def _settled(said: str, reviews: Sequence[KnownReview]) -> bool:
    """Return whether an area, or a year that only one review has, was named."""
    if any(names_area(said, review.area) for review in reviews if review.area):
        return True
    years = [str(review.year) for review in reviews]
    return any(years.count(year) == 1 and re.search(rf"\b{year}\b", said) for year in years if year.isdigit())


def _choice(name: str, review: KnownReview) -> str:
    parts = ", ".join(str(part) for part in (review.area, review.year) if part)
    return f"{name} ({parts}): {review.title}" if parts else f"{name}: {review.title}"


def _board(text: str, said: str, known: KnownLibrary) -> Ambiguity | None:
    for match in _BOARD.finditer(text):
        initials, body = match.group(1).upper(), match.group(2).upper()
        areas = sorted({area for area in known.areas if _initials(area) == initials})
        if len(areas) > 1 and not any(names_area(said, area) for area in known.areas):
            return Ambiguity(
                rule="initials that several boards share",
                reply="initials",
                name=match.group().upper(),
                choices=tuple(f"{area} {_BODIES[body]}" for area in areas),
            )
    return None


def _initials(area: str) -> str:
    return "".join(word[0].upper() for word in re.findall(r"[\w&']+", area) if word.lower() not in _SMALL)


def names_area(said: str, area: str) -> bool:
    """Return whether a text names an area, in full or by a telling word of it.

    >>> names_area("what did hammersmith do", "Hammersmith and Fulham")
    True
    """
    if re.search(rf"\b{re.escape(area)}\b", said, re.IGNORECASE):
        return True
    telling = [word for word in re.findall(r"\w+", area) if len(word) > 4 and word.lower() not in _COMMON]
    return any(re.search(rf"\b{word}\b", said, re.IGNORECASE) for word in telling)
