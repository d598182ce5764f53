"""Sets aside that inspectors found, welcomed or regarded what their own report states."""

import re

from assistant.verification.alignment import align
from assistant.verification.lexicon import listed
from assistant.verification.valence import of_ground
from assistant.verification.words import read
from ingest.documents import Authority

_WHO = r"(?:(?:the|these|its|Ofsted['’]s?)\s)?(?:inspectors|inspectorates?|inspection(?:\steam)?|Ofsted|report)"
_HELD = r"(?:(?:have|has|had|were|was|are|is|also|both|all|therefore|rightly|particularly|especially)\s)*"
_NOUN = r"(?:step|move|change|development|finding|point|fact|matter|practice|approach|thing|success|result|gap)"


def _any(name: str) -> str:
    return "|".join(re.escape(verb) for verb in sorted(listed("speakers", name), key=len, reverse=True))


_NEUTRAL = f"(?P<neutral>{_any('finding')})"
_FOR = f"(?P<praise>{_any('praising')})"
_AGAINST = f"(?P<blame>{_any('blaming')})"
_VERB = f"(?:{_NEUTRAL}|{_FOR}|{_AGAINST})s?"
_AS = rf"(?:{_any('regarding')})s?"
_BE = r"(?:as|to be|as being)"
_PLURAL = re.compile(r"(?<!ss)s$|children$|people$|staff$")

_CLOSING = (
    re.compile(
        rf"^(?P<rest>.+?),\s(?:which|and\sthis|something(?:\sthat)?)\s{_WHO}\s{_HELD}{_VERB}\.?$", re.IGNORECASE
    ),
    re.compile(rf"^(?P<rest>.+?),\s(?:as\s)?{_WHO}\s{_HELD}{_VERB}\.?$", re.IGNORECASE),
    re.compile(rf"^(?P<rest>.+?),\sa\s{_NOUN}\s(?:that\s|which\s)?{_WHO}\s{_HELD}{_VERB}\.?$", re.IGNORECASE),
    re.compile(rf"^(?P<rest>.+?),?\sin\s(?:the\s)?(?:view|judge?ment|opinion|eyes)\sof\s{_WHO}\.?$", re.IGNORECASE),
    re.compile(r"^(?P<rest>.+?),?\sin\s(?:the\s)?inspectors['’]\s(?:view|judge?ment|opinion|eyes)\.?$", re.IGNORECASE),
)
"""A claim that ends with what inspectors did: ", which inspectors welcomed"."""
_OPENING = (
    re.compile(
        r"^(?:In|To)\s(?:the\s)?(?:(?:view|judge?ment|opinion|eyes)\sof\s(?:the\s)?inspectors"
        r"|inspectors['’]?\s(?:view|judge?ment|opinion|eyes|minds?)),?\s(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_WHO}\s{_HELD}{_VERB}\s(?:the\sfact\s)?that\s(?P<rest>.+)$", re.IGNORECASE),
    re.compile(rf"^{_WHO}\s{_HELD}(?:{_FOR}|{_AGAINST})s?\s(?:by\s|with\s)?how\s(?P<rest>.+)$", re.IGNORECASE),
    re.compile(
        rf"^{_WHO}\s{_HELD}{_VERB}\s(?P<rest>(?!on\b|by\b|and\b|with\b|to\b|whether\b|how\b).+)$", re.IGNORECASE
    ),
)
"""A claim that begins with it: "Inspectors welcomed the new team"."""
_REGARDED = (
    re.compile(
        rf"^(?P<rest>.+?),\s(?:which|a\s{_NOUN}(?:\sthat|\swhich)?|something(?:\sthat)?)\s{_WHO}\s{_HELD}{_AS}\s"
        rf"(?:{_BE}\s)?(?P<what>.+?)\.?$",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?P<rest>(?:.+?\s)?){_WHO}\s{_HELD}{_AS}\s(?P<of>.+?)\s{_BE}\s(?P<what>.+?)\.?$", re.IGNORECASE),
)
"""A claim in which they think something of it: "which inspectors saw as good practice"."""
_MIDDLE = re.compile(
    rf"(?P<joint>[,;]\s(?:but|and|although|though|while|whereas|yet)\s){_WHO}\s{_HELD}{_NEUTRAL}s?\s(?:that\s)?"
    r"(?!on\b|by\b|and\b|with\b|to\b|whether\b|how\b)",
    re.IGNORECASE,
)
"""The same inside a claim: ", but inspectors also saw"."""


def without_judges(claim: str, paragraph: str, authority: str | None) -> str:
    """Return what a claim says, without the words that say that inspectors found or liked it.

    Praise and blame are set aside only where the sentences that the rest of the claim rests on speak well, or ill.

    >>> without_judges("Visits are regular, which inspectors noted.", "Visits are regular.", "inspector judged")
    'Visits are regular.'
    >>> without_judges("Inspectors saw the new team as a strength.", "The team is a strength.", "inspector judged")
    'The new team is a strength.'
    """
    if authority != Authority.INSPECTOR_JUDGED:
        return claim
    for pattern in _REGARDED:
        found = pattern.match(claim)
        if found:
            return _as_stated(found.groupdict())
    for pattern in (*_CLOSING, *_OPENING):
        found = pattern.match(claim)
        if found and _is_so(found, paragraph):
            return _sentence(found["rest"])
    return _MIDDLE.sub(lambda found: found["joint"], claim)


def _as_stated(parts: dict[str, str]) -> str:
    """Return what inspectors thought of a thing as a statement: "the new team is a strength"."""
    if "of" not in parts:
        return _sentence(f"{parts['rest']}, which is {parts['what']}")
    verb = "are" if _PLURAL.search(parts["of"].split(" of ")[0].split(" for ")[0]) else "is"
    return _sentence(f"{parts['rest']}{parts['of']} {verb} {parts['what']}")


def _is_so(found: re.Match[str], paragraph: str) -> bool:
    """Return whether the sentences that the rest rests on speak well where it is praised, and ill where blamed."""
    parts = found.groupdict()
    if not parts.get("praise") and not parts.get("blame"):
        return True
    spoken = of_ground(align(read(parts["rest"]), read(paragraph)))
    return spoken.good if parts.get("praise") else spoken.bad


def _sentence(said: str) -> str:
    said = said.strip().rstrip(".")
    return f"{said[:1].upper()}{said[1:]}."
