"""Finds claims that take the other side of a pair of opposites than the statement that they rest on."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import Concept, Lexicon
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token

CORE = 0.5
"""Share of the claim's weight, the word in question aside, that must rest on one piece of the paragraph."""


def pole_conflict(alignment: Alignment) -> str | None:
    """Return which word of the claim stands for the opposite of what its piece of the paragraph says, or None."""
    parts = pieces(alignment.paragraph)
    turned_claim, turned_ground = _turned(alignment.claim), _turned(alignment.paragraph)
    for token in alignment.claim.tokens:
        sides = _sides(token)
        if not sides:
            continue
        core = _core(alignment, token, parts)
        if core is None:
            continue
        there = [other for other in alignment.paragraph.tokens if parts[other.position] == core]
        opposed = [other for other in there if any((n, -side) in other.concepts for n, side in sides)]
        same = [other for other in there if any(concept in other.concepts for concept in sides) or other.stem == token.stem]
        turned = token.position in turned_claim
        if opposed and not same and all((other.position in turned_ground) == turned for other in opposed):
            return f"“{token.text}” is the opposite of “{opposed[0].text}”"
    return None


def _sides(token: Token) -> list[Concept]:
    lexicon = Lexicon.load()
    return [concept for concept in token.concepts if lexicon.opposites <= concept[0] < lexicon.loose]


def _turned(text: Text) -> frozenset[int]:
    counts: dict[int, int] = {}
    for denial in denials(text):
        for token in denial.reach:
            counts[token.position] = counts.get(token.position, 0) + 1
    return frozenset(position for position, count in counts.items() if count % 2)


def _core(alignment: Alignment, token: Token, parts: tuple[int, ...]) -> int | None:
    """Return the piece of the paragraph that holds most of the claim, the word aside, or None where none does."""
    shares: dict[int, float] = {}
    for link in alignment.links:
        if link.claim.position != token.position:
            piece = parts[link.ground.position]
            shares[piece] = shares.get(piece, 0.0) + link.claim.weight
    total = sum(other.weight for other in alignment.claim.content if other.position != token.position)
    best = max(shares, key=lambda piece: shares[piece], default=None)
    return best if best is not None and shares[best] >= CORE * total else None
