"""Tells whose words a paragraph gives, and whether a claim that says who speaks names them."""

import re

from assistant.verification.lexicon import listed
from ingest.documents import Authority

CAPITAL = re.compile(r"\b[A-Z][A-Za-z'&-]+")
ARTICLES = frozenset({"the", "its", "our", "their", "a", "an"})
WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
OPENING = re.compile(
    r"(?:^|[.:;!?]\s)(The\s(?:[A-Z][\w'-]+\s){0,4}?[\w'-]+)(?=\s(?:[a-z]+(?:s|ed)|has|is|was|will|had|met)\b)"
)
"""An agency that a sentence begins with: "The trust has"."""
REPORTING = re.compile(
    r"(?:(?:^|[.;]\s)(?P<who>(?:The\s)?(?:[\w'-]+\s){0,5}?[\w'-]+)\s(?:reports|states|says|reported|stated)\b)"
)
"""Who says so in the paragraph itself."""
ALIKE = (
    frozenset({"police", "force", "constabulary"}),
    frozenset({"council", "authority", "borough", "county", "care", "services", "department", "directorate"}),
    frozenset({"partnership", "board"}),
    frozenset({"trust", "hospital"}),
    frozenset({"association", "landlord"}),
    frozenset({"agency", "police", "force", "constabulary"}),
    frozenset({"agency", "organisation", "council", "authority", "services", "care", "trust", "service"}),
    frozenset({"school", "college", "academy"}),
)
REPORTERS = {
    Authority.AGENCY_REPORTED: ("agency", "paper", "pronoun"),
    Authority.INSPECTOR_JUDGED: ("inspector", "pronoun"),
    Authority.REVIEW_FOUND: ("reviewer", "paper"),
    Authority.REVIEW_RECOMMENDED: ("reviewer", "paper"),
    Authority.PROCEDURE_SAYS: ("rules",),
    Authority.GUIDANCE_SAYS: ("rules",),
}
"""Which speakers each authority lets a claim name."""


def is_speaker(who: str, paragraph: str, authority: str | None) -> bool:
    """Return whether words such as "the trust" or "inspectors" name whoever speaks in a paragraph.

    Whoever reports on itself says "we", so any kind of agency may stand for it, unless the paragraph speaks of that
    kind of agency as of somebody else.

    >>> is_speaker("The trust", "We have trained all midwives.", "agency reported")
    True
    >>> is_speaker("The council", "We have asked the council for its minutes.", "agency reported")
    False
    >>> is_speaker("The trust", "The trust did not train its midwives.", "review found")
    False
    """
    kinds = REPORTERS.get(Authority(authority), ()) if authority else ()
    last = _last(who)
    kind = next((kind for kind in kinds if last in listed("speakers", kind)), None)
    if kind is None:
        return False
    if kind != "agency":
        return kind in {"reviewer", "paper"} or _is_named(who, paragraph)
    return _is_named(who, paragraph) and _may_report(last, paragraph)


def _last(who: str) -> str:
    """Return the last word of a name, in small letters."""
    words: list[str] = re.findall(r"[\w'-]+", who.lower())
    return words[-1] if words else ""


def _is_named(who: str, paragraph: str) -> bool:
    """Return whether each proper name in the words for a speaker stands in the paragraph; "the Trust" is none."""
    words = re.findall(r"[\w'-]+", who)
    names = [word for word in words[1:-1] if CAPITAL.fullmatch(word)]
    if words and words[0].lower() not in ARTICLES and len(words) > 1:
        names.append(words[0])
    return all(name in paragraph for name in names if name.lower() not in listed("speakers", "ordinary"))


def _may_report(agency: str, paragraph: str) -> bool:
    """Return whether an agency may be the one that reports: no other does, and it is not spoken of as another."""
    named = [_last(found["who"]) for found in REPORTING.finditer(paragraph)]
    named = [name for name in named if name in listed("speakers", "agency")]
    if named:
        return any(_is_same(agency, name) for name in named)
    opening = {name for name in map(_last, OPENING.findall(paragraph)) if name in listed("speakers", "agency")}
    if WE.search(paragraph):
        mentioned = re.search(rf"\b(?:the|The)\s{re.escape(agency)}\b", paragraph)
        return not mentioned or any(_is_same(agency, name) for name in opening)
    return not opening or any(_is_same(agency, name) for name in opening)


def _is_same(one: str, other: str) -> bool:
    """Return whether two words may stand for one agency: "the force" is the police, "the authority" the council."""
    return one == other or any({one, other} <= alike for alike in ALIKE)
