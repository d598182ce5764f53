"""Holds the agencies, roles and places of a claim against those of its ground."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import entries
from assistant.verification.phrases import find
from assistant.verification.words import Text

ANYBODY = frozenset({"staff", "professionals", "agencies", "services", "people"})
COUNCIL_SIDE = frozenset({"council", "csc", "leader", "services"})
"""Whom a paragraph of an inspection report speaks of when it names nobody."""
PUBLIC = frozenset({"child", "family", "parent", "people", "care-leaver", "adult", "sibling"})


INSPECTING = frozenset(
    "saw found noted met visited looked sampled heard identified observed came read seen reviewed".split()
)
"""What inspectors do in a claim about an inspection report that does not name them."""


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
    return [
        Mention(
            actor=names[found.phrase],
            name=found.phrase,
            position=found.first,
            last=found.last,
            sentence=text.tokens[found.first].sentence,
        )
        for found in find(text, frozenset(names))
    ]


def actor_conflict(alignment: Alignment) -> str | None:
    """Return which agency, role or person of the claim its ground does not name, or None."""
    present = mentions(alignment.paragraph)
    reach = alignment.sentences | {number - 1 for number in alignment.sentences}
    near = {mention.actor for mention in present if mention.sentence in reach} | _titles(present)
    for mention in mentions(alignment.claim):
        if mention.actor in ANYBODY or _stands(mention.actor, near) or _is_allowed(mention, alignment, present):
            continue
        return f"“{mention.name}” is not who the paragraph speaks of here"
    return None


def _is_allowed(mention: Mention, alignment: Alignment, present: list[Mention]) -> bool:
    """Return whether a claim may name an actor that its paragraph leaves unsaid: the inspectors who saw, the children."""
    if mention.actor == "ofsted":
        following = {token.lower for token in alignment.claim.tokens[mention.last + 1 : mention.last + 3]}
        return bool(following & INSPECTING)
    return mention.actor == "child" and not any(other.actor in PUBLIC for other in present)


def _titles(present: list[Mention]) -> set[str]:
    """Return the actors of the paragraph's first sentence, which often names whom the rest speaks of."""
    return {mention.actor for mention in present if mention.sentence == 0}


def _stands(actor: str, near: set[str]) -> bool:
    if any(actor in wider(other) for other in near):
        return True
    others = near - PUBLIC - ANYBODY - {"ofsted", "court"}
    return actor in COUNCIL_SIDE and not others


PAST = frozenset(
    "was were had did saw found told said took gave made went came held kept left put met knew felt led became began".split()
)


def many_conflict(alignment: Alignment) -> str | None:
    """Return which actor of one case the claim makes many: "the GP practice had" made "GP practices have", or None."""
    ground = alignment.ground_text
    if not _is_past(ground) or _is_past(alignment.claim):
        return None
    present = mentions(ground)
    for mention in mentions(alignment.claim):
        same = [other for other in present if other.actor == mention.actor]
        if (
            _is_plural(mention)
            and same
            and not any(_is_plural(other) for other in same)
            and mention.actor not in ANYBODY
        ):
            return f"“{mention.name}” makes a rule of one case"
    return None


def _is_past(text: Text) -> bool:
    return any(token.lower in PAST or (token.lower.endswith("ed") and len(token.lower) > 4) for token in text.tokens)


def _is_plural(mention: Mention) -> bool:
    return mention.name.endswith("s") and not mention.name.endswith(("ss", "services", "'s", "camhs"))
