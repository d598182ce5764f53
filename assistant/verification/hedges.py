"""Finds claims that affirm what the sentence they rest on denies, hedges or finds wanting as a whole."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import Denial, denials
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces
from assistant.verification.valence import of_claim
from assistant.verification.words import Text

MOST = 0.55
"""Share of the claim that must rest on what a denial governs."""
AROUND = 0.4
"""Share of the claim that must rest on the statement in which a denial stands."""


def hedge_conflict(alignment: Alignment) -> str | None:
    """Return which denial governs nearly all that the claim rests on while the claim denies nothing, or None."""
    if not _affirms(alignment):
        return None
    hedged = {found.first for found in find(alignment.paragraph, listed("hedges", "hedged"))}
    for denial in denials(alignment.paragraph):
        if denial.position not in hedged:
            continue
        piece = pieces(alignment.paragraph)[denial.position]
        around = alignment.shares_of_pieces.get(piece, 0.0)
        if around >= AROUND or _share_on(alignment, _governed(denial, alignment.paragraph)) >= MOST:
            return f"the paragraph says “{denial.word}” of what the claim affirms"
    return None


def _share_on(alignment: Alignment, places: frozenset[int]) -> float:
    return alignment.share_on(lambda token: token.position in places)


def _affirms(alignment: Alignment) -> bool:
    """Return whether nothing in the claim denies, doubts or demands."""
    claim = alignment.claim
    unsaid = listed("negation", "implied") | listed("negation", "varying") | listed("hedges", "open")
    return not denials(claim) and not of_claim(alignment).bad and not find(claim, unsaid)


def _governed(denial: Denial, text: Text) -> frozenset[int]:
    """Return the places from a denial to the end of its sentence, or to a word such as "but"."""
    found: set[int] = set()
    clause = text.tokens[denial.position].clause
    for token in text.tokens[denial.position + 1 :]:
        joins = token.clause != clause and token.lower == "and"
        if (
            joins
            or token.sentence != text.tokens[denial.position].sentence
            or token.lower in listed("negation", "ends")
        ):
            break
        clause = token.clause
        found.add(token.position)
    return frozenset(found)
