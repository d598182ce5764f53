"""Finds claims that say more than their paragraph: some made all, one place made every place, a case made a rule."""

from dataclasses import dataclass

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import graded, listed
from assistant.verification.phrases import Found, find
from assistant.verification.words import Text

PARTIAL = 3.5
"""Levels below speak of a part: some, few, many."""
UNIVERSAL = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A word of extent in a text, from 0 (none) to 5 (all)."""

    phrase: str
    level: float
    position: int
    sentence: int


def extents(text: Text) -> list[Extent]:
    """Return the words of extent of a text in their order."""
    levels = graded("quantifiers", "levels")
    return [_extent(found, text, levels) for found in find(text, frozenset(levels))]


def _extent(found: Found, text: Text, levels: dict[str, float]) -> Extent:
    return Extent(
        phrase=found.phrase,
        level=levels[found.phrase],
        position=found.first,
        sentence=text.tokens[found.first].sentence,
    )


def extent_conflict(alignment: Alignment) -> str | None:
    """Return how the claim says more than its ground, or None."""
    for phrase in sorted({found.phrase for found in find(alignment.claim, listed("quantifiers", "wide"))}):
        if f" {phrase} " not in alignment.paragraph.flat():
            return f"“{phrase}” is wider than the paragraph"
    claimed = extents(alignment.claim)
    ground = [extent for extent in extents(alignment.paragraph) if alignment.first <= extent.sentence <= alignment.last]
    return _too_much(claimed, ground) or _limit_dropped(claimed, _at_work(ground, alignment))


def _at_work(ground: list[Extent], alignment: Alignment) -> list[Extent]:
    """Return the words of extent that stand among the words that the claim rests on."""
    places = [link.ground.position for link in alignment.links if link.claim.weight > 0.4]
    return [extent for extent in ground if any(0 < place - extent.position <= 4 for place in places)]


def _too_much(claimed: list[Extent], ground: list[Extent]) -> str | None:
    highest = max((extent.level for extent in ground), default=None)
    for extent in claimed:
        if extent.level == UNIVERSAL:
            if highest == UNIVERSAL or (
                extent.phrase in listed("quantifiers", "soft") and (highest is None or highest > PARTIAL)
            ):
                continue
            return f"“{extent.phrase}” says more than the paragraph"
        if extent.level >= 4 and highest is not None and highest < 4:
            return f"“{extent.phrase}” says more than the paragraph"
        if 0 < extent.level < 2 and ground and min(other.level for other in ground) >= 4:
            return f"“{extent.phrase}” is not what the paragraph says"
    return None


def _limit_dropped(claimed: list[Extent], ground: list[Extent]) -> str | None:
    limits = [extent for extent in ground if extent.level < PARTIAL]
    if limits and not claimed and all(extent.level < PARTIAL for extent in ground):
        return f"the paragraph speaks of “{limits[0].phrase}” only"
    return None
