"""Tells whether a claim, and the statement that it rests on, speak well or ill of something."""

from dataclasses import dataclass
from functools import cache

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed, stem
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token

SHORTEST = 7
"""Letters of a word from which a prefix such as "un" may turn it round."""
FREED = 4
"""Tokens after a verb of relief within which it turns harm to the good: "spares children delay"."""
PREFIXES = ("un", "in", "dis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Valence:
    """Whether words that speak well, and words that speak ill, stand in a text or a part of one."""

    good: bool
    bad: bool


def of_claim(alignment: Alignment) -> Valence:
    """Return how the claim speaks."""
    return _valence(alignment.claim, frozenset(token.position for token in alignment.claim.tokens))


def of_ground(alignment: Alignment) -> Valence:
    """Return how the sentences speak that the claim rests on."""
    return _valence(alignment.paragraph, frozenset(token.position for token in alignment.ground))


def of_piece(alignment: Alignment) -> Valence:
    """Return how the piece of the paragraph speaks that holds most of the claim."""
    return _valence(alignment.paragraph, _main_piece(alignment))


def _main_piece(alignment: Alignment) -> frozenset[int]:
    shares = alignment.shares_of_pieces
    main = max(shares, key=lambda piece: shares[piece], default=-1)
    return frozenset(position for position, piece in enumerate(pieces(alignment.paragraph)) if piece == main)


def _valence(text: Text, within: frozenset[int]) -> Valence:
    found = denials(text)
    turned: dict[int, int] = {}
    for denial in found:
        for token in denial.reach:
            turned[token.position] = turned.get(token.position, 0) + 1
    for verb in find(text, listed("valence", "freeing")):
        for token in text.content:
            if verb.last < token.position <= verb.last + FREED and value_of(token) < 0:
                turned[token.position] = turned.get(token.position, 0) + 1
    starts = {denial.position for denial in found}
    harmless = {
        p for phrase in find(text, listed("negation", "harmless")) for p in range(phrase.first, phrase.last + 1)
    }
    spent = {denial.position for denial in found if any(token.stem in _stems("bad") for token in denial.reach)}
    said = {one.first: 1 for one in find(text, listed("valence", "good_phrases"))}
    said |= {one.first: -1 for one in find(text, listed("valence", "bad_phrases"))}
    spent |= {
        p
        for side in ("good_phrases", "bad_phrases")
        for one in find(text, listed("valence", side))
        for p in range(one.first, one.last + 1)
    }
    values = {value for place, value in said.items() if place in within} | {
        -value if turned.get(token.position, 0) % 2 and token.position not in starts else value
        for token in text.tokens
        if token.position in within and token.position not in spent | harmless and (value := value_of(token))
    }
    return Valence(good=1 in values, bad=-1 in values)


def value_of(token: Token) -> int:
    """Return 1 for a word that speaks well, -1 for one that speaks ill, 0 for others."""
    if not token.takes_side:
        return 0
    if token.stem in _stems("bad") or token.lower.endswith("n't"):
        return -1
    if token.stem in _stems("good"):
        return 1
    rest = {stem(token.lower.removeprefix(prefix)) for prefix in PREFIXES if token.lower.startswith(prefix)}
    return -1 if len(token.lower) >= SHORTEST and rest & _stems("good") else 0


@cache
def _stems(side: str) -> frozenset[str]:
    return frozenset(stem(word) for word in listed("valence", side))
