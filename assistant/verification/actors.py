"""Holds the agencies, roles and places of a claim against those of its ground."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import entries, stem
from assistant.verification.links import EXACT
from assistant.verification.phrases import find
from assistant.verification.words import Text, Token

ANYBODY = frozenset({"staff", "professionals", "agencies", "services", "people"})
COUNCIL_SIDE = frozenset({"council", "csc", "leader", "services"})
"""Whom a paragraph of an inspection report speaks of when it names nobody."""
PUBLIC = frozenset({"child", "family", "parent", "people", "care-leaver", "adult", "sibling"})


BOARDS = ((re.compile(r"[A-Z]{1,5}SC[BP](?:'s)?"), "board"), (re.compile(r"[A-Z]{1,5}SAB(?:'s)?"), "adults-board"))
"""Initials of the boards of an area: ESSCB, BSCP, LSAB."""
INSPECTING = frozenset(
    [
        "saw",
        "found",
        "noted",
        "met",
        "visited",
        "looked",
        "sampled",
        "heard",
        "identified",
        "observed",
        "came",
        "read",
        "seen",
        "reviewed",
    ]
)
"""What inspectors do in a claim about an inspection report that does not name them."""


TELLING = frozenset(["told", "tell", "tells", "said", "say", "report", "reported", "reports"])


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
    return names


@cache
def _entries() -> dict[str, dict[str, tuple[str, ...]]]:
    return entries("actors", "actors")


def _forms(words: str) -> set[str]:
    plural = words[:-1] + "ies" if words.endswith("y") and words[-2:-1] not in "aeou" else words + "s"
    return {words, plural, f"{words}'s", f"{words}'" if words.endswith("s") else f"{plural}'"}


@cache
def wider(actor: str) -> frozenset[str]:
    """Return the actor and all the wider actors that may stand for it in a claim."""
    found, waiting = {actor}, [actor]
    while waiting:
        for parent in _entries().get(waiting.pop(), {"within": ()})["within"]:
            if parent not in found and (parent not in {"social-worker"} or actor in {"staff", "professionals"}):
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


def actor_conflict(alignment: Alignment, authority: str | None) -> str | None:
    """Return which agency, role or person of the claim its ground does not name, or None."""
    present = mentions(alignment.paragraph)
    reach = alignment.sentences | {number - 1 for number in alignment.sentences}
    if authority == "agency reported" and _speaks_as_we(alignment.paragraph, present):
        return None
    near = {mention.actor for mention in present if mention.sentence in reach} | _titles(present)
    for mention in mentions(alignment.claim):
        if mention.actor in ANYBODY or _stands(mention.actor, near) or _is_allowed(mention, alignment, present):
            continue
        return f"“{mention.name}” is not who the paragraph speaks of here"
    return None


def _speaks_as_we(paragraph: Text, present: list[Mention]) -> bool:
    """Return whether an agency speaks of itself without its name, so that no claim could be held against it."""
    named = {mention.actor for mention in present} - PUBLIC - ANYBODY
    return not named and bool({"we", "our"} & {token.lower for token in paragraph.tokens})


def _is_allowed(mention: Mention, alignment: Alignment, present: list[Mention]) -> bool:
    """Return whether a claim may name an actor that its paragraph leaves unsaid: the inspectors who saw, the children."""
    if mention.actor == "ofsted":
        following = {token.lower for token in alignment.claim.tokens[mention.last + 1 : mention.last + 3]}
        before = {token.lower for token in alignment.claim.tokens[max(0, mention.position - 2) : mention.position]}
        return bool(following & INSPECTING or before & TELLING)
    return mention.actor == "child" and not any(other.actor in PUBLIC for other in present)


def _titles(present: list[Mention]) -> set[str]:
    """Return the actors of the paragraph's first sentence, which often names whom the rest speaks of."""
    return {mention.actor for mention in present if mention.sentence == 0}


def _stands(actor: str, near: set[str]) -> bool:
    if any(actor in wider(other) for other in near):
        return True
    others = near - PUBLIC - ANYBODY - {"ofsted", "court"}
    return actor in COUNCIL_SIDE and not others


OPENING = 3
"""Tokens at the start of a claim in which it says whom it speaks of."""
MODAL = frozenset({"must", "should", "may", "shall", "can"})
POINTING = frozenset(
    [
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "some",
        "two",
        "three",
        "four",
        "five",
        "both",
        "all",
        "many",
        "most",
        "few",
        "no",
    ]
)
ONE = frozenset({"the", "this", "a", "an", "one", "his", "her", "its"})
ROLES = frozenset(
    stem(word)
    for word in [
        "chair",
        "director",
        "officer",
        "practice",
        "hospital",
        "council",
        "authority",
        "board",
        "force",
        "trust",
    ]
)
PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "saw",
        "found",
        "told",
        "said",
        "took",
        "gave",
        "made",
        "went",
        "came",
        "held",
        "kept",
        "left",
        "put",
        "met",
        "knew",
        "felt",
        "led",
        "became",
        "began",
    ]
)


def many_conflict(alignment: Alignment) -> str | None:
    """Return what of one case the claim makes many: "the GP practice had" made "GP practices have", or None."""
    claim = alignment.claim
    if MODAL & {token.lower for token in claim.tokens}:
        return None
    past = _is_past(alignment.ground_text)
    opening = [link for link in alignment.links if link.claim.position < OPENING]
    if any(token.lower in POINTING for token in claim.tokens[:OPENING]) or (
        _is_past(claim) and _is_past(alignment.ground_text)
    ):
        return None
    for link in opening:
        if (
            (past or link.claim.stem in ROLES)
            and link.score == EXACT
            and _is_many(link.claim.lower)
            and _is_one(link.ground, alignment.paragraph)
        ):
            return f"“{link.claim.text}” makes a rule of one case"
    return None


def _is_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "services", "is", "us"))


def _is_one(token: Token, paragraph: Text) -> bool:
    """Return whether a word is singular, points to one thing and is never plural in the paragraph."""
    before = {
        other.lower
        for other in paragraph.tokens[max(0, token.position - 3) : token.position]
        if other.sentence == token.sentence
    }
    plural = any(other.stem == token.stem and _is_many(other.lower) for other in paragraph.tokens)
    return bool(before & ONE) and not plural and not _is_many(token.lower)


def _is_past(text: Text) -> bool:
    return any(token.lower in PAST or (token.lower.endswith("ed") and len(token.lower) > 4) for token in text.tokens)
