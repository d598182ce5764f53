"""Reads the quantities of a text: counts, percentages, fractions, durations, dates, ages, money and labels."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.measures import (
    BOUND_REACH,
    BOUNDS,
    DAYS,
    EVERY,
    FRACTIONS,
    LABELS,
    MONTHS,
    Bound,
    Measure,
)
from assistant.verification.number_words import LARGE, NUMBER, ONES, ORDINAL_VALUES, number
from assistant.verification.words import plain

LISTED_LABEL = re.compile(rf"\b({LABELS})s?\s\d+(?:,\s\d+)*,?\s(?:and|or|to|-)\s$", re.IGNORECASE)
"""What stands before the second number of "key stages 2 and 4"."""

SHARED_PERCENT = re.compile(rf"\s(?:to|and|or|-)\s{NUMBER}\s?(?:%|per\s?cent)", re.IGNORECASE)
"""What follows the first number of "24 to 21 per cent"."""

COUNTED = r"(?:%|per\s?cent|children|young|people|referrals|contacts|families|cases)"
SMALL = r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|100)"
TIME = r"(?:hour|day|week|fortnight|month|year|minute)s?"
AGED = re.compile(r"\baged?\s(?:(?:about|under|over|of|from|between)\s)*(?:\w+\s(?:and|or|to|-)\s)?$", re.I)
"""What stands before an age in years."""
OFTEN = (
    "day-to-day|bi-?monthly|six-monthly|half-yearly|six-weekly|two-weekly|daily|weekly|fortnightly|monthly|quarterly|termly"
    "|annual(?:ly)?|yearly"
)
PERIOD = r"(?:(?:working\s|school\s|single\s)?day|weekday|morning|evening|night|week|fortnight|month|quarter|term|year)"

PATTERN = re.compile(
    rf"""(?<![A-Za-z0-9])(?:
    (?P<money>£\s?(?P<pounds>\d[\d,.]*)\s?(?P<scale>million|billion|m\b|bn\b|k\b|thousand)?)
  | (?P<label>(?<!past\s)(?<!last\s)(?<!previous\s)(?:{LABELS.replace(" ", chr(92) + "s")})s?
        \s(?P<which>\d+|{"|".join(ONES)})\b)
  | (?P<schoolyear>(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)?\d\d)\b)
  | (?P<year>(?:19|20)\d\d\b(?!\s?{COUNTED}))
  | (?P<percent>(?P<share>{NUMBER})\s?(?:%|per\s?cent(?:age)?\b))
  | (?P<ratio>(?P<but>all\sbut\s)?(?P<part>{NUMBER})\s(?!{TIME}\s)(?:[a-z]+\s(?=in\s))?
        (?:in(?=\s\w+$|\s(?:every\s)?{SMALL}\b(?!\s{TIME}\b))|out\sof|of)\s
        (?:every\s|the\s|its\s|their\s|a\stotal\sof\s)?(?!(?:19|20)\d\d\b)(?P<whole>{NUMBER})\b)
  | (?P<every>(?:{OFTEN}
        |(?:each|every|per|once\sa)\s{PERIOD})\b)
  | (?P<interval>every\s(?P<between>{NUMBER})\s(?P<span>{TIME})\b)
  | (?P<fraction>{"|".join(pattern for pattern, _ in FRACTIONS)})
  | (?P<duration>(?P<length>{NUMBER}|one\sand\sa\shalf|half\san?|an?)[\s-]
        (?P<kind>working\s|school\s|calendar\s)?(?P<unit>{TIME})\b(?![\s-]?(?:olds?|leavers?|groups?|of\sage)\b))
  | (?P<ordinal>(?:\d+(?:st|nd|rd|th)|{"|".join(sorted(ORDINAL_VALUES, key=len, reverse=True))})\b)
  | (?P<times>(?:twice\sas\s(?:many|much)|once|twice|thrice|doubled?|doubling|trebled?|tripled?|halved)\b)
  | (?P<count>(?<![.-])(?P<number>{NUMBER})(?:\s(?P<power>hundred|thousand|million|dozen))?(?!\w))
    )""",
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


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in their order; `text` is made plain first."""
    text = plain(text)
    return tuple(_read(match, text) for match in PATTERN.finditer(text))


def months(text: str) -> frozenset[str]:
    """Return the names of months in a text; "may" counts only when written as a name beside a number or a season."""
    found = {word.lower() for word in re.findall(r"\b[A-Z][a-z]+\b", text) if word.lower() in MONTHS}
    if "may" in found and not re.search(
        r"(?:\d|in|since|until|by|of|from|to|and|last|early|late|mid)\s*-?May\b|\bMay \d", text
    ):
        found.discard("may")
    return frozenset(found)


def _bound(text: str, start: int) -> Bound:
    before = text[max(0, start - BOUND_REACH) : start].lower()
    return next((bound for pattern, bound in BOUNDS if pattern.search(before)), "exact")


def _read(match: re.Match[str], text: str) -> Quantity:
    name = next(kind for kind in READERS if match.group(kind))
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
    value = next(value for pattern, value in FRACTIONS if re.match(pattern, match["fraction"].lower()))
    return "percent", value, "fraction", None


def _ratio(match: re.Match[str]) -> Reading:
    part, whole = number(match["part"]), number(match["whole"])
    return "count", whole - part if match["but"] else part, "", whole


def _duration(match: re.Match[str]) -> Reading:
    length = match["length"].lower()
    if AGED.search(match.string[: match.start()]) and match["unit"].lower().startswith("year"):
        return "count", number(length), "", None
    value = {"a": 1.0, "an": 1.0, "one and a half": 1.5, "half a": 0.5, "half an": 0.5}.get(length)
    unit = match["unit"].lower().removesuffix("s")
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


def _interval(match: re.Match[str]) -> Reading:
    return "every", number(match["between"]) * DAYS[match["span"].lower().removesuffix("s")], "", None


def _ordinal(match: re.Match[str]) -> Reading:
    word = match["ordinal"].lower()
    return "ordinal", ORDINAL_VALUES.get(word) or float(re.sub(r"\D", "", word)), "", None


def _times(match: re.Match[str]) -> Reading:
    word = match["times"].lower()
    if word.startswith("twice as"):
        return "times", 2.0, "fold", None
    value = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "halved": 0.5}.get(
        word, 2.0 if word.startswith("doubl") else 3.0
    )
    return "times", value, "" if word in {"once", "twice", "thrice"} else "fold", None


def _count(match: re.Match[str]) -> Reading:
    listed = LISTED_LABEL.search(match.string[: match.start()])
    if listed:
        return "label", number(match["number"]), listed[1].lower(), None
    if SHARED_PERCENT.match(match.string[match.end() :]):
        return "percent", number(match["number"]), "", None
    power = LARGE.get((match["power"] or "").lower(), 1.0)
    return "count", number(match["number"]) * power, "", None


READERS: dict[str, Callable[[re.Match[str]], Reading]] = {
    "money": _money,
    "label": _label,
    "schoolyear": _school_year,
    "year": lambda match: ("year", float(match["year"]), "", None),
    "percent": lambda match: ("percent", number(match["share"]), "", None),
    "ratio": _ratio,
    "fraction": _fraction,
    "duration": _duration,
    "every": _every,
    "interval": _interval,
    "ordinal": _ordinal,
    "times": _times,
    "count": _count,
}
