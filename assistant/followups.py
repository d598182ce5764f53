"""A stand-alone question from a question and the conversation before it, by rules, without a language model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.places import Places
from vectorstore.query import subject_words
from vectorstore.results import DocumentRecord
from vectorstore.sources_named import reviews_named, types_named
from vectorstore.vocabulary import Vocabulary
from vectorstore.years import years_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A question that can be understood without the conversation."""

    question: str
    """The stand-alone question, shown to the user where it differs from what was typed."""
    background: str = ""
    """Words of the conversation that the question leans on; they count for less in the search."""


_OPENS = re.compile(
    r"(?i)^\s*(?:and|but|so|or|also|then|what about|how about|what of|same|only|just|ok|okay|which of)\b"
)
_POINTS = re.compile(
    r"(?i)\b(?:they|them|their|theirs|it|its|that|those|these|this|there|he|she|his|her|him"
    r"|the\s+(?:ones?|same|others?|former|latter)|each of|any of|all of)\b"
)
_STANDS = re.compile(
    r"(?i)\b(?:that|this|those|these)\s+(?=\w+\s+(?:who|that|which))|\bit\s+(?:is|was)\s+\w+\s+(?:that|to)\b"
    r"|\bthere\s+(?:is|are|was|were|been|anything)\b"
)
"""Pointing words that point at nothing said before."""
_SHORT = 2
"""A question of so few content words, after earlier ones, leans on them."""


def resolve(question: str, history: Sequence[str], *, documents: Sequence[DocumentRecord]) -> Resolved:
    """Return the question that is meant, given the earlier questions of the conversation, oldest first."""
    if not history:
        return Resolved(question=question)
    return _lean(question, resolve(history[-1], history[:-1], documents=documents), documents)


def _lean(question: str, before: Resolved, documents: Sequence[DocumentRecord]) -> Resolved:
    places = Places.of(document.area for document in documents)
    areas = places.named(question)
    subject = _subject(question, areas)
    if not _leans(question, subject, areas):
        return Resolved(question=question)
    earlier_areas = places.named(before.question)
    carried = areas or tuple(area for area in earlier_areas if area in places.held) or earlier_areas
    limits = _limits(question, before.question, carried, documents)
    earlier_subject = " ".join(_subject(before.question, earlier_areas))
    if not subject and types_named(question, documents):
        asked = _OPENS.sub("", question).strip(" ?")
        return Resolved(question=f"{asked[:1].upper()}{asked[1:]} about {earlier_subject}?")
    if not subject or _is_agency(question):
        return Resolved(question=_changed(before.question, question, subject, areas, earlier_areas, limits))
    reviews = () if areas or reviews_named(question, documents) else reviews_named(before.question, documents)
    missing = [*reviews, *(area for area in carried if area not in areas), *limits]
    suffix = f" ({', '.join(missing)})" if missing else ""
    return Resolved(question=f"{question.rstrip()}{suffix}", background=earlier_subject)


def _leans(question: str, subject: Sequence[str], areas: Sequence[str]) -> bool:
    points = _POINTS.search(_STANDS.sub("", question)) is not None
    return bool(_OPENS.match(question)) or points or (len(subject) <= _SHORT and not (areas and len(subject) > 1))


def _limits(question: str, earlier: str, areas: Sequence[str], documents: Sequence[DocumentRecord]) -> list[str]:
    """Return the years carried over, as words that a question may hold; none where the areas have nothing of them."""
    if years_in(question) != (None, None):
        return []
    first, last = years_in(earlier)
    if (first or last) is None or not any(
        (not areas or document.area in areas) and (first or 0) <= (document.year or 0) <= (last or 9999)
        for document in documents
    ):
        return []
    if first == last:
        return [str(first)]
    if first and last:
        return [f"between {first} and {last}"]
    return [f"since {first}" if first else f"before {(last or 0) + 1}"]


def _is_agency(question: str) -> bool:
    """Return whether the question only asks the same of another agency: "what about health visitors"."""
    bare = question.strip(" ?.!")
    while (shorter := re.sub(r"(?i)^(?:and|but|or|also|what|how|about|of|for|the|in)\s+", "", bare)) != bare:
        bare = shorter
    return Vocabulary.load().agency(bare.rstrip("s")) is not None or Vocabulary.load().agency(bare) is not None


def _changed(
    earlier: str,
    question: str,
    subject: Sequence[str],
    areas: Sequence[str],
    earlier_areas: Sequence[str],
    limits: Sequence[str],
) -> str:
    """Return the earlier question asked of another area, time or agency."""
    changed = earlier.rstrip(" ?")
    if areas:
        for area in earlier_areas:
            changed = re.sub(rf"(?i)\s*\(?\b(?:in|for|at|of)?\s*{re.escape(area)}(?:['’]s)?\)?", "", changed)
        changed += f" in {' and '.join(areas)}"
    if years_in(question) != (None, None):
        changed = re.sub(r"(?i)\s*\(?\b(?:in|since|after|before|from)?\s*(?:19|20)\d\d\b\)?", "", changed)
        changed += f", {_year_words(question)}"
    elif limits and not set(" ".join(limits).split()) <= set(re.findall(r"\w+", changed)):
        changed += f", {', '.join(limits)}"
    elif not limits and years_in(earlier) != (None, None):
        changed = re.sub(r"(?i)\s*\(?\b(?:in|since|after|before|from)?\s*(?:19|20)\d\d\b\)?", "", changed)
    if subject:
        changed += f" – {' '.join(subject)}"
    return f"{changed.strip(' -–,')}?"


def _year_words(question: str) -> str:
    first, last = years_in(question)
    if first == last:
        return f"in {first}"
    if first and last:
        return f"between {first} and {last}"
    return f"since {first}" if first else f"before {(last or 0) + 1}"


def _subject(question: str, areas: Sequence[str]) -> tuple[str, ...]:
    """Return a question's subject without the words that only say how it follows another."""
    return tuple(word for word in subject_words(question, areas) if word not in {"since", "only", "same"})
