"""What kind of publication a document is, from its title or file name alone: body words mislead."""

import re

from ingest.documents import DocumentType

_FORMAL_REVIEW = (
    r"serious case review|(?:local |child )*safeguarding practice review|safeguarding adults?['’]? review"
    r"|overview report|domestic (?:homicide|abuse related death) review"
)
_PHRASES: tuple[tuple[DocumentType, tuple[str, ...]], ...] = (
    (
        DocumentType.INSPECTION,
        (r"^re-?inspection of", r"^inspection of", r"^joint targeted area", r"^focused visit", r"^monitoring visit"),
    ),
    (DocumentType.REVIEW, (r"^(?!.*(?:briefing|minute|progress|response)).*overview report",)),
    (
        DocumentType.PROGRESS_REPORT,
        (
            r"progress (?:against|report|update|on|made|statement|review)",
            r"agenc(?:y|ies)['’]? progress",
            r"action plan",
            r"improvements? made",
            r"^(?:board|partnership|agency|agencies)['’]?s? (?:response|statement)s?",
            r"(?:board|partnership|agenc(?:y|ies)|council|trust|partners|panel)(?:['’]s|s['’]) (?:response|statement)",
            r"[:–—-] (?:our |joint |single agency )?(?:response|statement)s?$",
            r"what (?:has|have|we have|we['’]ve) (?:changed|done|improved)",
            r"\bposition (?:as )?(?:at|on) \d",
            r"responses? (?:to|from) .*(?:review|report|recommendation|finding|inspection)",
            r"responses? (?:to|from) .*\b(?:scr|l?cspr|sar|dhr|dardr)",
            r"update (?:report|on)",
            r"implementation of",
        ),
    ),
    (
        DocumentType.BRIEFING,
        (
            r"\b(?:7|seven|one|1|five|5)[ -]?minute",
            r"\b7mb\b",
            r"briefing",
            r"(?:practitioner|practice|learning) (?:summary|note|brief|leaflet|bulletin)",
            r"learning from (?:case )?reviews",
            rf"^(?:the )?(?:learning|lessons|what we (?:have )?learn(?:ed|t)) from (?!.*[:–—-] (?:{_FORMAL_REVIEW}))",
            r"learning digest|^digest\b|digest of",
            r"newsletter",
            r"fact ?sheet",
            r"key messages",
            r"one[- ]page",
        ),
    ),
    (DocumentType.ANNUAL_REPORT, (r"annual (?:report|review)", r"yearly report")),
    (
        DocumentType.INSPECTION,
        (
            r"inspection (?:of|report|outcome)",
            r"focused visit",
            r"monitoring visit",
            r"\bilacs\b",
            r"\bjtai\b",
            r"review of the effectiveness of the (?:local )?safeguarding",
            r"peer review",
            r"children[’']?s? services inspection",
        ),
    ),
    (
        DocumentType.PROCEDURE,
        (
            r"\b(?:procedures?|protocol|policy|policies|pathway|process map|escalation|threshold document)\b",
            r"\bterms of reference\b",
            r"\bhow to (?:report|refer|escalate)\b",
            r"resol(?:ution|ving) .*(?:disagreement|difference)",
        ),
    ),
    (
        DocumentType.GUIDANCE,
        (
            r"\b(?:guidance|guide|guidelines?|toolkit|framework)\b",
            r"working together to safeguard",
            r"keeping children safe in education",
            r"code of practice",
            r"advice for (?:practitioners|schools|local authorities|professionals)",
            r"quality markers",
        ),
    ),
    (DocumentType.OTHER, (r"\baudits?\b(?!.*overview report)",)),
    (
        DocumentType.REVIEW,
        (
            r"\breviews?\b",
            r"\b(?:scr|lcspr|cspr|sar|dhr|dardr|susr|macr|llr)s?\b",
            r"overview report",
            r"executive summary",
            r"lessons learn(?:ed|t)",
        ),
    ),
)
"""The first that matches counts: a progress report names the review, a review protocol names it too.

An audit reads many records and is not a review of a case, though it may be done to follow one up.
"""

