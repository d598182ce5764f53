"""A stand-alone question from a question and the conversation before it, by rules, without a language model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.slots import Slots, at_time, names_source, slots_of, without_time
from vectorstore.places import Places
from vectorstore.results import DocumentRecord
from vectorstore.words import content_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A question that can be understood without the conversation."""

    question: str
    """The stand-alone question, shown to the user where it differs from what was typed."""
    background: str = ""
    """Words of the conversation that the question leans on; they count for less in the search."""


_OPENS = re.compile(
    r"(?i)^\s*(?:and|but|so|or|also|then|what about|how about|what of|same|only|just|ok|okay|which of"
    r"|which ones|more (?:on|about))\b"
)
_POINTS = re.compile(
    r"(?i)\b(?:they|them|their|theirs|it|its|that|those|these|this|there|he|she|his|her|him"
    r"|the\s+(?:ones?|same|others?|former|latter)|each of|any of|all of)\b"
)
_STANDS = re.compile(
    r"(?i)\b(?:that|this|those|these)\s+(?=\w+\s+(?:who|that|which))|\bit\s+(?:is|was)\s+\w+\s+(?:that|to)\b"
    r"|\bthere\s+(?:is|are|was|were|been|anything)\b|\b(?:team|those|people|anyone|children|adults)\s+that\b"
)
"""Pointing words that point at nothing said before."""
_GENERAL = re.compile(
    r"(?i)\b(?:learning|lessons?|themes?|key\s+messages?|which|councils|areas|reviews|inspectors|documents|reports|library)\b"
)
"""Words of a question that stands on its own, whatever case was spoken of before."""
_DONE = re.compile(
    r"(?i)^\W*(?:and\s+|so\s+|but\s+)?(?:(?:did|have|has|had)\s+(?:they|it|he|she|this|that|those|these|any\s+of\s+\w+)\s+"
    r"(?:ever\s+|all\s+|actually\s+)?(?:do|done|been\s+done|happen(?:ed)?|carr(?:y|ied)|follow(?:ed)?|implement(?:ed)?|complete(?:d)?)"
    r"|(?:was|were|is|are)\s+(?:it|that|this|they|those|these)\s+(?:ever\s+|all\s+|actually\s+)?"
    r"(?:done|carried|implemented|followed|completed?|acted))\b"
)
"""Asks what became of what was just spoken of."""
_RECOMMENDED = re.compile(r"(?i)\b(?:this|that|it|they|these)\b.*\bbeen\s+(?:recommended|asked|told)\b")
"""Asks whether what was just spoken of was recommended, anywhere and at any time."""
_NOT = re.compile(
    r"(?i)\bwhich\s+(?:ones?\s+)?(?:\w+\s+)?not\b|\bwhich\s+(?:ones?\s+)?(?:were|was|have|has|are)n['’]?t\b"
)
_POINTED = re.compile(r"(?i)\s+(?:about|on|of)\s+(?:that|this|it|them|these|those)\b")
_AT_EVENT = re.compile(r"(?i)\b(?:did|does|do|has|have|is|was|about|of|by|from|to)\s+(?:that|this|it)\b")
"""A pronoun that stands for what was spoken of, not for who."""
_NEXT = re.compile(r"(?i)\s+(?:and|or|who|that|which)\s+|,")
_ABOUT = re.compile(r"(?i)^(.*\babout)\s+(.+)$")
_ON = re.compile(r"(?i)^(.*(?<!review)(?<!report)(?<!inspection)(?<!procedure)\s+on)\s+(.+)$")
_VERB = re.compile(
    r"(?i)\b(?:did|do|does|is|are|was|were|has|have|had|can|could|should|say|says|said|find|found|report(?:ed)?|do|done)\b"
)
_ANYWHERE = re.compile(
    r"(?i)\b(?:everywhere|anywhere|nationally|(?:all|any|other|every)\s+(?:the\s+)?(?:other\s+)?(?:areas?|councils?|places?|authorit\w+))\b"
)
_ANY_TIME = re.compile(r"(?i)\b(?:(?:all|any|every)\s+(?:the\s+)?(?:years?|times?)|whenever|ever)\b")
"""Take back the area or the time that a question would carry over."""
_SHORT = 2
"""A question of so few content words, after earlier ones, leans on them."""
_OF_A_CASE = 5
"""The same after a question about a named review, where the question names no other document."""


