"""Finds claims that move something in time: already done for not yet done, after for before."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.links import EXACT, compare
from assistant.verification.phrases import find
from assistant.verification.words import Token, read

COMING = frozenset({"next", "future", "forthcoming", "proposed", "planned"})
SHARED = 2.5
"""Weight of the words that a claim must share with the sentence that says "not yet"."""
MOST = 0.6
"""Share of the words before "once" that must stand before "before" in the paragraph."""


def timing_conflict(alignment: Alignment) -> str | None:
    """Return what the claim puts at another time than the paragraph, or None."""
    return _done_already(alignment) or _put_after(alignment) or _of_the_next(alignment)


def _done_already(alignment: Alignment) -> str | None:
    """Return that the claim says "already" of what the paragraph says "not yet" of, or None."""
    claim = alignment.claim
    if not find(claim, listed("negation", "already")) or find(claim, listed("negation", "not_yet")) or denials(claim):
        return None
    for found in find(alignment.paragraph, listed("negation", "not_yet")):
        sentence = alignment.paragraph.tokens[found.first].sentence
        subject = [
            token
            for token in alignment.paragraph.content
            if token.sentence == sentence and token.position < found.first
        ]
        if sum(token.weight for token in subject if _is_in(token, claim.content)) >= max(
            SHARED, MOST * sum(token.weight for token in subject)
        ):
            return f"the paragraph says “{found.phrase}” where the claim says “already”"
    return None


def _put_after(alignment: Alignment) -> str | None:
    """Return that the claim puts after something what the paragraph puts before it, or None."""
    claim, ground = alignment.claim, alignment.paragraph
    for mark in find(claim, listed("negation", "afterwards")):
        first = [token for token in claim.content if token.position < mark.first]
        last = [token for token in claim.content if token.position > mark.last]
        for other in find(ground, listed("negation", "beforehand")):
            sentence = ground.tokens[other.first].sentence
            if sentence not in alignment.sentences or find(
                read(ground.sentences[sentence]), listed("negation", "afterwards")
            ):
                continue
            before = [token for token in ground.content if token.sentence == sentence and token.position < other.first]
            after = [token for token in ground.content if token.sentence == sentence and token.position > other.last]
            held = sum(token.weight for token in first if _is_in(token, before))
            if held >= max(SHARED, MOST * sum(token.weight for token in first)) and any(
                _is_in(token, after) for token in last[:2]
            ):
                return f"“{mark.phrase}” is “{other.phrase}” in the paragraph"
    return None


def _of_the_next(alignment: Alignment) -> str | None:
    """Return that the claim says "now" of what is only the next in the paragraph: "the next contract"."""
    words = [token.lower for token in alignment.claim.tokens]
    if "now" not in words or COMING & set(words):
        return None
    for link in alignment.links:
        before = alignment.paragraph.tokens[link.ground.position - 1].lower if link.ground.position else ""
        if link.score == EXACT and before in COMING:
            return f"“{link.claim.text}” is the {before} one in the paragraph"
    return None


def _is_in(token: Token, others: list[Token] | tuple[Token, ...]) -> bool:
    return any(score > 0 and sign > 0 for score, sign in (compare(token, other) for other in others))
