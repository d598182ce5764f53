"""Finds claims that make a rule of one case: "the practice had" made "practices have"."""

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed, stem
from assistant.verification.links import EXACT, Link
from assistant.verification.words import Text, Token

POINTED = 3
"""Tokens at the start of a claim in which it points to certain things."""
OPENING = 4
"""Tokens at the start of a claim in which it says whom it speaks of."""


def many_conflict(alignment: Alignment) -> str | None:
    """Return what of one case the claim makes many, or None."""
    claim, past = alignment.claim, is_past(alignment.ground_text)
    opening = {token.lower for token in claim.tokens[:POINTED]}
    if (
        opening & _list("pointing")
        or _list("modal") & {token.lower for token in claim.tokens}
        or (past and is_past(claim))
    ):
        return None
    for link in alignment.links:
        if (
            link.claim.position < OPENING
            and (past or link.claim.stem in _roles())
            and _makes_many(link, alignment.paragraph)
        ):
            return f"“{link.claim.text}” makes a rule of one case"
    return None


def _list(name: str) -> frozenset[str]:
    return listed("singulars", name)


def _roles() -> frozenset[str]:
    return frozenset(stem(word) for word in _list("roles"))


def _makes_many(link: Link, paragraph: Text) -> bool:
    return link.score == EXACT and _is_many(link.claim.lower) and _is_one(link.ground, paragraph)


def _is_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "services", "is", "us"))


def _is_one(token: Token, paragraph: Text) -> bool:
    """Return whether a word is singular, points to one thing and is never plural in its sentence."""
    before = {
        other.lower
        for other in paragraph.tokens[max(0, token.position - 3) : token.position]
        if other.sentence == token.sentence
    }
    plural = any(
        other.stem == token.stem and other.sentence == token.sentence and _is_many(other.lower)
        for other in paragraph.tokens
    )
    return bool(before & _list("one")) and not plural and not _is_many(token.lower)


def is_past(text: Text) -> bool:
    """Return whether a text tells what happened, not what is so: "are made" is no past, though "made" is."""
    words = {token.lower for token in text.tokens}
    told = any(token.lower in _list("past") and not _is_passive(token, text) for token in text.tokens)
    if words & _list("present") and not told:
        return False
    return told or any(token.lower.endswith("ed") and len(token.lower) > 4 for token in text.tokens)


def _is_passive(token: Token, text: Text) -> bool:
    """Return whether a word follows "are" or "is", at once or after one other word: "are not made"."""
    before = text.tokens[max(0, token.position - 2) : token.position]
    return any(other.lower in {"are", "is", "be", "being"} for other in before) and token.lower not in {"was", "were"}
