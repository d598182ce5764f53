"""Which years a question limits itself to, and when a year is only when something happened."""

import re

_YEAR = r"((?:19|20)\d{2})"
_FROM = re.compile(rf"(?i)\b(?:since|from|after|post)\s+(?:the\s+(?:start|end)\s+of\s+)?{_YEAR}\b(?!\s*[-–/]\s*\d)")
_UNTIL = re.compile(rf"(?i)\b(?:before|until|till|up to|prior to|pre)[\s-]+{_YEAR}\b")
_BETWEEN = re.compile(rf"(?i)\b(?:between|from)?\s*{_YEAR}\s*(?:and|to|[-–/])\s*((?:19|20)?\d{{2}})\b")
_ON = re.compile(rf"(?<![\d/–-]){_YEAR}\b(?!\s*[-–/]\s*\d)")
_NAMES_A_DOCUMENT = re.compile(
    r"(?ix) \b(?:19|20)\d\d\s+(?:\w+\s+){0,2}?(?:inspections?|reports?|reviews?|audits?|procedures?|plans?|briefings?"
    r"|guidance|visits?|protocols?|responses?|editions?|statements?|minutes)\b"
    r"|\b(?:inspections?|reports?|reviews?|audits?|procedures?|plans?|briefings?|guidance|published|inspected|edition)"
    r"\s+(?:of|in|from|for|dated)\s+(?:\w+\s+)?(?:19|20)\d\d\b | \((?:\w+\s+)?(?:19|20)\d\d(?:\s+\w+)?\)"
    r"|\b(?:since|after|before|until|between|post|pre|prior\s+to)\s+(?:19|20)\d\d\b"
)
_ASKS_LEARNING = re.compile(
    r"(?i)\b(?:learning|lessons?|themes?|messages?|findings?|judge[sd]?|graded?|rated?|recommend\w*)\b"
)


def years_in(question: str) -> tuple[int | None, int | None]:
    """Return the first and last year that a question names; None where it is open.

    >>> years_in("Kent 2017"), years_in("since 2018"), years_in("between 2014 and 2016"), years_in("in 2016-17")
    ((2017, 2017), (2018, None), (2014, 2016), (2016, 2017))
    """
    if match := _BETWEEN.search(question):
        first, last = int(match[1]), match[2]
        if (until := int(last) if len(last) == 4 else first // 100 * 100 + int(last)) >= first:
            return first, until
    start, end = _FROM.search(question), _UNTIL.search(question)
    if start or end:
        after = start is not None and start[0].lower().startswith(("after", "post"))
        return (int(start[1]) + after if start else None), (int(end[1]) - (not _up_to(end[0])) if end else None)
    years = [int(year) for year in _ON.findall(question)]
    return (min(years), max(years)) if years else (None, None)


def limits_documents(question: str, *, names_area: bool, names_review: bool, names_source: bool) -> bool:
    """Return whether the years of a question are those of the documents wanted, not of what happened in them.

    "Kent 2017", "the 2017 inspection" and "recommendations since 2018" limit the documents; "Why did Mr D stop opening
    the door in 2020?" asks about 2020 in a review of any year.

    Args:
        question: The question.
        names_area: Whether it names a council or board area.
        names_review: Whether it names a review by its pseudonym.
        names_source: Whether it names a type of document as its source, or asks for recommendations.
    """
    if _NAMES_A_DOCUMENT.search(question):
        return True
    return not names_review and (names_area or names_source or bool(_ASKS_LEARNING.search(question)))


def _up_to(words: str) -> bool:
    return words.lower().startswith(("until", "till", "up to"))
