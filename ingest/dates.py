"""Dates as British reports and file names print them, as ISO dates of the precision that is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_GAP = r"[\s,_.\-]*(?:of\s+)?"
_WORDED = re.compile(rf"(?<![\d/])(?:{_DAY}{_GAP})?(?<![a-z]){_MONTH}{_GAP}{_YEAR}", re.IGNORECASE)
_AMERICAN = re.compile(rf"(?<![a-z]){_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-._](?P<month>0[1-9]|1[0-2])(?:[-._](?P<day>0[1-9]|[12]\d|3[01]))?(?!\d|[-./]\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/])(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>(?:19|20)?\d\d)(?![\d/])")
_MONTH_NUMBER = re.compile(r"(?<![\d/.-])(?P<month>0[1-9]|1[0-2])[-./](?P<year>(?:19|20)\d\d)(?![\d/])")
_LONE_YEAR = re.compile(r"(?<!\d)(?<!\d[-–/])(?P<year>(?:19[89]|20[0-4])\d)(?![\d–/]|-\d|\s*[-–]\s*\d)")
_FORMS = (_WORDED, _AMERICAN, _ISO, _COMPACT, _NUMERIC, _MONTH_NUMBER)
_TOKEN = re.compile(rf"{_YEAR}|{_DAY}(?![\d:])|{_MONTH}|(?P<between>to|until|and|from|&|[-–—,])", re.IGNORECASE)
_EXPRESSION = re.compile(rf"(?:\s*(?:{re.sub('[?]P<[a-z]+>', '?:', _TOKEN.pattern)}))+", re.IGNORECASE)


@dataclass(slots=True)
class _Point:
    day: int
    month: int | None = None
    year: int | None = None


def dates_in(text: str) -> list[str]:
    """Return the dates in a text as ISO dates ("2014-08-08") or months ("2016-04"), in their order.

    >>> dates_in("Report published: 8 August 2014, revised April 2016")
    ['2014-08-08', '2016-04']
    """
    found: dict[int, tuple[int, str]] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            value = _iso(match)
            if value and not any(start < match.end() and match.start() < end for start, (end, _) in found.items()):
                found[match.start()] = (match.end(), value)
    return [value for _, (_, value) in sorted(found.items())]


def is_date(text: str) -> bool:
    """Return whether a text is a date, a month or a year and nothing else.

    >>> is_date("12 May 2021"), is_date("April 2016"), is_date("Version of April 2016")
    (True, True, False)
    """
    rest = text
    for form in (*_FORMS, _LONE_YEAR):
        rest = form.sub("", rest, count=1)
    return rest != text and not re.search(r"[^\W_]", rest)


def years_in(text: str) -> list[str]:
    """Return the years that stand alone in a text; the years of a span ("2023-24") do not."""
    return [match["year"] for match in _LONE_YEAR.finditer(text)]


def span_of(text: str) -> tuple[str, str] | None:
    """Return the first and last day of the dates that a text begins with, as ISO dates, or None.

    Months and years that are printed once hold for the days before them.

    >>> span_of("19 November-11 December 2013 and 28 – 30 January 2014")
    ('2013-11-19', '2014-01-30')
    """
    match = _EXPRESSION.match(text)
    points = _filled(_points(match[0])) if match else []
    days = sorted(day for point in points if (day := _day(point)))
    return (days[0].isoformat(), days[-1].isoformat()) if days else None


def _points(text: str) -> list[_Point]:
    points: list[_Point] = []
    for token in _TOKEN.finditer(text):
        if token["year"] and points:
            points[-1].year = int(token["year"])
        elif token["month"] and points:
            points[-1].month = _MONTHS[token["month"].lower()]
        elif token["day"]:
            points.append(_Point(int(token["day"])))
    return points


def _filled(points: list[_Point]) -> list[_Point]:
    """Return the points with months and years carried back; a year turns where the month would come later."""
    month, year = None, None
    for point in reversed(points):
        if point.year is None and year and month and (point.month or month) > month:
            point.year = year - 1
        point.month = point.month or month
        point.year = point.year or year
        month, year = point.month, point.year
    return points


def _day(point: _Point) -> date | None:
    if point.month is None or point.year is None:
        return None
    try:
        return date(point.year, point.month, point.day)
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    year = int(parts["year"])
    year += 2000 if year < 100 else 0
    day = parts.get("day")
    try:
        exact = date(year, month, int(day or 1))
    except ValueError:
        return None
    return exact.isoformat() if day else exact.isoformat()[:7]


def iso_date(text: str) -> str | None:
    """Return the date at the start of a time stamp ("2014-08-06T11:08:48Z", "D:20140806…"), or None."""
    match = re.match(r"(?:D:)?((?:19|20)\d\d)-?(\d\d)-?(\d\d)", text.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        return None


def latest(values: Iterator[str] | list[str]) -> str | None:
    """Return the latest of some ISO dates and months; a day counts before its bare month."""
    return max(values, default=None)
