"""Finds claims that take the other side of a pair of opposites than the statement that they rest on."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.doubles import is_doubled, is_of_the_other
from assistant.verification.lexicon import Concept, Lexicon
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token, bounds_number

NEAR = 4
"""Tokens from "before" or "after" to the word that it stands before."""
CORE = 0.5
"""Share of the claim's weight, the word in question aside, that must rest on one piece of the paragraph."""


def pole_conflict(alignment: Alignment) -> str | None:
    """Return which word of the claim stands for the opposite of what its piece of the paragraph says, or None.

    Where the piece takes neither side, the sentences around it are asked.
    """
    if (time := _time_turned(alignment)) is not None:
        return time
    parts = pieces(alignment.paragraph)
    turned = _turned(alignment.claim), _turned(alignment.paragraph)
    for token in alignment.claim.tokens:
        sides = _sides_of(token, alignment)
        core = _core(alignment, token, parts) if sides else None
        if core is None:
            continue
        piece = [other for other in alignment.paragraph.tokens if parts[other.position] == core]
        for scope in (piece, alignment.ground):
            opposed = [
                other
                for other in scope
                if other.takes_side
                and not bounds_number(other, alignment.paragraph)
                and any((number, -side) in other.concepts for number, side in sides)
            ]
            same = [other for other in scope if other.stem == token.stem or other.concepts & sides]
            if opposed and not same and _all_stand(opposed, turned[1], turned=token.position in turned[0]):
                return f"“{token.text}” is the opposite of “{opposed[0].text}”"
            if opposed or same:
                break
    return None


def _time_turned(alignment: Alignment) -> str | None:
    """Return that "before" and "after" have changed places before the same word, or None."""
    grounds = {link.claim.position: link.ground for link in alignment.links if link.sign > 0}
    for token in alignment.claim.tokens:
        other = {"before": "after", "after": "before"}.get(token.lower)
        following = (after.position for after in alignment.claim.content if after.position > token.position)
        ground = grounds.get(next(following, -1)) if other else None
        if ground is None:
            continue
        near = {
            word.lower
            for word in alignment.paragraph.tokens[max(0, ground.position - NEAR) : ground.position]
            if word.sentence == ground.sentence
        }
        if other in near and token.lower not in near:
            return f"“{token.lower}” is “{other}” in the paragraph"
    return None


def _all_stand(opposed: list[Token], denied: frozenset[int], *, turned: bool) -> bool:
    """Return whether the opposites are all denied, or none of them, as the word of the claim is."""
    return all((other.position in denied) == turned for other in opposed)


def _sides_of(token: Token, alignment: Alignment) -> frozenset[Concept]:
    """Return the sides that a word of the claim takes, or none where the claim takes both or turns it round twice."""
    sides = frozenset() if bounds_number(token, alignment.claim) else _sides(token)
    both = any((number, -side) in other.concepts for number, side in sides for other in alignment.claim.tokens)
    doubled = any(
        link.claim is token and (is_doubled(link, alignment) or is_of_the_other(link, alignment))
        for link in alignment.links
    )
    return frozenset() if both or doubled else sides


def _sides(token: Token) -> frozenset[Concept]:
    if not token.takes_side:
        return frozenset()
    lexicon = Lexicon.load()
    return frozenset(concept for concept in token.concepts if lexicon.opposites <= concept[0] < lexicon.loose)


def _turned(text: Text) -> frozenset[int]:
    counts: dict[int, int] = {}
    for denial in denials(text):
        last = denial.reach[-1] if denial.reach else text.tokens[denial.position]
        for token in text.tokens[denial.position + 1 :]:
            if token.position > last.position and (token.weight > 0 or token.clause != last.clause):
                break
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
