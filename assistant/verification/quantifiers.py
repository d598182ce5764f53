"""Finds claims that say more than their paragraph: some made all, one place made every place, a case made a rule."""

from dataclasses import dataclass

from assistant.verification.alignment import Alignment
from assistant.verification.founded import is_borne_out
from assistant.verification.lexicon import graded, listed
from assistant.verification.links import compare
from assistant.verification.phrases import Found, find
from assistant.verification.words import Text, Token

PARTIAL = 3.5
"""Levels below speak of a part: some, few, many."""
SOME = 2.0
MOST = 4.0
UNIVERSAL = 5.0
NOT = frozenset({"not", "no", "never", "cannot", "without", "neither", "lack", "lacks"})
HALF = 0.5
"""Share of the claim's weight that must rest on a clause for a word of extent there to govern it."""
NEAR = 5
"""Tokens between a word of extent and what it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A word of extent in a text."""

    phrase: str
    level: float
    """From 0 (none) to 5 (all)."""
    last: int
    """Position of its last token."""
    sentence: int


def extents(text: Text) -> list[Extent]:
    """Return the words of extent of a text in their order."""
    levels = graded("quantifiers", "levels")
    return [
        Extent(
            phrase=found.phrase,
            level=SOME if _is_denied(found, text) else levels[found.phrase],
            last=found.last,
            sentence=text.tokens[found.first].sentence,
        )
        for found in find(text, frozenset(levels) | listed("quantifiers", "harmless"))
        if found.phrase in levels
    ]


def _is_denied(found: Found, text: Text) -> bool:
    """Return whether a "not" shortly before makes a part of the whole: "not promoted consistently"."""
    start = text.tokens[found.first]
    before = text.tokens[max(0, found.first - NEAR) : found.first]
    return found.phrase in listed("quantifiers", "deniable") and any(
        token.clause == start.clause and (token.lower == "not" or token.lower.endswith("n't")) for token in before
    )


def extent_conflict(alignment: Alignment) -> str | None:
    """Return how the claim says more than its ground, or None."""
    claimed = extents(alignment.claim)
    ground = [extent for extent in extents(alignment.paragraph) if extent.sentence in alignment.sentences]
    wide = _too_wide(alignment)
    if wide:
        return wide
    if _leaves_nothing(alignment):
        return "the paragraph leaves a little where the claim leaves nothing"
    for extent in claimed:
        if _says_more(extent, alignment, ground):
            return f"“{extent.phrase}” says more than the paragraph"
    return None if claimed else _limit_dropped(alignment, ground)


def _too_wide(alignment: Alignment) -> str | None:
    said = {token.stem for token in alignment.paragraph.tokens}
    for found in find(alignment.claim, listed("quantifiers", "wide")):
        tokens = alignment.claim.tokens[found.first : found.last + 1]
        if not any(token.stem in said for token in tokens if token.weight > 0):
            return f"“{found.phrase}” is wider than the paragraph"
    return None


def _leaves_nothing(alignment: Alignment) -> bool:
    """Return whether "few" or "rarely" was made "no" or "never"."""
    ground = alignment.ground_text
    if not find(alignment.claim, listed("quantifiers", "nothing")) or find(ground, listed("quantifiers", "nothing")):
        return False
    if find(ground, listed("quantifiers", "not_all")):
        return not find(alignment.claim, listed("quantifiers", "not_all"))
    denied = {"not", "without", "neither", "nor", "cannot"} & {token.lower for token in ground.tokens}
    return not denied and bool(find(ground, listed("quantifiers", "little")))


def _spoken_of(extent: Extent, text: Text) -> list[Token]:
    """Return the words of content that follow a word of extent: what there is all or some of."""
    following = text.tokens[extent.last + 1 : extent.last + 1 + NEAR]
    return [token for token in following if token.weight > 0 and token.sentence == extent.sentence]


def _attached(extent: Extent, alignment: Alignment, ground: list[Extent]) -> list[float] | None:
    """Return how much the ground says of the same thing, or None where it does not speak of the thing."""
    things = _spoken_of(extent, alignment.claim)[:2]
    places = [other.position for thing in things for other in alignment.ground if compare(thing, other)[0] > 0]
    if not places:
        return None
    return [other.level for other in ground if any(0 < place - other.last <= NEAR for place in places)]


def _says_more(extent: Extent, alignment: Alignment, ground: list[Extent]) -> bool:
    levels = _attached(extent, alignment, ground)
    if extent.level == UNIVERSAL:
        return _is_unfounded(extent, levels, alignment, ground)
    if levels and extent.level >= MOST:
        return max(levels) < MOST
    if 0 < extent.level < 2 and not (extent.phrase == "a single" and _says_one(alignment)):
        levels = levels or [other.level for other in ground if alignment.share_of_clause(other.last) >= HALF]
        return bool(levels) and min(levels) >= MOST
    return False


def _says_one(alignment: Alignment) -> bool:
    return any(token.lower == "one" for token in alignment.ground)


def _is_unfounded(extent: Extent, levels: list[float] | None, alignment: Alignment, ground: list[Extent]) -> bool:
    """Return whether "all" or "always" rests on no such word of the ground."""
    if is_borne_out(extent.phrase, extent.last, alignment):
        return False
    if extent.phrase == "any" and _points_at_one(extent, alignment):
        return True
    if extent.phrase in listed("quantifiers", "soft"):
        return bool(levels) and max(levels or [0]) < MOST
    if extent.phrase in listed("quantifiers", "always"):
        return not _is_rule(extent, alignment, ground)
    return levels is None or UNIVERSAL not in levels


def _points_at_one(extent: Extent, alignment: Alignment) -> bool:
    """Return whether "any stage" is "this stage" in the ground."""
    things = _spoken_of(extent, alignment.claim)[:1]
    before = {
        alignment.paragraph.tokens[other.position - 1].lower
        for thing in things
        for other in alignment.ground
        if thing.stem == other.stem and other.position
    }
    return bool(before & {"this", "that", "one"}) and not before & {"any", "every", "each", "all"}


def _is_rule(extent: Extent, alignment: Alignment, ground: list[Extent]) -> bool:
    """Return whether the ground says "always", or says "all" in the clause that the claim rests on."""
    if extent.phrase == "never":
        return bool(find(alignment.ground_text, listed("quantifiers", "never")))
    if any(other.phrase in listed("quantifiers", "always") for other in ground):
        return True
    every = [other for other in ground if other.phrase in listed("quantifiers", "every")]
    return any(alignment.share_of_clause(other.last) >= HALF for other in every)


def _limit_dropped(alignment: Alignment, ground: list[Extent]) -> str | None:
    """Return which limit of the ground a claim without any word of extent leaves out."""
    if find(alignment.claim, listed("quantifiers", "existence")):
        return None
    linked = {link.ground.position for link in alignment.links}
    denies = bool(NOT & {token.lower for token in alignment.claim.tokens})
    for extent in ground:
        if extent.phrase in listed("quantifiers", "partly") or (
            denies and extent.phrase.startswith("not ") and extent.phrase not in listed("quantifiers", "not_all")
        ):
            continue
        follows = any(extent.last + step in linked for step in range(1, 4))
        if 0 < extent.level < PARTIAL and follows and alignment.share_of_clause(extent.last) >= HALF:
            return f"the paragraph speaks of “{extent.phrase}” only"
    return None
