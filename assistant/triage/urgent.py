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
from assistant.triage.wording import Wording

Level = Literal["live", "unsure", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Whether somebody may be at risk now, and the rule that said so."""

    level: Level
    rule: str = ""


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


def find_concern(wording: Wording) -> Concern:
    """Return whether the message tells of somebody at risk now or lately."""
    study = [_is_study(sentence) for sentence in wording.sentences]
    sentences = wording.spoken if any(study) else wording.sentences
    invented = _said("setting", wording.whole) and not _says("hedged", wording.whole)
    concern = _direct(sentences, invented=invented)
    if concern is not None:
        return concern
    hits = _hits(sentences)
    for hit in hits:
        if _stands(hit, sentences, invented=invented):
            return Concern(level="live", rule=hit.rule)
    if _is_tale(wording, invented=invented):
        return Concern(level="live", rule="something wrong with somebody, and nothing about documents")
    if hits:
        return Concern(level="unsure", rule=f"{hits[0].rule}, in words of study")
    if _unsure(wording):
        return Concern(level="unsure", rule="harm in general, asked about by the writer")
    return Concern(level="none")


def _says(feature: str, sentence: str) -> bool:
    return patterns("urgent", *_path(feature)).search(sentence) is not None


def _said(feature: str, sentence: str) -> bool:
    return patterns("urgent", "study", feature).search(sentence) is not None


@cache
def _path(feature: str) -> tuple[str, ...]:
    for part in ("features", "direct", "study"):
        if feature in table("urgent")[part]:
            return part, feature
    raise KeyError(feature)


def _is_study(sentence: str) -> bool:
    return _is_firm_study(sentence) or _said("soft", sentence)


def _is_firm_study(sentence: str) -> bool:
    return _said("about", sentence) or _said("setting", sentence) or _said("bound", sentence)


def _direct(sentences: Sequence[str], *, invented: bool) -> Concern | None:
    """Return a concern that one sentence gives away alone: harm to the writer, a threat to life, nobody listening."""
    for sentence in sentences:
        studied = _is_study(sentence)
        for rule, feature, firm in (
            ("the writer wants to die or hurts themselves", "self_harm", True),
            ("the writer is being hurt or is afraid", "victim", True),
            ("somebody may take their own life", "threat_to_self", False),
        ):
            given = not studied or (firm and _says("first_person", sentence))
            if given and not invented and _says(feature, sentence):
                return Concern(level="live", rule=rule)
        if _not_heard(sentence) and not studied and not invented:
            return Concern(level="live", rule="a concern was raised and not heard")
        if _misconduct(sentence) and not studied and not invented:
            return Concern(level="live", rule="conduct of a worker towards somebody in their care")
    return None


def _not_heard(sentence: str) -> bool:
    return _says("not_heard", sentence) and _says("raised", sentence) and _says("first_person", sentence)


def _misconduct(sentence: str) -> bool:
    parts = ("own_staff", "misconduct", "contact_victim", "marked")
    return all(_says(part, sentence) for part in parts) and not _said("generic", sentence)


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
    found = [frozenset(name for name in names if _says(name, sentence)) for sentence in sentences]
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
    hedged = any(_says("hedged", sentence) for sentence in sentences)
    if any(_said("generic", sentence) for sentence in own) and not hedged and not _known(own):
        return False
    if hit.certain:
        return not any(_said("bound", sentence) for sentence in own) and not all(map(_is_firm_study, own))
    if any(patterns("scope", "prediction", "patterns").search(sentence) for sentence in own):
        return False
    return not any(map(_is_study, own)) and not any(_said("request", sentence) for sentence in sentences)


def _is_tale(wording: Wording, *, invented: bool) -> bool:
    """Return whether a message is about people and harm and in no way about documents, however it is put.

    People ask this assistant about documents; whoever tells of somebody instead is taken to be worried.
    """
    whole = wording.whole
    if invented or _said("generic", whole) or any(_said("request", sentence) for sentence in wording.sentences):
        return False
    told = [sentence for sentence in wording.sentences if not _is_study(sentence)]
    if len(told) < len(wording.sentences) or any(_out_of_scope(sentence) for sentence in told):
        return False
    told = [sentence for sentence in told if _says("first_person", sentence) or not _says("plain_question", sentence)]
    return any(_says("narrative", sentence) for sentence in told) and all(
        any(_says(feature, sentence) for sentence in told) for feature in ("anybody", "wrong")
    )


def _out_of_scope(sentence: str) -> bool:
    groups = ("legal", "prediction", "decision", "medical", "other")
    return any(patterns("scope", group, "patterns").search(sentence) for group in groups)


def _known(sentences: Sequence[str]) -> bool:
    return any(_says("known", sentence) for sentence in sentences)


def _unsure(wording: Wording) -> bool:
    whole = wording.whole
    if not _says("harm", whole):
        return False
    if _said("generic", whole) or _says("ask", whole):
        return True
    return not any(_is_study(sentence) for sentence in wording.sentences) and _says("first_person", whole)
