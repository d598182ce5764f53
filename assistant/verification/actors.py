"""Holds the agencies, roles and people of a claim against those of its ground."""

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.mentions import ANYBODY, Mention, mentions, wider
from assistant.verification.words import Text

COUNCIL_SIDE = frozenset({"council", "csc", "leader", "services"})
"""Whom a paragraph of an inspection report speaks of when it names nobody."""
PUBLIC = frozenset({"child", "family", "parent", "people", "care-leaver", "adult", "sibling"})
"""Whom the work is for."""


def actor_conflict(alignment: Alignment, authority: str | None) -> str | None:
    """Return which agency, role or person of the claim its ground does not name, or None."""
    present = mentions(alignment.paragraph)
    reach = alignment.sentences | {number - 1 for number in alignment.sentences}
    if authority == "agency reported" and _speaks_as_we(alignment.paragraph, present):
        return None
    near = {mention.actor for mention in present if mention.sentence in reach} | _titles(present)
    for mention in mentions(alignment.claim):
        if mention.actor in ANYBODY or _stands(mention, near, alignment) or _is_allowed(mention, alignment, present):
            continue
        return f"“{mention.name}” is not who the paragraph speaks of here"
    return None


def _speaks_as_we(paragraph: Text, present: list[Mention]) -> bool:
    """Return whether an agency speaks of itself without its name, so that no claim could be held against it."""
    named = {mention.actor for mention in present} - PUBLIC - ANYBODY
    return not named and bool({"we", "our"} & {token.lower for token in paragraph.tokens})


def _is_allowed(mention: Mention, alignment: Alignment, present: list[Mention]) -> bool:
    """Return whether a claim may name an actor that its paragraph leaves unsaid: inspectors who saw, children."""
    if mention.actor == "ofsted":
        following = {token.lower for token in alignment.claim.tokens[mention.last + 1 : mention.last + 3]}
        before = {token.lower for token in alignment.claim.tokens[max(0, mention.position - 2) : mention.position]}
        return bool(following & listed("actors", "inspecting") or before & listed("actors", "telling"))
    return mention.actor == "child" and not any(other.actor in PUBLIC for other in present)


def _titles(present: list[Mention]) -> set[str]:
    """Return the actors of the paragraph's first sentence, which often names whom the rest speaks of."""
    return {mention.actor for mention in present if mention.sentence == 0}


def _stands(mention: Mention, near: set[str], alignment: Alignment) -> bool:
    if any(mention.actor in wider(other) for other in near):
        return True
    others = near - PUBLIC - ANYBODY - {"ofsted", "court"}
    return mention.actor in COUNCIL_SIDE and not others and not _displaces(mention, alignment)


def _displaces(mention: Mention, alignment: Alignment) -> bool:
    """Return whether the claim names by whom a thing is done, and its ground names somebody as well."""
    before = {token.lower for token in alignment.claim.tokens[max(0, mention.position - 2) : mention.position]}
    return "by" in before and "by" in {token.lower for token in alignment.ground}