def resolve(question: str, history: Sequence[str], *, documents: Sequence[DocumentRecord]) -> Resolved:
    """Return the question that is meant, given the earlier questions of the conversation, oldest first."""
    if not history:
        return Resolved(question=question)
    return _lean(question, resolve(history[-1], history[:-1], documents=documents), documents)


def goes_on_from_nothing(question: str, documents: Sequence[DocumentRecord]) -> bool:
    """Return whether a question only changes the area, the time or the source of another: "And in Kent?"."""
    return bool(_OPENS.match(question)) and slots_of(question, documents).names_no_subject


def _lean(question: str, before: Resolved, documents: Sequence[DocumentRecord]) -> Resolved:
    now, then = slots_of(question, documents), slots_of(before.question, documents)
    if not _leans(question, now, then):
        return Resolved(question=question)
    earlier = before.question.strip()
    if _DONE.search(question) and len(now.subject) <= _SHORT:
        return Resolved(question=f"What progress has been reported on this: {_began(earlier)}")
    if _NOT.search(question) and not now.subject:
        return Resolved(question=f"{earlier.rstrip(' ?')} – and which not?")
    if _is_fragment(question) and (freed := _taken_back(earlier, question, then)):
        return Resolved(question=freed)
    if _RECOMMENDED.search(question) and not now.subject and then.subject:
        return Resolved(question=f"What has been recommended about {' '.join(then.subject)}?")
    if not now.subject and (changed := _changed(earlier, question, now, then, documents)):
        same = changed.rstrip("?") == earlier.rstrip(" ?.")
        return Resolved(question=f"{changed.rstrip('?')} – {question.strip()}" if same else changed)
    return _continued(question, now, then, documents)


def _leans(question: str, now: Slots, then: Slots) -> bool:
    if _OPENS.match(question) or _POINTS.search(_STANDS.sub("", question)):
        return True
    if now.subject and (now.reviews or _GENERAL.search(question)):
        return False
    if len(now.subject) <= _SHORT and not (now.areas and len(now.subject) > 1):
        return True
    return bool(then.reviews) and not now.names_document and len(now.subject) <= _OF_A_CASE


def _taken_back(earlier: str, question: str, then: Slots) -> str:
    """Return the earlier question without its area or its time, where a fragment asks for all of them, or ""."""
    if then.areas and _ANYWHERE.search(question):
        return f"{_without_areas(earlier.rstrip(' ?.'), then.areas)}?"
    if then.time and _ANY_TIME.search(question):
        return f"{without_time(earlier.rstrip(' ?.'))}?"
    return ""


def _changed(earlier: str, question: str, now: Slots, then: Slots, documents: Sequence[DocumentRecord]) -> str:
    """Return the earlier question asked of another source, edition, review, area, agency or time, or ""."""
    if now.source and not now.edition and then.subject:
        return _of_source(question, now, then, documents)
    if now.agency and not _is_fragment(question):
        return ""
    changed = earlier.rstrip(" ?.")
    if now.edition:
        changed = f"{without_time(changed)}, {now.edition}"
    if now.reviews:
        changed = _put(changed, then.reviews, " and ".join(now.reviews))
    if now.areas:
        changed = f"{_without_areas(changed, then.areas)} in {' and '.join(now.areas)}"
    if now.agency:
        changed = _put(changed, (then.agency,), now.agency) if then.agency else _about(changed, now.agency)
    return f"{_at_another_time(changed, now, then, documents).strip(' -–,')}?"


def _at_another_time(text: str, now: Slots, then: Slots, documents: Sequence[DocumentRecord]) -> str:
    """Return a question with the time that is now asked for; an earlier one goes where the areas have nothing of it."""
    if now.time:
        return at_time(text, _time_words(now))
    if then.time and not _has_documents(now.areas or then.areas, then.years, documents):
        return without_time(text)
    return text


