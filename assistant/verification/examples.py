"""Finds claims that make a rule of examples: "matching is sensitive" for "inspectors saw examples of such matching"."""

import re

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.quantifiers import PARTIAL, extents
from assistant.verification.words import Text

SEEN = r"(?:saw|seen|found|noted|identified|observed|heard of|met with|came across)"
EXAMPLES = re.compile(
    rf"\b(?:examples?|instances?) (?:was|were) (?:\w+ )?{SEEN}\b"
    rf"|\bexamples? {SEEN}\b"
    rf"|\b{SEEN} (?:(?:an?|one|some|a few|good|very|positive|strong|isolated|individual) )*(?:examples?|instances?)\b"
    r"|\bthere (?:is|are|was|were) (?:(?:an?|one|some|a few|good|isolated|individual) )*(?:examples?|instances?)\b",
    re.I,
)
"""What says that a thing was met with, not how often."""
MOST = 0.7
"""Share of the claim that must rest on what follows, in its sentence."""
MET = frozenset(
    {
        "can", "could", "may", "might", "seen", "saw", "see", "found", "find", "noted", "noticed", "observed",
        "identified", "evidence", "evident", "case", "cases", "one", "inspectors", "inspector", "reviewers", "where",
    }
)  # fmt: skip
"""Words with which a claim says no more than that."""


def example_conflict(alignment: Alignment, claim: Text) -> str | None:
    """Return that the claim tells as a rule what the paragraph gives examples of, or None.

    Args:
        alignment: What the claim says, laid over its paragraph.
        claim: The claim with the words that say who saw it.
    """
    words = {token.lower for token in claim.tokens}
    cases = {token.lower for token in alignment.ground} & {"case", "cases"}
    if (MET - cases) & words or find(claim, listed("quantifiers", "existence")):
        return None
    if any(extent.level <= PARTIAL for extent in extents(claim)):
        return None
    for number in alignment.sentences:
        sentence = alignment.paragraph.sentences[number]
        match = EXAMPLES.search(sentence)
        if match is None:
            continue
        ahead = len(re.findall(r"[A-Za-z0-9']+", sentence[: match.start()]))
        start = next(token.position for token in alignment.paragraph.tokens if token.sentence == number) + ahead
        if alignment.share_after(start) >= MOST:
            return "the paragraph only gives examples of it"
    return None
