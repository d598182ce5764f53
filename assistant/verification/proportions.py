"""Holds "most", "few" and "all" of a claim against the share that its paragraph gives in figures."""

from assistant.verification.alignment import Alignment
from assistant.verification.contexts import context, likeness, spot
from assistant.verification.denials import denials
from assistant.verification.quantifiers import Extent, extents
from assistant.verification.quantities import Quantity, quantities
from assistant.verification.shares import shares
from assistant.verification.words import Text

BOUNDS = ((5.0, 99.0, 100.0), (4.6, 80.0, 100.0), (4.0, 50.01, 100.0), (1.0, 0.0, 49.0))
"""Level of a word of extent, and the least and the greatest share in per cent of which it may be said."""
OWN = 1.8
"""Weight of the words of the claim that a figure must have around it."""
HALF = 0.5
"""The same as a share of the whole claim."""


def proportion_conflict(alignment: Alignment) -> str | None:
    """Return which word of extent says more, or less, than the figure that the paragraph gives of the same, or None."""
    claim, paragraph = alignment.claim, alignment.paragraph.raw
    figures = [(share.part, share.percent) for share in shares(paragraph)]
    figures += [(other, other.value) for other in quantities(paragraph) if other.measure == "percent"]
    if not figures or any(quantity.measure in {"percent", "count"} for quantity in quantities(claim.raw)):
        return None
    total = sum(token.weight for token in claim.content) or 1.0
    scored = [(likeness(claim.content, spot(place, paragraph)), place, percent) for place, percent in figures]
    best = max(score for score, _, _ in scored)
    nearest = [(place, percent) for score, place, percent in scored if score == best]
    around = likeness(claim.content, context(nearest[0][0], paragraph))
    if len(nearest) > 1 or around < max(OWN, HALF * total) or _are_denied_apart(claim, nearest[0][0], paragraph):
        return None
    said = {extent.phrase for extent in extents(alignment.paragraph)}
    mine = [extent for extent in extents(claim) if extent.phrase not in said]
    return next((reason for extent in mine if (reason := _says_other(extent, nearest[0][1]))), None)


def _says_other(extent: Extent, percent: float) -> str | None:
    for level, least, greatest in BOUNDS:
        if extent.level == level and not least <= percent <= greatest:
            return f"“{extent.phrase}” is not what {percent:.0f} % in the paragraph says"
    return None


def _are_denied_apart(claim: Text, place: Quantity, paragraph: str) -> bool:
    """Return whether the claim, or the words around the figure, deny where the other does not."""
    words = {token.stem for token in spot(place, paragraph)}
    near = paragraph[max(0, place.start - 80) : place.end + 80]
    return bool(denials(claim)) or (bool(words) and any(word in near for word in (" not ", " no ", "n't")))
