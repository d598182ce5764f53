"""Tells whether a text says what happened or what is so."""

from assistant.verification.lexicon import listed
from assistant.verification.words import Text, Token


def is_past(text: Text) -> bool:
    """Return whether a text tells what happened, not what is so: "are made" is no past, though "made" is."""
    words = {token.lower for token in text.tokens}
    told = any(token.lower in listed("tenses", "past") and not _is_passive(token, text) for token in text.tokens)
    if words & listed("tenses", "present") and not told:
        return False
    return told or any(token.lower.endswith("ed") and len(token.lower) > 4 for token in text.tokens)


def _is_passive(token: Token, text: Text) -> bool:
    """Return whether a word follows "are" or "is", at once or after one other word: "are not made"."""
    before = text.tokens[max(0, token.position - 2) : token.position]
    return any(other.lower in {"are", "is", "be", "being"} for other in before) and token.lower not in {"was", "were"}
