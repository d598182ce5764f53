"""Finds the agencies, roles and people that a text names."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from assistant.verification.lexicon import entries
from assistant.verification.phrases import find
from assistant.verification.words import Text
from vectorstore.vocabulary import Vocabulary, is_abbreviation

ANYBODY = frozenset({"staff", "professionals", "agencies", "services", "people"})
"""Actors so wide that a claim may say them of anybody."""
BOARDS = ((re.compile(r"[A-Z]{1,5}SC[BP](?:'s)?"), "board"), (re.compile(r"[A-Z]{1,5}SAB(?:'s)?"), "adults-board"))
"""Initials of the boards of an area: ESSCB, BSCP, LSAB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor named in a text."""

    actor: str
    name: str
    position: int
    last: int
    sentence: int


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for actor, entry in _entries().items():
        for name in entry["names"]:
            words = " ".join(re.findall(r"[a-z&0-9]+(?:'[a-z]+)?", name))
            for form in _forms(words):
                names.setdefault(form, actor)
    for agency in Vocabulary.load().agencies:
        actor_of_agency = next((names[name.lower()] for name in agency.names if name.lower() in names), None)
        if actor_of_agency:
            for name in filter(is_abbreviation, agency.names):
                names.setdefault(name.lower(), actor_of_agency)
    return names


@cache
def _entries() -> dict[str, dict[str, tuple[str, ...]]]:
    return entries("actors", "actors")


def _forms(words: str) -> set[str]:
    plural = words[:-1] + "ies" if words.endswith("y") and words[-2:-1] not in "aeou" else words + "s"
    return {words, plural, f"{words}'s", f"{words}'" if words.endswith("s") else f"{plural}'"}


@cache
def stands_for(actor: str) -> frozenset[str]:
    """Return the actor and the wider ones that may stand for it, short of those so wide that they are anybody."""
    return _reached(actor, lambda one: () if one in ANYBODY and one != actor else _parents(one))


@cache
def wider(actor: str) -> frozenset[str]:
    """Return the actor and all the wider actors that may stand for it in a claim."""
    barred = frozenset() if actor in {"staff", "professionals"} else frozenset({"social-worker"})
    return _reached(actor, lambda one: [parent for parent in _parents(one) if parent not in barred])


def _parents(actor: str) -> tuple[str, ...]:
    return _entries().get(actor, {"within": ()})["within"]


def _reached(actor: str, step: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return the actor and all that can be reached from it."""
    found, waiting = {actor}, [actor]
    while waiting:
        for parent in step(waiting.pop()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return frozenset(found)


def mentions(text: Text) -> list[Mention]:
    """Return the actors that a text names, in their order."""
    names = _names()
    boards = [
        Mention(actor=actor, name=token.text, position=token.position, last=token.position, sentence=token.sentence)
        for token in text.tokens
        for pattern, actor in BOARDS
        if pattern.fullmatch(token.text) and token.lower not in names
    ]
    found = [
        Mention(
            actor=names[found.phrase],
            name=found.phrase,
            position=found.first,
            last=found.last,
            sentence=text.tokens[found.first].sentence,
        )
        for found in find(text, frozenset(names))
    ]
    return sorted(boards + found, key=lambda mention: mention.position)
