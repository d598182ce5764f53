"""What a question names that a follow-up may change: areas, a time, an agency, a review, a source, an edition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.places import Places
from vectorstore.query import subject_words
from vectorstore.results import DocumentRecord
from vectorstore.sources_named import reviews_named, types_named
from vectorstore.vocabulary import Vocabulary
from vectorstore.years import MONTHS, years_in

_YEAR = r"(?:19|20)\d\d"
_TIME = re.compile(
    rf"""(?ix)[\s,]*\(?(?<!\w)(?:only\s+)?
    (?:(?:in|since|after|before|from|by|until|till|during|of|for|between|up\s+to|prior\s+to)\s+)?
    (?:(?:{MONTHS})\s+)?{_YEAR}(?:\s*(?:and|to|[-–/])\s*(?:(?:{MONTHS})\s+)?(?:{_YEAR}|\d\d))?(?!\w)\)?"""
)
_SOURCE = re.compile(
    r"(?i)\b(inspectors|(?:ofsted\s+)?inspections?|(?:serious\s+case\s+|case\s+|adults?\s+)?reviews|scrs|sars|l?csprs|procedures|guidance"
    r"|progress\s+reports|briefings|annual\s+reports)\b"
)
_EDITION = re.compile(
    r"(?i)\b(?:older|earlier|previous|first|old|last|newer|latest|newest|new|current|second|present)\s+"
    r"(?:edition|version|procedure|one|report|inspection|protocol|guidance|plan)\b"
)
_LONGEST_NAME = 5
"""Words of an agency's name."""
_FRAME = frozenset(f"{MONTHS}|since|only|same|please|instead|too|pls|thanks|ones".split("|"))
"""Words that only say how a question follows another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What one question names."""

    areas: tuple[str, ...]
    reviews: tuple[str, ...]
    years: tuple[int | None, int | None]
    time: str
    """The words that name a time, as typed without "only", or ""."""
    agency: str
    """The words that name an agency, or ""."""
    source: str
    """The words that name a type of document, or ""."""
    edition: str
    """The words that name an edition, or ""."""
    subject: tuple[str, ...]
    """Content words that are none of these."""

    @property
    def names_document(self) -> bool:
        """Return whether it says itself which documents are meant."""
        return bool(self.areas or self.reviews or self.source)

    @property
    def names_no_subject(self) -> bool:
        """Return whether it names an area, a time or a type of document alone, and nothing to be told about."""
        named = self.areas or self.time or self.source or self.edition
        return bool(named) and not (self.subject or self.agency or self.reviews)


def slots_of(question: str, documents: Sequence[DocumentRecord]) -> Slots:
    """Return what a question names, of a library's documents."""
    places = Places.of(document.area for document in documents)
    mentions = places.mentions(question)
    reviews = reviews_named(question, documents)
    agency, edition, source = agency_in(question), _EDITION.search(question), _SOURCE.search(question)
    found_time = _TIME.search(question)
    time = re.sub(r"(?i)^[\s,(]*(?:only\s+)?|\)$", "", found_time[0]).strip() if found_time else ""
    named = " ".join((*reviews, agency, time, edition[0] if edition else "", source[0] if source else ""))
    taken = {*re.findall(r"[a-z0-9&]+", named.casefold())} | _FRAME
    return Slots(
        areas=tuple(dict.fromkeys(area for _, area in mentions)),
        reviews=reviews,
        years=years_in(question),
        time=time,
        agency=agency,
        source=source[0] if source else "",
        edition=edition[0] if edition else "",
        subject=tuple(word for word in subject_words(question, mentions) if word not in taken),
    )


def agency_in(question: str) -> str:
    """Return the longest words of a question that name an agency, or "".

    >>> agency_in("Which recommendations did it make to the police?"), agency_in("And neglect?")
    ('police', '')
    """
    words = re.findall(r"[\w&'’-]+", question)
    known = Vocabulary.load()
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if _is_written(name) and (known.agency(name) or known.agency(name.rstrip("s"))):
                return name
    return ""


def without_time(question: str) -> str:
    """Return a question without the times that it names.

    >>> without_time("How many staff were trained by October 2019?")
    'How many staff were trained?'
    """
    return _TIME.sub("", question)


def at_time(question: str, time: str) -> str:
    """Return a question with its time changed, in its place, or put at its end."""
    if _TIME.search(question):
        return _TIME.sub(f" {time}", question, count=1)
    return f"{question.rstrip(' ?.')}, {time}"


def names_source(question: str, documents: Sequence[DocumentRecord]) -> bool:
    """Return whether a question says from which type of document the answer should come."""
    return bool(types_named(question, documents))


def _is_written(name: str) -> bool:
    """Return whether words are written as a name: a short one in capitals, such as "DO", may be a word otherwise."""
    return len(name) > 3 or name.isupper() or name.casefold() in {"gps", "gp"}
