"""Finds claims that say of something what the paragraph has no word of: "the cells were noisy"."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.statements import statements


def predicate_conflict(alignment: Alignment) -> str | None:
    """Return what a claim of one statement says of something where its ground has no word of it, or None.

    What the claim denies is left to the check of denials: "no visit is late" may be said in quite other words.
    """
    found = statements(alignment.claim)
    if len(found) != 1 or not found[0].subject or denials(alignment.claim):
        return None
    uncovered = set(alignment.uncovered)
    words = [token for token in (found[0].verb, *found[0].rest) if token.weight > 0]
    if words and all(token in uncovered for token in words):
        return f"the paragraph does not say “{' '.join(token.text for token in words)}” of it"
    return None
