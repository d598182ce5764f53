"""Tells questions that would tie people in reviews to names, places or the news."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.triage.decision import KnownLibrary
from assistant.triage.lexicon import filled, table
from assistant.triage.pseudonyms import find_pseudonyms
from assistant.triage.wording import Wording

_SOMEWHERE = r"(?i:school|nursery|hospital|college|town|village|street|church|road|surgery|home|estate)"
_PLACE = re.compile(
    rf"\b(?i:was|is|were|it'?s)\s+(?:(?i:the|that|her|his|their|it|this)\s+)?{_SOMEWHERE}"
    r"\s+(?:(?i:called|named|really|actually|in)\s+)?[A-Z]"
    rf"|\b(?i:the)\s+{_SOMEWHERE}\s+(?i:in\s+(?:the|this|that)\s+(?:review|report|case)\s+)?(?i:is|was|must\s+be)\s+(?!NOT\b)[A-Z][a-z]"
)
"""A guess at a place: "was the school St Anne's"; the name is seen by its capital letter."""


def find_identification(text: str, wording: Wording, history: Sequence[str], known: KnownLibrary | None) -> str:
    """Return which rule says that the message asks who somebody in a review is, or "" where none does.

    `wording` is that of the message with its pseudonyms marked.
    """
    about = bool(find_pseudonyms(text, known)) or any(find_pseudonyms(earlier, known) for earlier in history)
    for sentence in wording.sentences:
        subject = about or _finds("subject", sentence)
        for rule, group, condition in (
            ("asks who somebody is", "alone", not _finds("people_only", sentence)),
            ("asks who somebody is", "named", subject),
            ("asks for a name or who somebody is", "who_is", subject and not _finds("people_only", sentence)),
            (
                "asks where somebody lived or which school or hospital",
                "where",
                subject and not _finds("counts", sentence),
            ),
            (
                "asks who a worker or relative was",
                "workers",
                not _finds("people_only", sentence) and (subject or _bare(sentence)),
            ),
            ("asks whether it was in the news", "news", about or _finds("news_subject", sentence)),
            ("asks to confirm a guess", "confirm", about or _finds("confirm_subject", sentence)),
            ("asks to confirm a place", "places", subject and _PLACE.search(text) is not None),
        ):
            if condition and _finds(group, sentence):
                return rule
    return ""


def may_identify(wording: Wording) -> bool:
    """Return whether a message says anything that a question after somebody's identity says."""
    return any(_finds("likely", each) and not _asks_of_others(each) for each in wording.sentences)


def _asks_of_others(sentence: str) -> bool:
    return _finds("people_only", sentence) or _finds("acts", sentence)


def _bare(sentence: str) -> bool:
    return len(sentence.split()) <= 6


def _finds(group: str, sentence: str) -> bool:
    return _compiled(group).search(sentence) is not None


@cache
def _compiled(group: str) -> re.Pattern[str]:
    rules = table("identification")
    sources = (_slotted(source) for source in rules["asks"][group])
    return re.compile(r"(?:^|\b)(?:" + "|".join(sources) + r")(?:\b|$)")


def _slotted(source: str) -> str:
    names = table("names")
    slots = {name: "|".join(words) for name, words in table("identification")["slots"].items()}
    slots["proper"] = "|".join((names["first"] + names["first_capital"]).split())
    for name, words in slots.items():
        source = source.replace(f"<{name}>", f"(?:{words})")
    return filled(source)