_FRAMEWORKS: tuple[tuple[str, str], ...] = (
    (r"inspection of services for children in need of help and protection", "SIF"),
    (r"review of the effectiveness of the local safeguarding children board", "LSCB review"),
    (r"inspection of looked after children", "LAC"),
    (r"joint targeted area|\bjtai\b", "JTAI"),
    (r"focused visit", "ILACS focused visit"),
    (r"monitoring visit", "monitoring visit"),
    (r"inspection of .*children[’']s (?:social care|services)", "ILACS"),
    (r"serious case|\bscrs?\b", "serious case review"),
    (r"child safeguarding practice review|\bl?csprs?\b", "local child safeguarding practice review"),
    (r"safeguarding adults?['’]? review|\bsars?\b", "safeguarding adults review"),
    (r"domestic homicide|\bdhrs?\b", "domestic homicide review"),
    (r"domestic abuse related death|\bdardrs?\b", "domestic abuse related death review"),
    (r"single unified safeguarding|\bsusrs?\b", "single unified safeguarding review"),
    (r"(?:child|adult) practice review", "practice review"),
    (r"significant case review", "significant case review"),
    (r"rapid review", "rapid review"),
)

_MINUTES = re.compile(
    r"\bminutes of (?:the|a|its|our)\b|\b(?:meeting|draft|approved|confirmed|committee|board|panel)\W+minutes\b"
    r"|^minutes\b",
    re.IGNORECASE,
)
_FOLLOWED_UP = re.compile(
    r"\b(?:progress|update|response|action plan|implementation)\b"
    rf"|\brecommendations? (?:of|from|made)\b|\b(?:{_FORMAL_REVIEW})\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"\b(?:statutory|(?<!local )government|department (?:for|of)|home office|ministry|national"
    r"|working together to safeguard|keeping (?:children|learners) safe|code of practice|college of policing"
    r"|crown prosecution|ofsted|NICE|NHS England)\b",
    re.IGNORECASE,
)
_TYPES = tuple((kind, re.compile("|".join(phrases), re.IGNORECASE)) for kind, phrases in _PHRASES)


def type_of_title(title: str) -> DocumentType | None:
    """Return the type that a title or file name states, or None where it states none.

    >>> type_of_title("Serious Case Review – Baby E"), type_of_title("Serious Case Review protocol")
    (<DocumentType.REVIEW: 'review'>, <DocumentType.PROCEDURE: 'procedure'>)
    """
    words = title.replace("_", " ")
    return next((kind for kind, pattern in _TYPES if pattern.search(words)), None)


def is_minutes(title: str) -> bool:
    """Return whether a title is that of the minutes of a meeting, and no briefing of seven minutes.

    >>> is_minutes("Extract from the minutes of the Scrutiny Committee"), is_minutes("Seven minutes on neglect")
    (True, False)
    """
    return bool(_MINUTES.search(title))


def is_followed_up(subject: str) -> bool:
    """Return whether an item of a meeting is about what became of a review or of recommendations.

    >>> is_followed_up("Item 6. Serious case review on Baby Q: progress"), is_followed_up("Apologies")
    (True, False)
    """
    return bool(_FOLLOWED_UP.search(subject))


def is_national(text: str) -> bool:
    """Return whether a title block says that guidance is the government's or another national body's."""
    return bool(_NATIONAL.search(text))


def framework_of_title(title: str) -> str | None:
    """Return the inspection framework or the kind of review that a title states, or None.

    >>> framework_of_title("Re-inspection of services for children in need of help and protection")
    'SIF'
    """
    words = re.sub(r"[_-]+", " ", title)
    return next((name for pattern, name in _FRAMEWORKS if re.search(pattern, words, re.IGNORECASE)), None)
