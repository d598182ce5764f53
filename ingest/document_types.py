"""What kind of publication a document is, from its title or file name alone: body words mislead."""

import re

from ingest.documents import DocumentType

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
            r"response to .*(?:review|report|recommendation|\bscr|\bsar|inspection)",
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
            r"quality markers",
        ),
    ),
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
"""The first that matches counts: a progress report names the review, a review protocol names it too."""

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

_TYPES = tuple((kind, re.compile("|".join(phrases), re.IGNORECASE)) for kind, phrases in _PHRASES)


def type_of_title(title: str) -> DocumentType | None:
    """Return the type that a title or file name states, or None where it states none.

    >>> type_of_title("Serious Case Review – Baby E"), type_of_title("Serious Case Review protocol")
    (<DocumentType.REVIEW: 'review'>, <DocumentType.PROCEDURE: 'procedure'>)
    """
    words = title.replace("_", " ")
    return next((kind for kind, pattern in _TYPES if pattern.search(words)), None)


def framework_of_title(title: str) -> str | None:
    """Return the inspection framework or the kind of review that a title states, or None.

    >>> framework_of_title("Re-inspection of services for children in need of help and protection")
    'SIF'
    """
    words = re.sub(r"[_-]+", " ", title)
    return next((name for pattern, name in _FRAMEWORKS if re.search(pattern, words, re.IGNORECASE)), None)
