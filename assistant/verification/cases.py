"""Finds claims that say of all what a paragraph tells of one case, of a narrower group or of most."""

import re

from assistant.verification.alignment import Alignment
from assistant.verification.links import EXACT, Link
from assistant.verification.measures import DAYS
from assistant.verification.quantifiers import UNIVERSAL, extents
from assistant.verification.tenses import is_past
from assistant.verification.words import Token, read

IN_ONE = re.compile(r"(?:^|\.\s)(?:however, |but )?in one (?!of|day|week|month|year)[a-z]+", re.I)
SAID = frozenset({"one", "case", "example", "instance", "single", "once", "sometimes", "some", "can", "could", "may"})
"""Words of a claim that leave one case one case."""
MAIN = re.compile(r"\b(?:that|who|which|to be)\b")
"""What ends the main statement of a claim."""
ARTICLES = frozenset({"a", "an", "the"})
FREE = frozenset({"any", "every", "each", "all"})
MOST = 0.5
"""Share of the claim that must rest on the sentence of the one case."""
SOME = 0.3
"""The same of what follows "most"."""
NEAR = 3
"""Tokens before a word in which "any" or "each" stands."""


def case_conflict(alignment: Alignment) -> str | None:
    """Return how the claim widens a case, a group or a part that the paragraph speaks of, or None."""
    return _many_of_one(alignment) or _rule_of_one(alignment) or _wider_group(alignment) or _all_of_most(alignment)


def _many_of_one(alignment: Alignment) -> str | None:
    """Return that "one phone" was made "phones", or None."""
    if "one" in {token.lower for token in alignment.claim.tokens}:
        return None
    for link in alignment.links:
        ground, claim = link.ground, link.claim
        before = alignment.paragraph.tokens[ground.position - 1] if ground.position else None
        if (
            before is not None
            and before.lower == "one"
            and alignment.paragraph.tokens[before.position - 1].lower != "from"
            and link.score == EXACT
            and _is_plural_of(claim, ground)
            and not _is_counted(claim, alignment)
        ):
            return f"“{claim.text}” makes a rule of “one {ground.text}”"
    return None


def _is_plural_of(many: Token, one: Token) -> bool:
    return many.lower != one.lower and many.lower.endswith("s") and not one.lower.endswith("s")


def _is_counted(token: Token, alignment: Alignment) -> bool:
    before = [other.lower for other in alignment.claim.tokens[max(0, token.position - 2) : token.position]]
    return any(word in {"some", "certain", "of", "among"} for word in before)


def _rule_of_one(alignment: Alignment) -> str | None:
    """Return that the claim tells in the present what happened "in one" place, or None."""
    words = {token.lower for token in alignment.claim.tokens}
    if words & SAID or is_past(read(MAIN.split(alignment.claim.raw)[0])):
        return None
    for number in alignment.sentences:
        sentence = alignment.paragraph.sentences[number]
        if IN_ONE.match(sentence) and alignment.share_of_sentences({number}) >= MOST:
            return "the paragraph tells it of one case"
    return None


def _wider_group(alignment: Alignment) -> str | None:
    """Return that "a baby" was made "any child", or None."""
    for link in alignment.links:
        if link.claim.position == 0 or link.score == EXACT or link.sign < 0:
            continue
        before = alignment.claim.tokens[link.claim.position - 1].lower
        if before in FREE - {"all"} and link.claim.lower not in DAYS and _narrow(link, alignment):
            return f"“{before} {link.claim.text}” is wider than “{link.ground.text}” in the paragraph"
    return None


def _narrow(link: Link, alignment: Alignment) -> bool:
    before = [
        token.lower
        for token in alignment.paragraph.tokens[max(0, link.ground.position - NEAR) : link.ground.position]
        if token.sentence == link.ground.sentence
    ]
    return bool(before) and before[-1] in ARTICLES and not FREE & set(before)


def _all_of_most(alignment: Alignment) -> str | None:
    """Return that the claim says of each what the paragraph says of most or some, or None."""
    if not any(extent.level == UNIVERSAL and FREE & set(extent.phrase.split()) for extent in extents(alignment.claim)):
        return None
    ground = [extent for extent in extents(alignment.paragraph) if extent.sentence in alignment.sentences]
    if any(extent.level == UNIVERSAL for extent in ground):
        return None
    for extent in ground:
        if 2 <= extent.level < UNIVERSAL and alignment.share_after(extent.last) >= SOME:
            return f"the paragraph says it of “{extent.phrase}”"
    return None
