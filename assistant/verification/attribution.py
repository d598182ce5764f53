"""Sets aside what a claim says of its source alone: who speaks, and a title and date that no paragraph repeats."""

import re
from collections.abc import Callable

from assistant.verification.findings import without_judges
from assistant.verification.speakers import is_speaker

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

_WHO = r"(?P<who>(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)\s)?(?:[\w'’-]+\s){0,4}?[\w'’-]+)"
_SAYS = (
    "reports?|says?|states?|notes?|adds?|explains?|acknowledges?|accepts?|recogni[sz]es?|admits?|confirms?|considers?|"
    "believes?|finds?|feels?|claims?|observes?|concludes?|points? out|tells us|comments?|expects?|hopes?|anticipates?|"
    "maintains?|insists?|promises?|declares?|indicates?|argues?|asserts?|pledges?|writes?"
)
_SAID = (
    "reported|said|stated|noted|added|explained|acknowledged|accepted|recogni[sz]ed|admitted|confirmed|considered|"
    "believed|found|felt|claimed|observed|concluded|pointed out|judged|commented|identified|established|learned|learnt|"
    "expected|hoped|anticipated|maintained|insisted|promised|declared|indicated|argued|asserted|pledged|wrote"
)
_MEANS = (
    "promises?|pledges?|undertakes?|intends?|plans?|aims?|expects?|hopes?|means?|proposes?|promised|pledged|undertook|"
    "intended|planned|aimed|expected|hoped|proposed|is committed|are committed|has committed itself|says it will|wants?"
)
_OWN = r"(?:found|saw|rated|graded|judged|considered|noted|observed|concluded|regarded|identified|thought)"
LEADING = (
    re.compile(rf"^According to {_WHO},\s(?P<rest>.+)$"),
    re.compile(rf"^{_WHO}\s(?:also\s)?(?:{_SAYS}|{_SAID})\sthat,?\s(?P<rest>.+)$"),
    re.compile(rf"^{_WHO}\s(?:also\s|now\s)?(?:{_MEANS})\sto\s(?P<rest>.+)$"),
    re.compile(
        rf"^{_WHO}\s(?:also\s)?(?:{_SAYS})\s(?P<rest>(?!to\b|on\b|by\b|about\b|with\b|for\b|and\b|in\b|of\b).+)$"
    ),
    re.compile(
        rf"^(?P<who>Inspectors|The (?:review|inspection|reviewers?|panel))\s{_OWN}\s"
        r"(?P<rest>(?!to\b|on\b|by\b|and\b).+)$"
    ),
)
"""A claim that begins with who says it."""
ASKED = (
    re.compile(r"^It (?:was|is) recommended that\s(?P<rest>.+)$"),
    re.compile(r"^(?:Inspectors|The (?:review|inspection|reviewers?|panel)) recommend(?:s|ed)? that\s(?P<rest>.+)$"),
    re.compile(r"^(?P<rest>.+?),\s(?:the review|inspectors|the inspectorates?|the reviewers?|it was) recommended\.?$"),
)
"""A claim that says it was recommended."""
ASKING = re.compile(r"\b(?:should|recommend\w*|must|needs? to)\b")
OWN_NAME = re.compile(r"^(?P<own>[Tt]he (?:[\w-]+ )?[\w-]+?)(?:['’]s?)?(?: own)?(?=\s)")
_HOPED = (
    "(?:expected|anticipated|hoped|planned|intended|envisaged|proposed|foreseen|scheduled|due|meant|designed|set|"
    "supposed)"
)
PLANNED = (
    re.compile(rf"^(?P<who>)It (?:was|is) (?:\w+ly )?{_HOPED} that\s(?P<rest>.+)$"),
    re.compile(rf"^(?P<who>.+?\s)(?:is|are|was|were) (?:\w+ly |now |also )?{_HOPED} to\s(?P<rest>.+)$"),
    re.compile(rf"^(?P<who>){_WHO.replace('who', 'agent')}\s(?:also\s|now\s)?(?:{_MEANS})\sto\s(?P<rest>.+)$"),
    re.compile(r"^(?P<who>(?:(?!who|which|whose|that)[\w'’-]+\s){1,8}?)(?:still )?needs?\s(?:to\s)?(?P<rest>.+)$"),
)
"""A claim that says that something is planned, hoped for or needed."""
PRONOUNS = frozenset({"it", "they", "we"})
ASIDE = (
    re.compile(rf"^(?P<rest>.+?),\s{_WHO}\s(?:{_SAYS}|{_SAID})(?P<tail>,\s.+|\.?)$"),
    re.compile(rf"^(?P<rest>.+?),?\saccording to {_WHO}(?P<tail>,\s.+|\.?)$"),
)
"""A claim that says so further on."""


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


