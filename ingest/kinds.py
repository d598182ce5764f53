"""What a paragraph does in its document, by the sections it stands in and by its wording."""

import re
from collections.abc import Sequence

from ingest.documents import DocumentType, Kind
from ingest.notices import is_notice

_NUMBER = r"^(?:\d[\d.]*\s*)?"
_RECOMMENDING_SECTION = re.compile(
    _NUMBER
    + r"(?:(?:summary of |key |overview |specific |national |local |single[- ]agency |multi[- ]agency |IMR |SCR |SAR "
    r"|health |additional |further )*recommendations?\b(?! (?:from|in) (?:previous|earlier)"
    r"|.*\b(?:progress|response|update)\b)"
    r"|areas? (?:for|of) (?:priority|improvement|development)|priority (?:and|or) immediate action|priority actions?$"
    r"|what (?:does|do|should|must)\b.*\bneeds? to (?:improve|change|do)|what needs? to (?:improve|change|be improved)"
    r"|what .* needs? to do (?:to improve|next)|.*\brecommendations? (?:for|to|made)\b)",
    re.IGNORECASE,
)
_TIMESCALE = re.compile(
    r"^(?:immediate(?:ly)?|within (?:\w+ ){1,3}(?:days?|weeks?|months?|year))\b.*:?$", re.IGNORECASE
)
_PLAIN_SUMMARY = r"summary for (?:children|young)|(?:children|young people|child)[’']?s?[’']? summary|easy read"
_STATISTICS = (
    r"information about (?:the|this) (?:local authority|local|council) area"
    r"|local (?:area|demographic) (?:information|context)|demographics?$"
    r"|^(?:children|child protection|children looked after|looked after children)(?: living)? in this area"
    r"|^facts and figures|^key (?:facts|figures|statistics)|^information about this (?:local authority|area)$"
)
_ABOUT = (
    r"^(?:table of )?contents(?: page)?$|what the (?:inspection )?judge?ments mean|judge?ments and what they mean"
    r"|^(?:information )?about (?:the|this) (?:inspection|review of the lscb|report)|^information about this review"
    r"|^the inspection team|^inspection (?:team|methodology)|^contact(?: us| details)?$|complain|copyright|^feedback"
    r"|^distribution"
)
_PROGRESS = (
    _NUMBER + r"(?:progress (?:by|since|against|made|on|with|report|update)|update on|action(?:s)? taken"
    r"|what (?:we|has|have) (?:been )?(?:done|changed)|improvements made|response to)"
)
_GOOD_PRACTICE = (
    r"good practice|notable practice|effective practice|\bstrengths\b(?! and weaknesses)"
    r"|what (?:went|works?|worked|is working|was working) well"
)
_SECTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PLAIN_SUMMARY, re.compile(_PLAIN_SUMMARY, re.IGNORECASE)),
    (Kind.STATISTICS, re.compile(_STATISTICS, re.IGNORECASE)),
    (Kind.BOILERPLATE, re.compile(_ABOUT, re.IGNORECASE)),
    (Kind.PROGRESS, re.compile(_PROGRESS, re.IGNORECASE)),
    (Kind.GOOD_PRACTICE, re.compile(_GOOD_PRACTICE, re.IGNORECASE)),
)
_FINDING_SECTION = re.compile(
    r"finding|learning|lesson|analysis|appraisal|conclusion|key themes?|the (?:experiences|impact|effectiveness)"
    r"|leadership|executive summary|judgement",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:joint )?(?:re-?)?(?:inspection|review) of\b", re.IGNORECASE)
