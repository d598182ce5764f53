"""Tells whether a word for all, always or never in a claim is borne out by other words of its paragraph."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.links import compare
from assistant.verification.words import Token, is_number

ALL = frozenset({"all", "every", "each"})
THESE = frozenset({"the", "its", "their", "these", "those"})
BE = frozenset({"was", "were", "been", "be"})
MOST = 0.5
"""Share of the claim that must rest on the sentence, or the clause, of the word that bears it out."""


def is_borne_out(phrase: str, last: int, alignment: Alignment) -> bool:
    """Return whether the paragraph says the same of all by another word.

    Args:
        phrase: The word of extent of the claim.
        last: Position of its last token in the claim.
        alignment: The claim laid over its paragraph.
    """
    if phrase == "never":
        return _was_not(last, alignment)
    if phrase == "whenever":
        return _at_each(last, alignment)
    return phrase in ALL and (_by_pronoun(alignment) or _by_same_word(alignment) or _by_number(last, alignment))


def _was_not(last: int, alignment: Alignment) -> bool:
    """Return whether "was never asked" stands as "was not asked" in the paragraph, of one time and not as a rule."""
    claim, ground = alignment.claim, alignment.paragraph
    if last == 0 or claim.tokens[last - 1].lower not in BE:
        return False
    mine = next((denial for denial in denials(claim) if denial.position == last and denial.reach), None)
    heads = {link.ground for link in alignment.links if mine is not None and link.claim is mine.reach[0]}
    return any(
        denial.word in {"not", "nobody", "no one"} and bool(denial.reach) and denial.reach[0] in heads
        for denial in denials(ground)
        if ground.tokens[denial.position - 1].lower in BE and not _is_partial(ground.tokens[denial.position + 1 :])
    )


def _is_partial(following: tuple[Token, ...]) -> bool:
    """Return whether what follows a "not" makes it "not always"."""
    partial = {"always", "all", "every", "yet", "routinely", "consistently", "regularly"}
    return bool(following) and following[0].lower in partial


def _at_each(last: int, alignment: Alignment) -> bool:
    """Return whether "whenever it visits" is "at each visit"."""
    following = alignment.claim.content
    claimed = [token for token in following if last < token.position <= last + 3]
    return any(
        token.lower in ALL and _is_like(alignment.paragraph.tokens[token.position + 1 : token.position + 2], claimed)
        for token in alignment.ground
    )


def _is_like(words: tuple[Token, ...], claimed: list[Token]) -> bool:
    return any(score > 0 and sign > 0 for word in words for score, sign in (compare(word, own) for own in claimed))


def _by_pronoun(alignment: Alignment) -> bool:
    """Return whether "each" stands alone in the sentence that holds most of the claim: "so that each is followed"."""
    return any(
        token.lower == "each"
        and (_is_last(token, alignment) or alignment.paragraph.tokens[token.position + 1].weight == 0)
        and alignment.share_of_sentences({token.sentence}) >= MOST
        for token in alignment.ground
    )


def _by_same_word(alignment: Alignment) -> bool:
    """Return whether "all" and a number or a verb stand in the clause that holds most of the claim: "all three"."""
    return any(
        token.lower == "all"
        and not _is_last(token, alignment)
        and alignment.paragraph.tokens[token.position + 1].lower in listed("quantifiers", "counted")
        and alignment.share_of_sentences({token.sentence}) >= MOST
        for token in alignment.ground
    )


def _by_number(last: int, alignment: Alignment) -> bool:
    """Return whether "all fourteen teams" is "the fourteen teams"."""
    number = alignment.claim.tokens[last + 1 : last + 2]
    tokens = alignment.paragraph.tokens
    return any(
        is_number(own.text)
        and token.lower == own.lower
        and token.position
        and tokens[token.position - 1].lower in THESE
        for own in number
        for token in alignment.ground
    )


def _is_last(token: Token, alignment: Alignment) -> bool:
    return token.position + 1 >= len(alignment.paragraph.tokens)
