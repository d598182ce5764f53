"""Which years a question limits itself to, and when a year is only when something happened."""

import re

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
MONTH_AND_YEAR = re.compile(rf"(?i)\b{MONTHS}\b\.?,?\s+(?:of\s+)?(?=(?:19|20)\d\d\b)")
"""A month that a year follows, without the year."""
_YEAR = r"((?:19|20)\d{2})"
_DOCUMENT = (
    r"(?:inspections?|reports?|reviews?|audits?|procedures?|plans?|briefings?|guidance|visits?|protocols?|responses?"
    r"|editions?|statements?|minutes)"
)
_PART = (
    r"(?:(?:the\s+)?(?:start|beginning|end|middle|spring|summer|autumn|winter)(?:\s+of)?|early|mid|late"
    rf"|\d\d?(?:st|nd|rd|th)?|{MONTHS}\b\.?,?)"
)
_POSSESSED = rf"(?:the|their|its|our|that|his|her|last|first|ofsted(?:['’]s)?|full|of|in|from|{_DOCUMENT}|{_PART})"
_SINCE = re.compile(rf"(?i)\b(since|after|post)[\s-]+((?:{_POSSESSED}[\s-]+)*){_YEAR}\b(?!\s*[-–/]\s*\d)")
_FROM = re.compile(rf"(?i)\b(from)\s+((?:{_PART}\s+)*){_YEAR}\b(?!\s*[-–/]\s*\d)")
_UNTIL = re.compile(rf"(?i)\b(before|until|till|up to|prior to|pre)[\s-]+((?:{_POSSESSED}[\s-]+)*){_YEAR}\b")
_BETWEEN = re.compile(
    rf"(?i)\b(?:between|from)?\s*{_YEAR}\s*(?:and|to|[-–/])\s*(?:{MONTHS}\b\.?\s+)?((?:19|20)?\d{{2}})\b"
)
_ON = re.compile(rf"(?<![\d/–-]){_YEAR}\b(?!\s*[-–/]\s*\d)")
_NAMES_A_DOCUMENT = re.compile(
    rf"(?ix) \b(?:19|20)\d\d\s+(?:\w+\s+){{0,2}}?{_DOCUMENT}\b"
    r"|\b(?:inspections?|reports?|reviews?|audits?|procedures?|plans?|briefings?|guidance|published|inspected|edition)"
    r"\s+(?:of|in|from|for|dated)\s+(?:\w+\s+)?(?:19|20)\d\d\b | \((?:\w+\s+)?(?:19|20)\d\d(?:\s+\w+)?\)"
    r"|\bbetween\s+(?:19|20)\d\d\b"
)
_ASKS_LEARNING = re.compile(
    r"(?i)\b(?:learning|lessons?|themes?|messages?|findings?|judge[sd]?|graded?|rated?|recommend\w*)\b"
)
_ASKS_A_FACT = re.compile(
    r"(?i)\b(?:who|when|where|why|how|what|which|is|are|was|were|has|have|had|do|does|did|can|could|will|would)\b"
)
_WHOLE = re.compile(r"(?i)(?:the\s+)?(?:start|beginning|end)\s+of\s+|")


def years_in(question: str) -> tuple[int | None, int | None]:
    """Return the first and last year that a question names; None where it is open.

    A month or a document between the word and the year leaves that year in: part of it lies on either side.

    >>> years_in("Kent 2017"), years_in("since 2018"), years_in("between 2014 and 2016"), years_in("in 2016-17")
    ((2017, 2017), (2018, None), (2014, 2016), (2016, 2017))
    >>> years_in("after 2018"), years_in("after March 2018"), years_in("since the 2018 review")
    ((2019, None), (2018, None), (2018, None))
    """
    if match := _BETWEEN.search(question):
        first, last = int(match[1]), match[2]
        if (until := int(last) if len(last) == 4 else first // 100 * 100 + int(last)) >= first:
            return first, until
    start, end = _SINCE.search(question) or _FROM.search(question), _UNTIL.search(question)
    if start or end:
        after = start is not None and start[1].lower() in ("after", "post") and _is_whole(start[2])
        before = end is not None and end[1].lower() in ("before", "prior to", "pre") and _is_whole(end[2])
        return (int(start[3]) + after if start else None), (int(end[3]) - before if end else None)
    years = [int(year) for year in _ON.findall(question)]
    return (min(years), max(years)) if years else (None, None)


def limits_documents(question: str, *, names_area: bool, names_review: bool, names_source: bool) -> bool:
    """Return whether the years of a question are those of the documents wanted, not of what happened in them.

    "Kent 2017", "the 2017 inspection" and "recommendations since 2018" limit the documents; "Why did Mr D stop opening
    the door in 2020?" asks about 2020 in a review of any year. What has been so since a year no earlier document tells;
    what was so before one ("Who chaired the board before June 2016?") later ones tell as well.

    Args:
        question: The question.
        names_area: Whether it names a council or board area.
        names_review: Whether it names a review by its pseudonym.
        names_source: Whether it names a type of document as its source, or asks for recommendations.
    """
    if _NAMES_A_DOCUMENT.search(question):
        return True
    if names_review:
        return False
    asks_for_documents = names_source or bool(_ASKS_LEARNING.search(question))
    if _UNTIL.search(question):
        return asks_for_documents or (names_area and not _ASKS_A_FACT.search(question))
    return asks_for_documents or names_area or bool(_SINCE.search(question))


def _is_whole(between: str) -> bool:
    """Return whether nothing stands between the word and the year but where the year starts or ends."""
    return _WHOLE.fullmatch(between) is not None
