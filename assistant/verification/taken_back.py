"""Finds claims of what the paragraph itself takes back: "this could harm children, but this was not seen"."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces

MOST = 0.4
"""Share of the claim that must rest on what is taken back."""


def taken_back_conflict(alignment: Alignment) -> str | None:
    """Return by which words the paragraph takes back what the claim affirms, or None."""
    claim, paragraph = alignment.claim, alignment.paragraph
    denied = any(one.word in listed("negation", "bare") or one.word.endswith("n't") for one in denials(claim))
    if denied or find(claim, listed("hedges", "possible")):
        return None
    parts = pieces(paragraph)
    for found in find(paragraph, listed("hedges", "taken_back")):
        sentence = paragraph.tokens[found.first].sentence
        starts = found.first == 0 or paragraph.tokens[found.first - 1].sentence != sentence
        places = {
            token.position
            for token in paragraph.tokens
            if parts[token.position] == parts[found.first]
            or (token.position < found.first and token.sentence == sentence - starts)
        }
        if _share_on(alignment, places) >= MOST:
            return f"the paragraph takes it back (“{found.phrase}”)"
    return None


def _share_on(alignment: Alignment, places: set[int]) -> float:
    return alignment.share_on(lambda token: token.position in places)
