"""Holds the months, seasons and days of a claim against those of its paragraph."""

import re

from assistant.verification.contexts import likeness
from assistant.verification.measures import MONTHS
from assistant.verification.quantities import months
from assistant.verification.words import Token, read

TIME_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "spring", "summer", "autumn", "winter", "christmas", "easter",
})  # fmt: skip
SEASONS = {
    "spring": frozenset({"march", "april", "may"}),
    "summer": frozenset({"june", "july", "august"}),
    "autumn": frozenset({"september", "october", "november"}),
    "winter": frozenset({"december", "january", "february"}),
}
AROUND = 60
"""Characters around a month or a season that say what happened then."""
BREAK = re.compile(r"[.,;:](?:\s|$)")
YEAR = re.compile(r"^(?:\sof)?\s((?:19|20)\d\d)\b")


def time_name_conflict(claim: str, paragraph: str) -> str | None:
    """Return which month, season or day of the claim the paragraph does not name, or None.

    A season may stand for a month in it; both texts are plain.
    """
    missing = months(claim) - months(paragraph)
    words = {token.lower for token in read(claim).tokens} & TIME_NAMES
    words -= {token.lower for token in read(paragraph).tokens}
    missing |= {word for word in words if word not in SEASONS or not _is_in_season(word, claim, paragraph)}
    return f"“{sorted(missing)[0]}” is not in the paragraph" if missing else None


def _is_in_season(season: str, claim: str, paragraph: str) -> bool:
    """Return whether the month most like the season in what is said of it lies in the season, and in its year."""
    said = re.search(rf"\b{season}\b", claim, re.I)
    named = [
        found
        for found in re.finditer(rf"\b(?:{'|'.join(MONTHS)})\b", paragraph, re.I)
        if found[0][0].isupper() and found[0].lower() in months(paragraph)
    ]
    if said is None or not named:
        return False
    mine = _around(said, claim)
    best = max(named, key=lambda month: likeness(mine, _around(month, paragraph)))
    year = YEAR.match(claim[said.end() :])
    given = YEAR.match(paragraph[best.end() :])
    return best[0].lower() in SEASONS[season] and (year is None or (given is not None and given[1] == year[1]))


def _around(found: re.Match[str], text: str) -> tuple[Token, ...]:
    """Return the words of content around a month or a season in its sentence."""
    before = BREAK.split(text[max(0, found.start() - AROUND) : found.start()])[-1]
    after = BREAK.split(text[found.end() : found.end() + AROUND])[0]
    return (*read(before).content, *read(after).content)