def without_speaker(claim: str, paragraph: str, authority: str | None) -> str:
    """Return what a claim says, without the words that say who says so, where they name who speaks in the paragraph.

    What else the claim says of this speaker becomes "we" and "our", as the paragraph has it.

    >>> without_speaker("The trust says it has trained staff.", "We have trained staff.", "agency reported")
    'It has trained staff.'
    >>> without_speaker("The trust says it has trained staff.", "All staff have been trained.", "review found")
    'The trust says it has trained staff.'
    """
    if ASKING.search(paragraph):
        asked = next((found for found in (pattern.match(claim) for pattern in ASKED) if found), None)
        if asked:
            return _capital(asked["rest"])
    return _set_aside(claim, paragraph, lambda who: is_speaker(who, paragraph, authority))


def without_both(claim: str, paragraph: str, authority: str | None) -> str:
    """Return what a claim says, without who says it where that fits the paragraph, and without its source's date."""
    claim = without_judges(claim, paragraph, authority)
    said = without_speaker(claim, paragraph, authority)
    return said if said != claim else without_speaker(without_source(claim, paragraph), paragraph, authority)


def without_saying(claim: str, paragraph: str) -> str:
    """Return what a claim says, without the words that say who says so, whoever that is."""
    return _set_aside(claim, paragraph, bool)


def without_plan(claim: str) -> str:
    """Return what is planned, hoped for or needed in a claim.

    >>> without_plan("It was hoped that all visits would be made.")
    'All visits would be made.'
    """
    found = next((found for found in (pattern.match(claim) for pattern in PLANNED) if found), None)
    return _capital(found["who"] + found["rest"]) if found else claim


def _set_aside(claim: str, paragraph: str, accepts: Callable[[str], bool]) -> str:
    for pattern in LEADING:
        found = pattern.match(claim)
        if found and accepts(found["who"]):
            return _as_we(_capital(found["rest"]), found["who"], paragraph)
    for pattern in ASIDE:
        found = pattern.match(claim)
        if found and accepts(found["who"]):
            rest = f"{found['rest']}{found['tail'].removeprefix(',') or '.'}"
            own = OWN_NAME.match(rest) if found["who"].lower() in PRONOUNS else None
            return _as_we(rest, own["own"] if own and accepts(own["own"]) else found["who"], paragraph)
    return claim


def _as_we(said: str, who: str, paragraph: str) -> str:
    """Return what is said with "our" and "we" for the speaker, unless the paragraph names it so."""
    named = re.search(rf"\b{re.escape(who)}\b", paragraph, re.IGNORECASE)
    if who.lower() in PRONOUNS or (named and not re.search(r"\b[Oo]ur\b", paragraph)):
        return said
    ours = re.sub(rf"\b{re.escape(who)}['’]s?(?: own)?(?!\w)", "our", said, flags=re.IGNORECASE)
    return _capital(ours if named else re.sub(rf"\b{re.escape(who)}\b", "we", ours, flags=re.IGNORECASE))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
