"""Finds claims that affirm the harm from which the paragraph frees someone: "removing needless delay"."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.valence import value_of
from assistant.verification.words import Text, Token

REACH = 4
"""Words of content after a verb of relief among which the harm is named."""


def relief_conflict(alignment: Alignment) -> str | None:
    """Return from which harm the paragraph frees someone while the claim affirms it, or None."""
    claim = alignment.claim
    verbs = listed("relief", "verbs")
    if denials(claim) or find(claim, verbs | listed("relief", "answers")):
        return None
    linked = {link.ground.position for link in alignment.links if link.sign > 0}
    for found in find(alignment.paragraph, verbs | listed("relief", "harmless")):
        if found.phrase not in verbs:
            continue
        for harm in _harms(alignment.paragraph, found.last):
            if harm.position in linked and alignment.paragraph.tokens[harm.position].sentence in alignment.sentences:
                return f"the paragraph says “{found.phrase}” of “{harm.text}”"
    return None


def _harms(text: Text, last: int) -> list[Token]:
    """Return the words that speak ill shortly after a verb of relief."""
    start = text.tokens[last]
    after = [token for token in text.content if token.position > last and token.clause == start.clause]
    return [token for token in after[:REACH] if value_of(token) < 0]