def _of_source(question: str, now: Slots, then: Slots, documents: Sequence[DocumentRecord]) -> str:
    """Return the earlier subject asked of one type of document."""
    subject = " ".join(then.subject)
    if names_source(question, documents):
        asked = _capital(_OPENS.sub("", _POINTED.sub("", question)).strip(" ?,"))
        return f"{asked} about {subject}?"
    areas = now.areas or then.areas
    where = f" in {' and '.join(areas)}" if areas else ""
    time = now.time or then.time
    return f"What do the {now.source} say about {subject}{where}{f', {time}' if time else ''}?"


def _about(text: str, agency: str) -> str:
    """Return a question that is also about an agency, the rest of a long subject left out."""
    match = _ABOUT.search(text) or _ON.search(text)
    if match is None:
        return f"{text} – {agency}"
    return f"{match[1]} {agency} and {_NEXT.split(match[2])[0]}"


def _is_fragment(question: str) -> bool:
    """Return whether a question has no verb of its own: "and the police?", "what about health visitors"."""
    return not _VERB.search(re.sub(r"(?i)^\W*(?:and\s+)?(?:what|how)\s+(?:about|of)\b", "", question))


def _continued(question: str, now: Slots, then: Slots, documents: Sequence[DocumentRecord]) -> Resolved:
    """Return a question with the names that it leaves to the one before, and that one's subject as background."""
    held = Places.of(document.area for document in documents).held
    areas = () if now.areas else tuple(area for area in then.areas if area in held) or then.areas
    reviews = () if now.areas or now.reviews else then.reviews
    years = then.years != (None, None) and not now.time
    time = _year_words(then.years) if years and _has_documents(now.areas or areas, then.years, documents) else ""
    unsaid = [area for area in then.areas if area not in (*areas, *now.areas)]
    own = [one for one in documents if _bears(one, reviews)]
    of_the_case = f" ({time})" if time and own and _has_documents((), then.years, own) else ""
    meant = " ".join(then.subject) if _AT_EVENT.search(question) else ""
    missing = [part for part in (meant, *reviews, *areas, "" if of_the_case else time) if part]
    suffix = (f" ({', '.join(missing)})" if missing else "") + of_the_case
    agency = () if now.agency else content_words(then.agency)
    return Resolved(
        question=f"{question.rstrip()}{suffix}",
        background=" ".join((*then.subject, *agency, *content_words(" ".join(unsaid)))),
    )


def _bears(document: DocumentRecord, reviews: Sequence[str]) -> bool:
    pseudonym = document.facts.get("pseudonym")
    return pseudonym is not None and pseudonym.value in reviews


def _put(text: str, old: Sequence[str], new: str) -> str:
    """Return a text with a name in the place of another, or at the end where it holds none of them."""
    for name in old:
        pattern = re.compile(rf"(?i)(?<!\w){re.escape(name)}(?!\w)")
        if pattern.search(text):
            return pattern.sub(new, text, count=1)
    return f"{text} – {new}"


def _without_areas(text: str, areas: Sequence[str]) -> str:
    for area in areas:
        text = re.sub(rf"(?i)\s*\(?\b(?:in|for|at|of)?\s*{re.escape(area)}(?:['’]s)?\)?", "", text)
    return text.strip(" -–,:")


def _has_documents(
    areas: Sequence[str], years: tuple[int | None, int | None], documents: Sequence[DocumentRecord]
) -> bool:
    """Return whether the library holds a document of these areas and years; a year may not go with another area."""
    first, last = years
    return any(
        (not areas or document.area in areas) and (first or 0) <= (document.year or 0) <= (last or 9999)
        for document in documents
    )


def _time_words(now: Slots) -> str:
    """Return the time that a question names: a month as typed, years as the search reads them."""
    return (
        now.time
        if re.search(r"(?i)[a-z]{3,}\s+\d{4}", now.time) and "by" in now.time
        else _year_words(now.years, "in ")
    )


def _year_words(years: tuple[int | None, int | None], alone: str = "") -> str:
    first, last = years
    if first == last:
        return f"{alone}{first}" if first else ""
    if first and last:
        return f"between {first} and {last}"
    return f"since {first}" if first else f"before {(last or 0) + 1}"


def _began(question: str) -> str:
    return f"{question[:1].lower()}{question[1:]}" if not question[:2].isupper() else question


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
