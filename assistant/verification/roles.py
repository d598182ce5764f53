"""Checks who did what: each actor of a claim must stand with the same deed in the ground."""

from itertools import combinations

from assistant.verification.alignment import Alignment
from assistant.verification.links import Link
from assistant.verification.mentions import ANYBODY, Mention, mentions, wider

CHILDREN = frozenset({"child", "care-leaver", "family"})
"""Of whom paragraphs speak in so many words that it is not known which of them does what."""
PASSIVE = frozenset({"by", "been", "be", "being", "was", "were"})
"""Words that turn round who does and who receives."""
EARLIER = frozenset({"previous", "last", "earlier", "first", "next", "since", "after", "before", "during", "following"})
"""Words before an inspection that only says when: "since the last inspection"."""
DEEDS = 3
"""How many linked words after an actor are looked at for what it did."""


def role_conflict(alignment: Alignment) -> str | None:
    """Return which actor of the claim did, in the ground, what somebody else did there, or None."""
    claimed, present = mentions(alignment.claim), mentions(alignment.paragraph)
    named = {position for mention in claimed for position in range(mention.position, mention.last + 1)}
    for mention in _first_in_clause(claimed, alignment):
        deeds = _deeds(mention, alignment, claimed, named)
        wrong = [_did_another(mention, link, alignment, present) for link in deeds]
        if wrong and wrong[0] and 2 * sum(wrong) > len(wrong):
            return f"“{mention.name}” did not do this in the paragraph"
    return _exchanged(alignment, claimed, present)


def _first_in_clause(claimed: list[Mention], alignment: Alignment) -> list[Mention]:
    """Return the actors that open a clause of the claim: those that do something in it."""
    first: dict[int, Mention] = {}
    for mention in claimed:
        before = alignment.claim.tokens[max(0, mention.position - 1)].lower
        if mention.name.startswith("inspection") and before in EARLIER:
            continue
        first.setdefault(alignment.claim.tokens[mention.position].clause, mention)
    return [mention for mention in first.values() if mention.actor not in ANYBODY | CHILDREN]


def _deeds(mention: Mention, alignment: Alignment, claimed: list[Mention], named: set[int]) -> list[Link]:
    """Return the links of the words of content that follow an actor in its clause, up to the next actor."""
    clause = alignment.claim.tokens[mention.position].clause
    end = min(
        (other.position for other in claimed if other.position > mention.last), default=len(alignment.claim.tokens)
    )
    after = [
        link
        for link in alignment.links
        if link.claim.clause == clause and mention.last < link.claim.position < end and link.claim.position not in named
    ]
    return sorted(after, key=lambda link: link.claim.position)[:DEEDS]


def _did_another(mention: Mention, link: Link, alignment: Alignment, present: list[Mention]) -> bool:
    """Return whether the deed stands with another actor alone in the ground."""
    tokens = alignment.paragraph.tokens
    inside = [other for other in present if tokens[other.position].clause == link.ground.clause]
    if any(mention.actor in wider(other.actor) for other in inside):
        return False
    before = [
        other for other in present if other.sentence == link.ground.sentence and other.position < link.ground.position
    ]
    if not before or before[-1].actor in ANYBODY:
        return False
    return mention.actor not in wider(before[-1].actor)


def _exchanged(alignment: Alignment, claimed: list[Mention], present: list[Mention]) -> str | None:
    """Return that two actors of the claim have changed places around the same deed, or None."""
    for first, second in combinations(claimed, 2):
        if first.actor == second.actor or first.sentence != second.sentence or _is_aside((first, second)):
            continue
        for left, right in combinations(present, 2):
            swapped = left.actor == second.actor and right.actor == first.actor and left.sentence == right.sentence
            if swapped and _same_deed_between(alignment, (first, second), (left, right)):
                return f"“{first.name}” and “{second.name}” have changed places"
    return None


def _is_aside(pair: tuple[Mention, Mention]) -> bool:
    """Return whether one of two actors only says whose or for whom: "the board's", "children"."""
    return any(mention.actor in {*ANYBODY, "child", "family"} or "'" in mention.name for mention in pair)


def _same_deed_between(alignment: Alignment, claim: tuple[Mention, Mention], ground: tuple[Mention, Mention]) -> bool:
    deeds = [
        link
        for link in alignment.links
        if claim[0].last < link.claim.position < claim[1].position
        and ground[0].last < link.ground.position < ground[1].position
        and link.claim.stem == link.ground.stem
    ]
    passive = [
        bool(PASSIVE & {token.lower for token in tokens[pair[0].last : pair[1].position]})
        for tokens, pair in ((alignment.claim.tokens, claim), (alignment.paragraph.tokens, ground))
    ]
    return bool(deeds) and passive[0] == passive[1]
