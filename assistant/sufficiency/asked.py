"""What kind of thing a question asks for, and whether a sentence tells a thing of that kind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.sufficiency.lists import either, listed
from assistant.sufficiency.presence import HELD, presence
from ingest.documents import DocumentType
from vectorstore.concepts import Concept

NEAR = 5
"""Words between a number and what it counts."""


class Thing(StrEnum):
    """A kind of thing that is asked for, in the words of a sentence that says it is not there."""

    SUM = "a sum of money"
    SHARE = "a share"
    AGE = "an age"
    SPAN = "a length of time"
    COUNT = "a number"
    PERSON = "a name"
    NAMED = "which one it was"
    PLACE = "which place it was"
    DATE = "a date"
    REASON = "a reason"
    STEPS = "the steps"


_UNIT = r"minutes?|hours?|days?|nights?|weeks?|months?|years?|fortnight|term"
_MONTH = r"january|february|march|april|may|june|july|august|september|october|november|december"
_NUMBER = either("numbers")
_ASKS: tuple[tuple[Thing, str], ...] = (
    (
        Thing.SUM,
        r"(?<!by )\bhow\s+much\s+(?:\w+\s+){0,4}?"
        r"(?:pay|paid|cost|spen[dt]|money|budget|fund\w*|receive\w*|did|does)\b(?!.*\bweigh)"
        r"|(?<!by )\bhow\s+much\b[^?]*\b(?:worth|debt|owe[ds]?|raised|grant|bill)\b|\bin\s+pounds\b|£|\bprice\b"
        r"|\bcosts?\b|\bfees?\b|\bbudget\b|\ballowances?\b|\bcompensation\b|\bfined?\b|\bspend(?:ing)?\b|\bpayments?\b"
        r"|\bhow\s+(?:much|big|large)\b[^?]*\bpayment",
    ),
    (
        Thing.SHARE,
        r"\bwhat\s+(?:percentage|proportion|share)\b|\bin per cent\b|\brate\b(?!d)|\bpercentage\b|\bproportion\b",
    ),
    (Thing.AGE, r"\bhow old\b|\bwhat age\b|\bage of\b"),
    (
        Thing.SPAN,
        r"\bhow\s+(?:long|soon|quickly|fast)\b|\btime\s+limit|\bwithin\s+what\s+time|\bgap\b"
        rf"|\bhow\s+many\s+(?:{_UNIT})\b",
    ),
    (
        Thing.COUNT,
        r"\bhow\s+many\s+(?P<counted>(?:[\w’'-]+\s*){1,4})|\bnumber\s+of\s+(?P<numbered>(?:[\w’'-]+\s*){1,4})"
        r"|\bhow\s+(?:often|big|large)\b|\b(?:average|mean|total)\s+(?P<totalled>(?:[\w’'-]+\s*){1,2})"
        r"|\bby\s+how\s+much\b",
    ),
    (
        Thing.PERSON,
        r"\bwho\s+(?:is|was|were|are)\s+(?:the|its|their|his|her|our|lead|chair)\b"
        r"|\bwho\s+(?:will\s+)?(?:chair\w*|led|leads?|heads?|headed|took\s+over|replace[sd]?)\b|\bnames?\s+of\b|\breal\s+name\b"
        r"|\w['’]?s\s+names?\b|\bcalled\W*$|\bby\s+name\b",
    ),
    (
        Thing.NAMED,
        r"\b(?:which|what)\s+(?:(?!did|do|does|is|was|were|has|had)\w+\s+)?"
        rf"(?P<named>{either('named_things')})\b",
    ),
    (
        Thing.PLACE,
        r"\b(?:which|what)\s+(?:(?!did|do|does|is|was|were|has|had)\w+\s+)?"
        r"(?:cit(?:y|ies)|towns?|villages?|boroughs?|districts?|count(?:y|ies)|countr(?:y|ies)|areas?|estates?|places?)\b",
    ),
    (
        Thing.DATE,
        r"\bwhen\s+(?:was|were|is|are|did|does|do|will|has|must|should)\b|\b(?:what|which)\s+(?:date|year|month|day)\b"
        r"|\bsince when\b|\bby when\b|^\W*date\b|\bdate\s+(?:of|when|that)\b|\bwhat\s+time\b",
    ),
    (Thing.REASON, r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat prompted\b"),
    (
        Thing.STEPS,
        r"\bwhat\s+(?:are\s+)?(?:the\s+)?steps\b|\bsteps?\s+(?:to|for|in)\b|\bwhat\s+is\s+the\s+(?:procedure|process)\b"
        r"|\bhow\s+(?:do|should)\s+(?:i|we)\b|\bwhat\s+(?:do|should|must)\s+(?:i|we|staff|schools?)\s+(?!know|learn)\w+\b",
    ),
)
_PATTERNS = tuple((thing, re.compile(pattern, re.IGNORECASE)) for thing, pattern in _ASKS)
_NOT_COUNTED = re.compile(r"(?i)(?:times?|were|was|are|is|had|have|did|do|does|of)\b")

_SUM = re.compile(r"(?i)£|\bpounds?\b|\bfree\b|\bpence\b|\bper\s?cent\b|%")
_SHARE = re.compile(
    rf"(?i)%|\bper\s?cent\b|\b(?:\d+|{_NUMBER})\s+(?:out\s+)?of\b|\b(?:half|thirds?|quarters?|majority|minority|none|few)\b"
)
_AGE = re.compile(
    rf"(?i)\b(?:\d+|{_NUMBER})(?:\s*-\s*|\s+)(?:{_UNIT})(?:\s|-)?(?:old)?\b|\baged?\b|\bwas\s+(?:\d+|{_NUMBER})\b"
)
_SPAN = re.compile(
    rf"(?i)\b(?:\d+|an?|{_NUMBER}|several|many)\s+(?:working\s+|school\s+|calendar\s+|further\s+)?(?:{_UNIT})\b"
    r"|\bsame\s+day\b|\bat\s+once\b|\bimmediate|\bweek\s+\d+"
)
_DATE = re.compile(
    rf"(?i)\b(?:{_MONTH})\b|\b(?:19|20)\d\d\b|\bweek\s+\d+|\b(?:spring|summer|autumn|winter)\b|\bnew year"
    r"|\bat\s+(?:the\s+age\s+of\s+)?\d+\b|\b(?:within|after|before|by|until|as soon as|when|if|once)\b"
)
_REASON = re.compile(
    r"(?i)\b(?:because|since|due to|so that|owing|reasons?|as|after|led to|in order to|when|thought|believed?|so)\b"
    r"|\b(?:by|only)\b"
    r"|\bto (?:protect|avoid|keep|make|ensure)\b|\bhad not\b|\bdid not\b|\bmeant\b"
    r"|\b(?:fear|imped|caus|result|impact|affect|hamper)"
)
_PERSON = re.compile(r"\b[A-Z][a-z]+(?:\s+[A-Z][a-z’'-]+){1,2}\b")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|of|across|between|and)\s+([A-Z][a-z]{2,})")
_A_NUMBER = re.compile(rf"(?i)\b(?:{_NUMBER})\b")
_TELLS_STEPS = {DocumentType.PROCEDURE, DocumentType.GUIDANCE, DocumentType.BRIEFING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question asks for."""

    thing: Thing
    question: str
    of: str = ""
    """What is counted, or the kind of thing whose name is asked."""

    @property
    def is_fact(self) -> bool:
        """Return whether a sentence tells it by what can be pointed at: a number, a date, a name."""
        return self.thing not in (Thing.REASON, Thing.STEPS)


