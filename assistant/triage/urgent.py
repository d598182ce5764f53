"""Tells a live concern about a child or an adult from the study of abuse, neglect and past reviews.

Features (a person whom the writer knows, harm, lately, "told me", "what do I do") are looked for sentence by sentence;
rules of rules/urgent.toml say which of them together make a concern. Where study speaks against it the concern is
`unsure`: the answer goes on with a line on live concerns above it. Missing a live concern is the worse error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.triage.lexicon import patterns, table
from assistant.triage.signs import is_firm_study, is_study, says
from assistant.triage.tales import find_tale
from assistant.triage.wording import Wording

Level = Literal["live", "unsure", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Whether somebody may be at risk now, and the rule that said so."""

    level: Level
    rule: str = ""
    firm: bool = True
    """False where somebody is told of and nothing is said to be wrong; details of a person then weigh more."""
    sure: bool = False
    """Whether the rule is one that stands alone, whatever else the message is like."""


TALES = {
    "wrong": "something wrong with somebody, and nothing about documents",
    "told": "somebody is told of, and nothing about documents",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    certain: bool
    all: tuple[str, ...]
    some: tuple[str, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: str
    certain: bool
    sentences: frozenset[int]


def find_concern(wording: Wording, *, following: bool = False) -> Concern:
    """Return whether the message tells of somebody at risk now or lately.

    `following` says that the message comes after others of the conversation.
    """
    study = [is_study(sentence) for sentence in wording.sentences]
    sentences = wording.spoken if any(study) else wording.sentences
    invented = says("setting", wording.whole) and not says("hedged", wording.whole)
    concern = _direct(sentences, invented=invented)
    if concern is not None:
        return concern
    hits = _hits(sentences)
    for hit in hits:
        if _stands(hit, sentences, invented=invented):
            return Concern(level="live", rule=hit.rule)
    tale = "" if invented else find_tale(wording, following=following)
    if tale:
        return Concern(level="live", rule=TALES[tale], firm=tale == "wrong")
    return _in_doubt(wording, hits, sentences, invented=invented)


def _in_doubt(wording: Wording, hits: Sequence[_Hit], sentences: Sequence[str], *, invented: bool) -> Concern:
    """Return what is left where words of study stand beside a concern, or nobody is told of."""
    if hits and not invented and _only_tells(wording):
        return Concern(level="live", rule=hits[0].rule)
    if hits:
        return Concern(level="unsure", rule=f"{hits[0].rule}, in words of study")
    if _unsure(wording):
        return Concern(level="unsure", rule="harm in general, asked about by the writer")
    if not invented and any(says("turning", sentence) and not is_firm_study(sentence) for sentence in sentences):
        return Concern(level="unsure", rule="asks whom to tell or where to turn")
    return Concern(level="none")


def _only_tells(wording: Wording) -> bool:
    """Return whether the writer tells of somebody known and asks nothing, so that "staff did" is no word of study."""
    if "?" in wording.text or not _known(wording.spoken) or not says("first_person", wording.whole):
        return False
    signs = ("plain_question", "asking", "request", "generic", "ask", "bound", "about", "setting")
    sentences = [sentence.removeprefix("when ") for sentence in wording.sentences]
    return not any(says(sign, sentence) for sign in signs for sentence in sentences)


def _direct(sentences: Sequence[str], *, invented: bool) -> Concern | None:
    """Return a concern that one sentence gives away alone: harm to the writer, a threat to life, nobody listening."""
    for sentence in sentences:
        studied = is_study(sentence)
        for rule, feature, firm in (
            ("the writer wants to die or hurts themselves", "self_harm", True),
            ("the writer is being hurt or is afraid", "victim", True),
            ("somebody may take their own life", "threat_to_self", False),
            ("what is read about happens to somebody the writer knows", "happening", True),
        ):
            given = not studied or (firm and says("first_person", sentence))
            if given and not (says("setting", sentence) or (invented and not firm)) and says(feature, sentence):
                return Concern(level="live", rule=rule, sure=True)
        if not studied and not invented and _not_heard(sentence, sentences):
            return Concern(level="live", rule="a concern was raised and not heard", sure=True)
        if (_misconduct(sentence) or says("covered_up", sentence)) and not studied and not invented:
            return Concern(level="live", rule="conduct of a worker towards somebody in their care", sure=True)
    return None


def _not_heard(sentence: str, sentences: Sequence[str]) -> bool:
    return says("not_heard", sentence) and any(
        says("raised", each) and says("first_person", each) for each in sentences
    )


def _misconduct(sentence: str) -> bool:
    parts = ("own_staff", "misconduct", "contact_victim", "marked")
    return all(says(part, sentence) for part in parts) and not says("generic", sentence)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            name=entry["name"],
            certain=entry["tier"] == "certain",
            all=tuple(entry["all"]),
            some=tuple(entry.get("some", ())),
            near=bool(entry.get("near")),
        )
        for entry in table("urgent")["rules"]
    )


def _hits(sentences: Sequence[str]) -> list[_Hit]:
    names = {name for rule in _rules() for name in (*rule.all, *rule.some)}
    found = [frozenset(name for name in names if says(name, sentence)) for sentence in sentences]
    hits: list[_Hit] = []
    for rule in _rules():
        for place in range(len(sentences)):
            window = range(place, min(place + (3 if rule.near else 1), len(sentences)))
            seen = frozenset().union(*(found[index] for index in window))
            if seen.issuperset(rule.all) and (not rule.some or not seen.isdisjoint(rule.some)):
                hits.append(_Hit(rule.name, rule.certain, frozenset(window)))
    return hits


def _stands(hit: _Hit, sentences: Sequence[str], *, invented: bool) -> bool:
    """Return whether a rule that matched tells of a live concern in spite of words of study."""
    if invented:
        return False
    own = [sentences[index] for index in hit.sentences]
    hedged = any(says("hedged", sentence) for sentence in sentences)
    if any(says("generic", sentence) for sentence in own) and not hedged and not _known(own):
        return False
    if any(says("disclosed", sentence) for sentence in own) and not any(says("bound", sentence) for sentence in own):
        return True
    if hit.certain:
        return not any(says("bound", sentence) for sentence in own) and not all(map(is_firm_study, own))
    if any(patterns("scope", "prediction", "patterns").search(sentence) for sentence in own):
        return False
    return not any(map(is_study, own)) and not any(says("request", sentence) for sentence in sentences)


def _known(sentences: Sequence[str]) -> bool:
    return any(says("known", sentence) for sentence in sentences)


def _unsure(wording: Wording) -> bool:
    whole = wording.whole
    if not says("harm", whole):
        return False
    if says("generic", whole) or says("ask", whole):
        return True
    return not any(is_study(sentence) for sentence in wording.sentences) and says("first_person", whole)
