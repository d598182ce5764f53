"""Holds the proper names of a claim, of places and of people, against its paragraph."""

import re

from assistant.verification.mentions import mentions
from assistant.verification.words import Text, Token

TITLES = frozenset({"i", "mr", "mrs", "ms", "dr", "year", "section", "january", "february"})


def name_conflict(claim: Text, paragraph: Text) -> str | None:
    """Return which name of the claim is not in the paragraph, or None.

    A name is a word with a capital inside a sentence. One that the paragraph has in small letters, or that its initials
    explain (FGM, female genital mutilation), is no name that it lacks.
    """
    said = {token.stem for token in paragraph.tokens}
    concepts = {concept for token in paragraph.tokens for concept in token.concepts}
    initials = "".join(token.lower[0] for token in paragraph.tokens)
    actors = {position for mention in mentions(claim) for position in range(mention.position, mention.last + 1)}
    for token in claim.tokens:
        if token.position in actors or not _is_name(token, claim) or token.stem in said or token.concepts & concepts:
            continue
        if token.text.isupper() and (len(token.text) < 2 or token.lower in initials):
            continue
        return f"“{token.text}” is not named in the paragraph"
    return None


def _is_name(token: Token, claim: Text) -> bool:
    if not token.text[0].isupper() or token.lower in TITLES:
        return False
    starts = token.position == 0 or claim.tokens[token.position - 1].sentence != token.sentence
    return not starts and bool(re.fullmatch(r"[A-Z][A-Za-z'&]+", token.text))