def asked(question: str) -> Asked | None:
    """Return what a question asks for, or None where anything said about its subject may answer it.

    >>> asked("How many days did it take?").thing.value, asked("bruising in babies")
    ('a length of time', None)
    """
    for thing, pattern in _PATTERNS:
        if found := pattern.search(question):
            words = next((words for words in found.groupdict().values() if words), "")
            return Asked(thing=thing, question=question, of="" if _NOT_COUNTED.match(words) else words)
    return None


def counted_concepts(wanted: Asked, concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concept of what is counted, in a list that is empty where the question does not say."""
    words = wanted.of.casefold()
    named = [concept for concept in concepts if concept.name.casefold() in words]
    return sorted(named, key=lambda concept: words.index(concept.name.casefold()))[:1]


def tells(wanted: Asked, sentence: str, counted: Sequence[Concept], document_type: DocumentType) -> bool:
    """Return whether a sentence tells a thing of the kind that is asked for."""
    if wanted.thing is Thing.STEPS:
        return document_type in _TELLS_STEPS
    if wanted.thing is Thing.COUNT:
        return _tells_count(wanted, sentence, counted)
    if wanted.thing is Thing.NAMED:
        return names_one(wanted.of, sentence)
    if wanted.thing is Thing.PLACE:
        return _tells_place(wanted.question, sentence)
    return _TESTS[wanted.thing](sentence)


def names_one(kind: str, text: str) -> bool:
    """Return whether a text holds the name of a thing of a kind: "Dunmarrow General Hospital", "School F"."""
    noun = kind.split()[-1].capitalize()
    return bool(re.search(rf"[A-Z][\w’'-]+\s+(?:of\s+)?(?:[A-Z][\w’'-]+\s+)?{noun}\b|\b{noun}\s+[A-Z]\b", text))


def _tells_sum(text: str) -> bool:
    return bool(_SUM.search(text) or (re.search(r"\b(?:cost|money|fund)", text) and re.search(r"\d", text)))


def _tells_person(text: str) -> bool:
    bodies = listed("of_bodies")
    return any(bodies.isdisjoint(found[0].lower().split()) for found in _PERSON.finditer(text))


def _tells_place(question: str, text: str) -> bool:
    """Return whether a name follows "in", "at" or the like that the question does not bring along."""
    return any(found[1] not in question for found in _PLACE.finditer(text))


def _tells_count(wanted: Asked, text: str, counted: Sequence[Concept]) -> bool:
    """Return whether a number that the question does not bring along stands near what it asks the number of."""
    words = text.split()
    places = [place for place, word in enumerate(words) if _is_new_number(word, wanted.question)]
    if not counted:
        return bool(places)
    near = (" ".join(words[max(0, place - NEAR + 1) : place + NEAR + 1]) for place in places)
    return any(presence(concept, part) >= HELD for part in near for concept in counted)


def _is_new_number(word: str, question: str) -> bool:
    figures = numbers_in(word)
    return bool(_A_NUMBER.search(word)) or bool(figures and not figures <= numbers_in(question))


def numbers_in(text: str) -> set[str]:
    """Return the numbers of a text that are written in figures."""
    return set(re.findall(r"(?<![\w-])\d+(?:[.,]\d+)*", text))


_TESTS: dict[Thing, Callable[[str], bool]] = {
    Thing.SUM: _tells_sum,
    Thing.SHARE: lambda text: bool(_SHARE.search(text)),
    Thing.AGE: lambda text: bool(_AGE.search(text)),
    Thing.SPAN: lambda text: bool(_SPAN.search(text)),
    Thing.DATE: lambda text: bool(_DATE.search(text)),
    Thing.PERSON: _tells_person,
    Thing.REASON: lambda text: bool(_REASON.search(text)),
}
