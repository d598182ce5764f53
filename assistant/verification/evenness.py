"""Finds claims that call even, or simply good, what their paragraph calls uneven."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.links import compare
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces
from assistant.verification.valence import of_claim
from assistant.verification.words import Token

OPENING = 2
"""Words of content at the start of a claim in which it says what it speaks of."""
MOST = 0.5
"""Share of a claim that only speaks well which must stand in the statement that calls something uneven."""


def evenness_conflict(alignment: Alignment) -> str | None:
    """Return that the paragraph calls uneven what the claim calls even, or None."""
    claim, paragraph = alignment.claim, alignment.paragraph
    even = find(claim, listed("hedges", "even"))
    speaks = of_claim(alignment)
    if denials(claim) or find(claim, listed("negation", "varying")) or not (even or speaks.good) or speaks.bad:
        return None
    opening = claim.content[:1] if even else claim.content[:OPENING]
    total = sum(token.weight for token in claim.content)
    parts = pieces(paragraph)
    for found in find(paragraph, listed("hedges", "uneven")):
        piece = [token for token in paragraph.tokens if parts[token.position] == parts[found.first]]
        held = [token for token in claim.content if _is_in(token, piece)]
        enough = bool(even) or sum(token.weight for token in held) >= MOST * total
        if opening and enough and all(word in held for word in opening):
            return f"the paragraph says “{found.phrase}” of it"
    return None


def _is_in(word: Token, piece: list[Token]) -> bool:
    return any(score > 0 and sign > 0 for score, sign in (compare(word, other) for other in piece if other.weight > 0))