_NIL = re.compile(
    r"^(?:there (?:are|were) no|no)\s+(?:\w+\s+){0,3}?"
    r"(?:areas? (?:for|of)|recommendations?|priority (?:and|or)|priority actions?|actions? for)"
    r"|^(?:none|not applicable)\.?$|\b(?:has|have|makes?|made) no (?:further )?recommendations\b"
    r"|\bdid not (?:find|identify|make) any (?:areas?|recommendations?|priority)\b"
    r"|^there (?:are|were) no .{0,60}\b(?:priority|immediate)\b.{0,40}\bactions?\b",
    re.IGNORECASE,
)
_REVIEW = (
    r"\b(?:the|this|that) (?:serious case |safeguarding adults? |overview |practice |learning |case |independent )*"
    r"(?:review|report|reviewer|author|panel|inquiry|SCR|SAR|LCSPR|IMR) (?:also |further |therefore |has )?"
)
_REPORTED = re.compile(
    _REVIEW + r"(?:recommend(?:s|ed)?\b|made (?:a|the|\w+) (?:specific )?recommendations?|identified (?:the|a) need\b)"
    r"|\bit (?:is|was) recommended that\b|\bspecific recommendations? (?:for|from)\b"
    r"|\brecommendations? .{0,80}\bcentred on\b",
    re.IGNORECASE,
)
_REPORTED_FINDING = re.compile(
    _REVIEW + r"(?:found|identified|concluded|highlighted|noted|established)\b", re.IGNORECASE
)
_OUGHT = re.compile(r"\b(?:should|must|need(?:s)? to|ensure|to be)\b", re.IGNORECASE)
_IMPRINT = re.compile(r"©|crown copyright|\bregulates and inspects\b|if you would like a copy of this", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"©|crown copyright|open government licen[cs]e|\benquiries@|\bofsted regulates and inspects\b"
    r"|^the office for standards in education|if you would like a copy|you may (?:re-?use|copy) (?:this|all)"
    r"|reproduced in whole or in part|copies of this report|www\.\S+\.\w+.{0,40}$|to receive regular email alerts"
    r"|interested in our work|textphone|minicom",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d,.£])(?:\+44\s?\(?0?\)?\s?\d|\(?0\d)(?:[\s()–-]?\d){8,10}(?!\d)")
_MOST_WORDS_OF_IMPRINT = 160
_MOST_WORDS_OF_CONTACT = 30


def in_recommending_section(section: Sequence[str]) -> bool:
    """Return whether any heading above announces recommendations.

    >>> in_recommending_section(["Executive summary", "What does Kent need to improve?"])
    True
    """
    return any(_RECOMMENDING_SECTION.match(heading) or _TIMESCALE.match(heading) for heading in section)


def is_nil(text: str) -> bool:
    """Return whether the text says that there is nothing to recommend.

    >>> is_nil("There are no areas for priority action."), is_nil("There is no priority given to care leavers.")
    (True, False)
    """
    return bool(_NIL.search(text))


def section_kind(section: Sequence[str]) -> Kind | None:
    """Return the kind that the headings above settle, the innermost first."""
    for heading in reversed(section):
        for kind, pattern in _SECTIONS:
            if pattern.search(heading):
                return kind
    return None


def reports_progress(section: Sequence[str]) -> bool:
    """Return whether any heading above announces what was done since, rather than what is to be done."""
    return any(re.match(_PROGRESS, heading, re.IGNORECASE) for heading in section)


def recommends_in_words(text: str) -> bool:
    """Return whether the text reports a recommendation ("The review recommended …")."""
    return bool(_REPORTED.search(text))


def finds_in_words(text: str) -> bool:
    """Return whether the text reports a finding ("The review found …")."""
    return bool(_REPORTED_FINDING.search(text))


def asks_for_change(text: str) -> bool:
    """Return whether the text says what ought to be done."""
    return bool(_OUGHT.search(text))


def is_imprint(text: str) -> bool:
    """Return whether the text opens what a publisher prints at the end of everything: rights, copies, addresses."""
    return bool(_IMPRINT.search(text))


def is_boilerplate(text: str) -> bool:
    """Return whether the text is about the publication itself, a standing notice, or a contact by telephone."""
    if is_notice(text):
        return True
    if _BOILERPLATE.search(text) and len(text.split()) <= _MOST_WORDS_OF_IMPRINT:
        return True
    return bool(_PHONE.search(text)) and len(text.split()) <= _MOST_WORDS_OF_CONTACT


def plain_kind(text: str, section: Sequence[str], document_type: DocumentType) -> Kind:
    """Return the kind of a paragraph that no heading settles."""
    if finds_in_words(text):
        return Kind.FINDING
    judged = any(_FINDING_SECTION.search(heading) for heading in section if not _TITLE.match(heading))
    if judged and document_type in (DocumentType.INSPECTION, DocumentType.REVIEW):
        return Kind.FINDING
    if document_type is DocumentType.PROGRESS_REPORT:
        return Kind.PROGRESS
    return Kind.NARRATIVE
