"""What a recommendation says of itself: to whom it is made, under which heading, and whether its words are its own."""

import re

from ingest.documents import DocumentType, Kind
from ingest.kinds import in_recommending_section, recommends_in_words
from vectorstore.results import StoredParagraph

LOCAL_AUTHORITY, BOARD = "local authority", "LSCB"
_OF_BOARD = re.compile(r"\b(?:LSCB|safeguarding (?:children )?board|the board)\b", re.IGNORECASE)
_KINDS = (
    (re.compile(r"\bpriority\b.*\bactions?\b|\bimmediate action", re.IGNORECASE), "priority action"),
    (re.compile(r"\bareas? (?:for|of) (?:improvement|development)", re.IGNORECASE), "area for improvement"),
    (re.compile(r"\bwhat (?:does|do|needs?)\b.*\bimprove", re.IGNORECASE), "what needs to improve"),
)
_ADDRESSED = re.compile(
    r"^(?P<who>(?:The |All )?[A-Z“][^.;:]{1,140}?),? "
    r"(?:should|must|needs? to|to (?:ensure|consider|seek|review)|(?:is|are) asked to)\b"
)
_RECOMMENDS_TO = re.compile(
    r"\b(?:recommend(?:s|ed)?|asked?) (?:that )?(?P<who>(?:the )?[A-Z][\w’' -]{2,80}?)(?: should| to\b)"
)
_CONDITION = re.compile(r"^(?:When|Where|If|Before|After|Every|Each|Any|No|Referrals?)\b")
_NAME_WORDS = 12
"""Words beyond which what stands before "should" is no body's name."""
_BODY = re.compile(
    r"(?i)\b(?:boards?|partnerships?|councils?|authorit(?:y|ies)|trusts?|constabular(?:y|ies)|polic(?:e|ing)|agenc(?:y|ies)"
    r"|partners|services?|departments?|office|groups?|committees?|schools?|colleges?|hospitals?|practices?|teams?|homes"
    r"|landlords?|hub|government|ministr(?:y|ies)|social care|managers?|leaders?|midwives|nurses|workers|officers?"
    r"|practitioners|professionals|panel|court|college|ofsted|cafcass|NHS|[A-Z]{3,})\b"
)


def printed_kind(stored: StoredParagraph) -> str:
    """Return what the nearest heading calls a recommendation: "area for improvement", "priority action"."""
    for heading in reversed(stored.paragraph.section):
        for pattern, kind in _KINDS:
            if pattern.search(heading):
                return kind
    return "recommendation"


def addressee(stored: StoredParagraph) -> str | None:
    """Return to whom a recommendation is made, as far as it is named; in an inspection, by the part it stands in.

    An inspection's recommendations are to the council unless a heading above names the Board.
    """
    paragraph = stored.paragraph
    if stored.document.type is DocumentType.INSPECTION:
        headings = paragraph.section if len(paragraph.section) < 2 else paragraph.section[1:]
        return BOARD if any(_OF_BOARD.search(heading) for heading in headings) else LOCAL_AUTHORITY
    text = f"{paragraph.stem} {paragraph.text}".strip()
    match = _ADDRESSED.match(text) or _RECOMMENDS_TO.search(text)
    return match["who"].strip("“” ") if match and _names_a_body(match["who"]) else None


def _names_a_body(words: str) -> bool:
    if _CONDITION.match(words) or len(words.split()) > _NAME_WORDS:
        return False
    inner = words.removeprefix("The ").removeprefix("the ").removeprefix("All ").split()
    named = bool(inner) and inner[0][0].isupper() and (inner[0] != words.split()[0] or words.istitle())
    return named or _BODY.search(" ".join(inner)) is not None


def is_verbatim(stored: StoredParagraph) -> bool:
    """Return whether the words are the recommendation's own, not those of somebody who retells it."""
    if stored.paragraph.kind is not Kind.RECOMMENDATION:
        return False
    section = stored.paragraph.section
    return in_recommending_section(section) or not recommends_in_words(stored.paragraph.text)
