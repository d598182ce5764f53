"""Sets aside what a claim says of its source alone: the document's title and date, which no paragraph repeats."""

import re

FRAME = re.compile(
    r"""^(?P<when>(?:In|By|On)\s(?:\d+\s)?(?:[A-Z][a-z]+\s)?(?:19|20)\d\d,?\s)?
    (?P<who>(?:According\sto\s)?(?:the|The|its|Its)\s(?:[A-Z]?[\w'-]+\s){0,5}?[\w'-]+)
    (?P<says>,|\s(?:reports|reported|states|stated|says|said|recommends|recommended|found|finds|concluded|notes))
    (?P<then>\sin\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)?(?=\W)""",
    re.VERBOSE,
)
PUBLICATION = re.compile(r"\b(?:review|report|statement|response|inspection|procedure|guidance|edition|briefing)$")
SAYING = re.compile(r"\b(?:report|said|says|stat(?:e|ed|es)|told|recommended)\b|\breport(?:s|ed)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def without_source(claim: str, paragraph: str) -> str:
    """Return the claim without the date on which its source spoke, and without a publication's title.

    A date is set aside only where the paragraph gives no date of its own for what was said.

    >>> without_source("In May 2016 the Board reported that all was well.", "We are confident that all is well.")
    'the Board reported that all was well.'
    """
    frame = FRAME.match(claim)
    if frame is None or (frame["says"] == "," and not frame["who"].startswith("According to")):
        return claim
    parts = dict(frame.groupdict(""))
    if not (YEAR.search(paragraph) and SAYING.search(paragraph)):
        parts["when"] = parts["then"] = ""
    if PUBLICATION.search(parts["who"]):
        parts["who"] = "It"
    return "".join(parts[name] for name in ("when", "who", "says", "then")) + claim[frame.end() :]
