"""The words by which quantities are read: units and intervals of time, fractions, bounds, labels and months."""

import re
from typing import Literal

Measure = Literal["count", "percent", "days", "every", "money", "year", "ordinal", "label", "times"]
Bound = Literal["exact", "at least", "at most", "more than", "less than"]

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0, "year": 365.0, "minute": 1 / 1440}
"""Length of a unit of time in days; months are compared with one another before they are compared with weeks."""

EVERY = {
    "bi-month": 60.0,
    "bimonth": 60.0,
    "six-month": 182.0,
    "half-year": 182.0,
    "six-week": 42.0,
    "two-week": 14.0,
    "da": 1.0,
    "weekday": 1.0,
    "morning": 1.0,
    "evening": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "quarter": 91.0,
    "term": 120.0,
    "annual": 365.0,
    "year": 365.0,
}
"""Days between two times, by how the word starts."""

FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"(?:an?|one)[ -]third\b(?!\s(?!(?:of|were|are|had|have|did|do|more|less|fewer|said)\b)[a-z]+\b)|third\sof", 33.0),
    (r"two[ -]thirds", 67.0),
    (r"(?:an?|one)[ -]quarter\b|quarter\sof", 25.0),
    (r"three[ -]quarters", 75.0),
    (r"(?<!first\s)(?<!second\s)half\b(?!\san?\s(?:day|year|hour))|halves", 50.0),
    (r"(?:an?|one)[ -](?:fifth)\b", 20.0),
    (r"two[ -]fifths", 40.0),
    (r"three[ -]fifths", 60.0),
    (r"four[ -]fifths", 80.0),
    (r"(?:an?|one)[ -](?:sixth)\b", 17.0),
    (r"(?:an?|one)[ -](?:tenth)\b", 10.0),
    (r"nine[ -]tenths", 90.0),
    (r"(?:an?|one)[ -](?:eighth)\b", 12.5),
)
BOUND_WORDS: tuple[tuple[str, Bound], ...] = (
    ("at least|no fewer than|no less than|not less than|minimum of|from", "at least"),
    ("up to|at most|no more than|not more than|maximum of|no later than|within|inside", "at most"),
    ("more than|over|above|exceeds?|exceeding|in excess of|longer than|greater than|beyond|older than", "more than"),
    ("less than|fewer than|under|below|almost|nearly|just short of|younger than", "less than"),
)
BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = tuple(
    (re.compile(rf"\b(?:{words})\s*(?:(?:the|a)\s)?(?:first\s)?$"), bound) for words, bound in BOUND_WORDS
)
BOUND_REACH = 28
"""Characters before a number in which words such as "at least" are looked for."""
LABELS = (
    "section|year|key stage|stage|tier|level|step|article|chapter|paragraph|phase|band|group|schedule|regulation|"
    "appendix|grade|entry|part|standard|recommendation|finding"
)
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
