"""Finds details of real people in a message: identifiers, dates of birth, addresses and contact details."""

import re
from collections.abc import Iterator
from functools import cache

from stdnum.gb import nhs, upn

from assistant.triage.decision import KnownLibrary, Span
from assistant.triage.lexicon import table
from assistant.triage.names import find_names
from assistant.triage.wording import visible

_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NHS_LABEL = re.compile(r"\bnhs\s*(?:no|number|num|id)?\b[^\d\n]{0,12}((?:\d[ -]?){9}\d)\b", re.IGNORECASE)
_TEN_DIGITS = re.compile(r"(?<![\d/.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/-])")
_INSURANCE = re.compile(
    r"\b[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b|\b(?:national\s+insurance|ni|nino)\b[^\d\n]{0,16}?([a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]?)\b",
    re.IGNORECASE,
)
_UPN_LABEL = re.compile(r"\bupn\b[^\w\n]{0,4}(?:(?:is|no|number)\W{1,3})?([a-z]\d{11}[a-z\d])\b", re.IGNORECASE)
_UPN = re.compile(r"\b[A-Z]\d{11}[A-Z\d]\b")
_PHONE = re.compile(r"(?<![\w/.£-])(?:\+\d{1,3}[ ()-]{0,2}(?:\(0\))?|\(?0)(?:[ ()-]{0,2}\d){8,11}(?![\w/-])")
_REFERENCE = re.compile(
    r"\bref(?:erence)?(?:\s*(?:no\.?|number))?\s*[:#]?\s*([A-Z]{0,4}[-/]?(?:\d{2,4}[-/])?\d{5,}(?:[-/][A-Z]{1,3})?)\b",
    re.IGNORECASE,
)
_PUBLIC_PREFIX = re.compile(r"^0(?:3|8|9)")


def find_personal_data(message: str, known: KnownLibrary | None = None) -> tuple[Span, ...]:
    """Return where the message holds details of a real person, in order, without overlaps."""
    text, places = visible(message)
    found: list[Span] = []
    for span in sorted(_candidates(text, known), key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(Span(start=places[span.start], end=places[span.end - 1] + 1, kind=span.kind) for span in found)


def _candidates(text: str, known: KnownLibrary | None) -> Iterator[Span]:
    numbered = [*_mails(text), *_identifiers(text), *_births(text), *_addresses(text), *_phones(text)]
    yield from numbered
    yield from find_names(text, known, in_context=bool(numbered))


def _span(match: re.Match[str], kind: str) -> Span:
    group = next((index for index in range(1, match.re.groups + 1) if match.group(index)), 0)
    return Span(start=match.start(group), end=match.end(group), kind=kind)


def _mails(text: str) -> Iterator[Span]:
    public = frozenset(table("personal_data")["mail_public"])
    for match in _MAIL.finditer(text):
        if not public.intersection(re.split(r"[._+-]", match.group().split("@")[0].lower())):
            yield _span(match, "e-mail address")


def _identifiers(text: str) -> Iterator[Span]:
    yield from (_span(match, "NHS number") for match in _NHS_LABEL.finditer(text))
    yield from (_span(match, "NHS number") for match in _TEN_DIGITS.finditer(text) if nhs.is_valid(match.group()))
    yield from (_span(match, "National Insurance number") for match in _INSURANCE.finditer(text))
    yield from (_span(match, "unique pupil number") for match in _UPN_LABEL.finditer(text))
    yield from (_span(match, "unique pupil number") for match in _UPN.finditer(text) if upn.is_valid(match.group()))
    yield from (_span(match, "case number") for match in _case_numbers().finditer(text))
    yield from (_span(match, "case number") for match in _REFERENCE.finditer(text))


@cache
def _case_numbers() -> re.Pattern[str]:
    label = table("personal_data")["case_label"]
    number = r"((?:[a-z]{1,5}\d{0,2}[-/ ]?)?(?:\d{2,4}[-/])?\d{4,}(?:[-/][a-z]{1,3})?[a-z]?)"
    joint = r"\s*(?:id|no\.?|number|ref\.?|reference|#)?\s*(?:is|:|#|=|-)?\s*"
    return re.compile(rf"\b{label}{joint}(?<=[\s:#=-]){number}\b(?!\s*[-–]\s*\d{{4}}\b)", re.IGNORECASE)


def _births(text: str) -> Iterator[Span]:
    yield from (_span(match, "date of birth") for match in _birth_dates().finditer(text))


@cache
def _birth_dates() -> re.Pattern[str]:
    rules = table("personal_data")
    return re.compile(
        rf"\b{rules['date_label']}({rules['date']})|({rules['date']})\s*\(?(?:d\.?o\.?b\.?|birth|is\s+(?:\w+'?s?\s+){{1,2}}birthday)\b",
        re.IGNORECASE,
    )


def _addresses(text: str) -> Iterator[Span]:
    for match in _postcodes().finditer(text):
        inward = match.group().split()[-1] if " " in match.group() else match.group()[-3:]
        if match.group().isupper() or inward[1:].lower() not in {"st", "nd", "rd", "th"}:
            yield _span(match, "postcode")
    yield from (_span(match, "address") for match in _streets().finditer(text))


@cache
def _postcodes() -> re.Pattern[str]:
    areas = table("personal_data")["postcode_areas"]
    return re.compile(
        rf"\b(?:{areas})\d[a-z\d]? \d[abd-hjlnp-uw-z]{{2}}\b|\b(?-i:(?:{areas})\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{{2}})\b",
        re.IGNORECASE,
    )


@cache
def _streets() -> re.Pattern[str]:
    rules = table("personal_data")
    number = r"(?:(?:flat|apartment|unit|room)\s+\w{1,4},?\s+)?\d{1,4}[a-z]?,?\s+"
    plain = rf"(?i:\b{number}(?:(?!(?:{rules['not_street']})\b)[a-z'-]+\s+){{1,3}}?(?:{rules['street']})\b)"
    capital = rf"\b(?i:{number})(?:[A-Z][a-z'-]+\s+){{1,3}}?(?:{rules['street_capital']})\b"
    home = r"(?:lives?|living|address(?:\s+is)?|resid(?:es|ing)|stay(?:s|ing))"
    lives = rf"(?i:\b{home}\s*(?:at|:)?\s+({number}[a-z'-]+(?:\s+[a-z'-]+)?))"
    return re.compile(rf"{plain}|{capital}|{lives}")


def _phones(text: str) -> Iterator[Span]:
    public = re.compile(table("personal_data")["phone_public"], re.IGNORECASE)
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group().replace("(0)", ""))
        digits = "0" + digits[2:] if match.group().lstrip("(").startswith("+44") else digits
        mobile = digits.startswith("07")
        if _PUBLIC_PREFIX.match(digits) or (
            not mobile and public.search(text[max(0, match.start() - 60) : match.end() + 60])
        ):
            continue
        yield _span(match, "phone number")
