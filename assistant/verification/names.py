"""Holds the proper names of a claim, of places and of people, against its paragraph."""

import re

from assistant.verification.mentions import mentions
from assistant.verification.words import Text, Token

TITLES = frozenset({"i", "mr", "mrs", "ms", "dr", "year", "section", "january", "february"})
PLACES = frozenset(
    {"city", "council", "borough", "county", "district", "authority", "island", "region", "parish", "town"}
)
"""Words with a capital that name the place that a report is on without saying which it is: the City."""
JOINING = frozenset({"and", "of", "the", "for", "in", "on", "to", "with", "or", "a", "an"})
"""Words of a name that its initials pass over."""
SHORTEST = 2
"""Letters of an abbreviation that initials may explain."""


def name_conflict(claim: Text, paragraph: Text) -> str | None:
    """Return which name of the claim is not in the paragraph, or None.

    A name is a word with a capital inside a sentence. One that the paragraph has in small letters, or that its initials
    explain (FGM, female genital mutilation), is no name that it lacks, nor is one that only says what sort of place the
    paragraph is on.
    """
    said = {token.stem for token in paragraph.tokens}
    concepts = {concept for token in paragraph.tokens for concept in token.concepts}
    actors = {position for mention in mentions(claim) for position in range(mention.position, mention.last + 1)}
    spelt = _spelt_out(claim, paragraph)
    for token in claim.tokens:
        if token.position in actors or not _is_name(token, claim) or token.stem in said or token.concepts & concepts:
            continue
        if token.position in spelt or _is_abbreviation_of(token, paragraph) or _is_the_place(token, claim, paragraph):
            continue
        return f"“{token.text}” is not named in the paragraph"
    return None


def _is_name(token: Token, claim: Text) -> bool:
    if not token.text[0].isupper() or token.lower in TITLES:
        return False
    starts = token.position == 0 or claim.tokens[token.position - 1].sentence != token.sentence
    return not starts and bool(re.fullmatch(r"[A-Z][A-Za-z'&]+", token.text))


def _is_abbreviation_of(token: Token, paragraph: Text) -> bool:
    """Return whether a word in capitals gives the first letters of words that follow one another in the paragraph."""
    short = _bare(token.text)
    if not short.isupper():
        return False
    letters = short.lower()
    return len(short) < SHORTEST or any(
        letters in "".join(other.lower[0] for other in paragraph.tokens if other.lower not in passed_over)
        for passed_over in (frozenset[str](), JOINING)
    )


def _spelt_out(claim: Text, paragraph: Text) -> set[int]:
    """Return the places of the words of the claim that spell out an abbreviation of the paragraph."""
    shorts = {_bare(token.text).lower() for token in paragraph.tokens if _bare(token.text).isupper()}
    words = [token for token in claim.tokens if token.lower not in JOINING]
    found: set[int] = set()
    for short in shorts:
        for start in range(len(words) - len(short) + 1) if len(short) > SHORTEST else ():
            run = words[start : start + len(short)]
            if "".join(token.lower[0] for token in run) == short and any(token.text[0].isupper() for token in run[1:]):
                found |= {token.position for token in run}
    return found


def _bare(word: str) -> str:
    """Return an abbreviation without the ending of its plural or of what is its own: IROs, LSCB's."""
    word = word.removesuffix("'s").removesuffix("'")
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def _is_the_place(token: Token, claim: Text, paragraph: Text) -> bool:
    """Return whether "the City" stands for the place of a paragraph that names no other sort of place."""
    before = claim.tokens[token.position - 1].lower
    others = {other.lower for other in paragraph.tokens if other.text[0].isupper()} & PLACES
    return token.lower.removesuffix("'s") in PLACES and before == "the" and not others
