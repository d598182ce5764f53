"""Reads the quantities of a text: counts, percentages, fractions, durations, dates, ages, money and labels."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.verification.words import plain

Measure = Literal["count", "percent", "days", "every", "money", "year", "ordinal", "label", "times"]
Bound = Literal["exact", "at least", "at most", "more than", "less than"]

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
]
VALUES = {word: float(value) for value, word in enumerate(ONES)}
VALUES |= {word: float(10 * place) for place, word in enumerate(TENS, start=2)}
VALUES |= {
    f"{tens}{joint}{ones}": VALUES[tens] + value
    for tens in TENS for value, ones in enumerate(ONES[:10]) if value for joint in ("-", " ")
} | {"dozen": 12.0, "hundred": 100.0, "a hundred": 100.0, "thousand": 1000.0, "a thousand": 1000.0, "a dozen": 12.0, "half a dozen": 6.0}  # fmt: skip
DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0, "year": 365.0, "minute": 1 / 1440}
"""Length of a unit of time in days; months are compared with one another before they are compared with weeks."""

EVERY = {
    "da": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "quarter": 91.0,
    "term": 120.0,
    "annual": 365.0,
    "year": 365.0,
}
"""Days between two times, by how the word starts."""

NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(VALUES, key=len, reverse=True)) + r")"
FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"(?:an?|one)[ -]third\b|third\sof", 33.0),
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
BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"(?:at least|no fewer than|no less than|not less than|a minimum of|minimum of|or more|from)\s*$", "at least"),
    (r"(?:up to|at most|no more than|not more than|a maximum of|maximum of|no later than|within|inside)\s*(?:the\s|a\s)?(?:first\s)?$", "at most"),
    (r"(?:more than|over|above|exceed(?:s|ing|ed)?|in excess of|longer than|greater than|upwards of|beyond|older than)\s*(?:a\s)?$", "more than"),
    (r"(?:less than|fewer than|under|below|almost|nearly|just short of|younger than)\s*(?:a\s)?$", "less than"),
)  # fmt: skip
LABELS = "section|year|key stage|stage|tier|level|step|article|chapter|paragraph|phase|band|group|schedule|regulation|appendix|grade|entry|part|standard|recommendation|finding"
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

LISTED_LABEL = re.compile(rf"\b({LABELS})s?\s\d+(?:,\s\d+)*,?\s(?:and|or|to|-)\s$", re.IGNORECASE)
"""What stands before the second number of "key stages 2 and 4"."""

PATTERN = re.compile(
    rf"""
    (?P<money>£\s?(?P<pounds>\d[\d,.]*)\s?(?P<scale>million|billion|m\b|bn\b|k\b|thousand)?)
  | (?P<label>\b(?:{LABELS})s?\s(?P<which>\d+|{"|".join(ONES)})\b)
  | (?P<schoolyear>\b(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)?\d\d)\b)
  | (?P<year>\b(?:19|20)\d\d\b(?!\s?(?:%|per\s?cent|children|young|people|referrals|contacts|families|cases)))
  | (?P<percent>(?P<share>{NUMBER})\s?(?:%|per\s?cent(?:age)?\b|percent\b))
  | (?P<ratio>\b(?P<part>{NUMBER})\s(?:in(?=\s\w+$|\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|100)\b(?!\s(?:months|weeks|days|years|hours)))|out\sof|of)\s(?:every\s|the\s|its\s|their\s|a\stotal\sof\s)?(?!(?:19|20)\d\d\b)(?P<whole>{NUMBER})\b)
  | (?P<every>\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|yearly|(?:each|every|per|once\sa)\s(?:day|week|fortnight|month|quarter|term|year))\b)
  | (?P<fraction>\b(?:{"|".join(pattern for pattern, _ in FRACTIONS)}))
  | (?P<duration>\b(?P<length>{NUMBER}|an?|one\sand\sa\shalf|the\ssame|half\san?)[\s-](?P<kind>working\s|school\s|calendar\s)?(?P<unit>hour|day|week|fortnight|month|year|minute)s?\b(?![\s-]?(?:olds?|leavers?|groups?)\b))
  | (?P<ordinal>\b(?:\d+(?:st|nd|rd|th)|{"|".join(ORDINALS)})\b)
  | (?P<times>\b(?:once|twice|thrice|doubled?|doubling|trebled?|tripled?|halved)\b)
  | (?P<count>(?<![\w.-])(?P<number>{NUMBER})(?:\s(?P<power>hundred|thousand|million|dozen))?(?![\w]))
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity as read."""

    text: str
    start: int
    """Place of its first character in the plain text."""
    end: int
    measure: Measure
    value: float
    unit: str = ""
    """Unit of time as written, what a label labels ("section"), or ""."""
    bound: Bound = "exact"
    whole: float | None = None
    """Of "12 of 48": 48."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in their order; `text` is made plain first."""
    text = plain(text)
    found = [quantity for match in PATTERN.finditer(text) if (quantity := _read(match, text)) is not None]
    return tuple(found)


