"""What kind of publication a document is, from its title or file name alone: body words mislead."""

import re

from ingest.documents import DocumentType

_RULES: tuple[tuple[DocumentType, str], ...] = (
    (DocumentType.INSPECTION, r"^(re-?inspection of|inspection of|joint targeted area|focused visit|monitoring visit)"),
    (DocumentType.REVIEW, r"^(?!.*(briefing|minute|progress|response)).*overview report"),
    (
        DocumentType.PROGRESS_REPORT,
        r"progress (against|report|update|on|made|statement|review)|agenc(y|ies)['’]? progress|action plan|improvements? made"
        r"|^(board|partnership|agency|agencies)['’]?s? (response|statement)s?|response to .*(review|report|recommendation|\bscr|\bsar|inspection)|update (report|on)|implementation of",
    ),
    (
        DocumentType.BRIEFING,
        r"(7|seven|one|1|five|5)[ -]?minute|briefing|(practitioner|practice|learning) (summary|note|brief|leaflet|bulletin)"
        r"|learning from (case )?reviews|newsletter|fact ?sheet|key messages|one[- ]page|poster",
    ),
    (DocumentType.ANNUAL_REPORT, r"annual (report|review)|yearly report"),
    (
        DocumentType.INSPECTION,
        r"^re-?inspection|inspection (of|report|outcome)|inspection of .*children|focused visit|monitoring visit|assurance visit|ilacs"
        r"|joint targeted area|\bjtai\b|review of the effectiveness of the (local )?safeguarding|peer review|children[’']?s? services inspection|looked after children inspection",
    ),
    (
        DocumentType.PROCEDURE,
        r"\b(procedures?|protocol|policy|policies|pathway|process map|escalation|threshold document|terms of reference|how to (report|refer|escalate))\b"
        r"|resolution of professional (disagreement|difference)",
    ),
    (
        DocumentType.GUIDANCE,
        r"statutory guidance|\bguidance\b|\bguide\b|\bguidelines?\b|working together to safeguard|keeping children safe in education|toolkit|code of practice|quality markers|framework",
    ),
    (
        DocumentType.REVIEW,
        r"(serious|significant) case|case review|practice review|safeguarding adults?['’]? reviews?|adult review|homicide review|related death review"
        r"|management review|learning (lessons )?review|partnership review|unified safeguarding review|thematic (review|analysis)|rapid review"
        r"|overview report|executive summary|independent review|lessons learned|\b(scr|lcspr|cspr|sar|dhr|dardr|susr|macr|llr)s?\b|review\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES)
_FRAMEWORKS: tuple[tuple[str, str], ...] = (
    (r"inspection of services for children in need of help and protection", "SIF"),
    (r"review of the effectiveness of the local safeguarding children board", "LSCB review"),
    (r"inspection of looked after children", "LAC"),
    (r"joint targeted area|\bjtai\b", "JTAI"),
    (r"focused visit", "ILACS focused visit"),
    (r"monitoring visit", "monitoring visit"),
    (r"inspection of .*(children[’']s (social care )?services|children[’']s social care)", "ILACS"),
    (r"serious case|\bscrs?\b", "serious case review"),
    (r"child safeguarding practice review|\bl?csprs?\b", "local child safeguarding practice review"),
    (r"safeguarding adults?['’]? review|\bsars?\b", "safeguarding adults review"),
    (r"domestic homicide|\bdhrs?\b", "domestic homicide review"),
    (r"domestic abuse related death|\bdardrs?\b", "domestic abuse related death review"),
    (r"single unified safeguarding|\bsusrs?\b", "single unified safeguarding review"),
    (r"(child|adult) practice review", "practice review"),
    (r"significant case review", "significant case review"),
    (r"rapid review", "rapid review"),
)


def type_of_title(title: str) -> DocumentType | None:
    """Return the type that a title or file name states, or None where it states none.

    >>> type_of_title("Serious Case Review – Baby E"), type_of_title("Serious Case Review protocol")
    (<DocumentType.REVIEW: 'review'>, <DocumentType.PROCEDURE: 'procedure'>)
    """
    words = re.sub(r"[_]+", " ", title)
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)


def framework_of_title(title: str) -> str | None:
    """Return the inspection framework or the kind of review that a title states, or None.

    >>> framework_of_title("Re-inspection of services for children in need of help and protection")
    'SIF'
    """
    words = re.sub(r"[_-]+", " ", title)
    return next((name for pattern, name in _FRAMEWORKS if re.search(pattern, words, re.IGNORECASE)), None)
