"""What a question takes for granted: whom a recommendation is for, what is said about, praise or blame."""

import re
from collections.abc import Sequence

from assistant.sufficiency.lists import listed
from assistant.sufficiency.presence import share_in, stems_of_text
from ingest.documents import Authority, Kind
from vectorstore.concepts import Concept
from vectorstore.results import StoredParagraph
from vectorstore.vocabulary import Vocabulary

_ABOUT = re.compile(
    r"(?i)(?<!review )(?<!reviews )(?<!report )(?<!audit )(?<!inspection )(?<!briefing )(?<!\bcase )"
    r"(?<!digest )(?<!learning )"
    r"\b(?:about|regarding|concerning|on)\s+(?!(?:a|an|its|their|his|her|our|average|time|whom?|which|what)\b)"
)
_SAYS = re.compile(
    r"(?i)\b(?:say|says|said|find|found|recommend\w*|told|tell|improve|learn\w*|mention\w*|anything|made?|conclude\w*"
    r"|report(?:ed)?|ask(?:ed)?|looked?)\b"
)
_FOR = re.compile(
    r"(?i)\b(?:recommend(?:ed|s)?|recommendations?|actions?)\b[^?]*?\b(?:to|for)\s+(?:the\s+|his\s+|her\s+|their\s+)?(?!improve)"
    r"(?P<a>(?:[\w’'-]+\s*){1,4})"
    r"|\b(?:asks?|asked)\s+(?:of\s+)?(?:the\s+)?(?P<b>(?:[\w’'-]+\s+){1,4}?)(?:to\s+do|to\b|\?)"
    r"|\b(?:is|are|was|were)\s+(?P<c>(?:[\w’'-]+\s+){1,4}?)(?:asked|told)\s+to\b"
    r"|\btold?\s+(?P<d>(?:[\w’'-]+\s+){1,3})(?:to|in)\b"
)
_ASKS_FOR_ACTION = re.compile(r"(?i)\bask|\baction")
_VERB = re.compile(r"\b(?:should|must|to|will|may)\b|:")
_TOPIC = re.compile(
    r"(?i)^\W*what\s+(?:does|do|has|have|can|is|are)\s+(?:the\s+|our\s+|we\s+)?"
    r"(?:learning|documents?|reviews|reports|audits|partnership|inspectors|been|know)"
    r"|\b(?:lessons|themes|key|messages|msgs|learned|learnt)\b"
)
_ASKS = re.compile(r"(?i)\b(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|can|may)\b")
_WHY = re.compile(r"(?i)\bwhy\b")
_JUDGES = re.compile(
    r"(?i)\bcriticis|\bprais|\bcommend|\bfail|\bjudged?\b|\brated?\b|\binadequate|\boutstanding|\brefuse"
)


def is_topic(question: str) -> bool:
    """Return whether a question asks what there is on a subject, or only names it."""
    return bool(_TOPIC.search(question)) or not _ASKS.search(question)


def subject_of(question: str, concepts: Sequence[Concept]) -> list[Concept]:
    """Return the concepts of what something is to be said about: of "say about the fire at the home", fire and home."""
    about = _ABOUT.search(question) if _SAYS.search(question) else None
    rest = stems_of_text(question[about.end() :]) if about else None
    return [concept for concept in concepts if rest and concept.is_in(rest)]


def addressee_of(question: str, concepts: Sequence[Concept], *, wants_recommendations: bool) -> list[Concept]:
    """Return the concepts of whom a recommendation or an action is for, where the question says so."""
    found = _FOR.search(question) if wants_recommendations or _ASKS_FOR_ACTION.search(question) else None
    words = next((words for words in found.groupdict().values() if words), "") if found else ""
    return [concept for concept in concepts if words and concept.is_in(stems_of_text(words))]


def is_recommendation(stored: StoredParagraph) -> bool:
    """Return whether a paragraph asks somebody to do something."""
    paragraph = stored.paragraph
    return paragraph.kind is Kind.RECOMMENDATION or paragraph.authority is Authority.REVIEW_RECOMMENDED


def share_addressed(addressee: Sequence[Concept], paragraphs: Sequence[StoredParagraph]) -> float:
    """Return the highest share of an addressee in what stands before a paragraph's first "should" or "to".

    An agency is recognised by any of its names: "Constabulary" where the police are asked about.
    """
    agencies = _agencies(" ".join(concept.name for concept in addressee))
    leads = [_addressed(stored) for stored in paragraphs]
    if any(agencies & _agencies(lead) for lead in leads):
        return 1.0
    return max((share_in(addressee, lead) for lead in leads), default=0.0)


def _agencies(text: str) -> frozenset[str]:
    return frozenset(Vocabulary.load().agencies_in(text))


def _addressed(stored: StoredParagraph) -> str:
    paragraph = stored.paragraph
    text = f"{paragraph.stem} {paragraph.text}".strip()
    verb = _VERB.search(text)
    return " ".join((text[: verb.start()] if verb else text, *paragraph.section[-1:]))


def is_contrary(question: str, sentences: Sequence[tuple[str, Kind]]) -> bool:
    """Return whether a question asks why something was praised, and what comes nearest finds fault, or the reverse.

    Args:
        question: Only a question why somebody was judged can be contrary.
        sentences: The nearest, each with the kind of its paragraph.
    """
    if not (_WHY.search(question) and _JUDGES.search(question)):
        return False
    said = sum(_tone(text) + (kind is Kind.GOOD_PRACTICE) for text, kind in sentences)
    return _tone(question) * said < 0


def _tone(text: str) -> int:
    """Return 1 where more words praise than find fault, -1 where fewer, else 0."""
    words = re.findall(r"[a-z]+", text.casefold())
    difference = sum(word in listed("praising") for word in words) - sum(word in listed("faulting") for word in words)
    return (difference > 0) - (difference < 0)