def months(text: str) -> frozenset[str]:
    """Return the names of months in a text; "may" counts only when written as a name beside a number or a season."""
    found = {word.lower() for word in re.findall(r"\b[A-Z][a-z]+\b", text) if word.lower() in MONTHS}
    if "may" in found and not re.search(
        r"(?:\d|in|since|until|by|of|from|to|and|last|early|late|mid)\s*-?May\b|\bMay \d", text
    ):
        found.discard("may")
    return frozenset(found)


def number(text: str) -> float:
    """Return the value of a number in digits or in words."""
    lower = text.lower().strip()
    return VALUES[lower] if lower in VALUES else float(lower.replace(",", "").rstrip("."))


def _bound(text: str, start: int) -> Bound:
    before = text[max(0, start - 28) : start].lower()
    return next((bound for pattern, bound in BOUNDS if re.search(rf"\b{pattern}", before)), "exact")


def _read(match: re.Match[str], text: str) -> Quantity | None:
    name = next(kind for kind in READERS if match.group(kind))
    if name == "duration" and match["length"].lower() in {"the same"}:
        return None
    measure, value, unit, whole = READERS[name](match)
    return Quantity(
        text=match[0],
        start=match.start(),
        end=match.end(),
        measure=measure,
        value=value,
        unit=unit,
        bound=_bound(text, match.start()),
        whole=whole,
    )


Reading = tuple[Measure, float, str, float | None]


def _money(match: re.Match[str]) -> Reading:
    scale = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}
    return "money", number(match["pounds"]) * scale.get((match["scale"] or "").lower(), 1.0), "", None


def _label(match: re.Match[str]) -> Reading:
    return "label", number(match["which"]), match["label"].lower().rsplit(maxsplit=1)[0].rstrip("s"), None


def _school_year(match: re.Match[str]) -> Reading:
    first, last = re.findall(r"\d+", match["schoolyear"])
    return "year", float(first), "to " + last[-2:], None


def _fraction(match: re.Match[str]) -> Reading:
    value = next(
        value
        for pattern, value in FRACTIONS
        if re.fullmatch(pattern, match["fraction"].lower()) or re.match(pattern, match["fraction"].lower())
    )
    return "percent", value, "fraction", None


def _ratio(match: re.Match[str]) -> Reading:
    return "count", number(match["part"]), "", number(match["whole"])


def _duration(match: re.Match[str]) -> Reading:
    length = match["length"].lower()
    value = {"a": 1.0, "an": 1.0, "one and a half": 1.5, "half a": 0.5, "half an": 0.5}.get(length)
    unit = match["unit"].lower()
    return (
        "days",
        (number(length) if value is None else value) * DAYS[unit],
        (match["kind"] or "").strip().lower() or unit,
        None,
    )


def _every(match: re.Match[str]) -> Reading:
    word = match["every"].lower().split()[-1]
    days = next(length for start, length in EVERY.items() if word.startswith(start))
    return "every", days, "", None


def _ordinal(match: re.Match[str]) -> Reading:
    word = match["ordinal"].lower()
    return "ordinal", float(ORDINALS.index(word) + 1) if word in ORDINALS else float(re.sub(r"\D", "", word)), "", None


def _times(match: re.Match[str]) -> Reading:
    word = match["times"].lower()
    value = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "halved": 0.5}.get(
        word, 2.0 if word.startswith("doubl") else 3.0
    )
    return "times", value, "" if word in {"once", "twice", "thrice"} else "fold", None


def _count(match: re.Match[str]) -> Reading:
    listed = LISTED_LABEL.search(match.string[: match.start()])
    if listed:
        return "label", number(match["number"]), listed[1].lower(), None
    power = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6, "dozen": 12.0}.get(
        (match["power"] or "").lower(), 1.0
    )
    return "count", number(match["number"]) * power, "", None


READERS = {
    "money": _money,
    "label": _label,
    "schoolyear": _school_year,
    "year": lambda match: ("year", float(match["year"]), "", None),
    "percent": lambda match: ("percent", number(match["share"]), "", None),
    "ratio": _ratio,
    "fraction": _fraction,
    "duration": _duration,
    "every": _every,
    "ordinal": _ordinal,
    "times": _times,
    "count": _count,
}
