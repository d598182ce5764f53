"""Finds how far a word reaches that asks, plans or reports: over its sentence, its list, or what stands before it."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from assistant.verification.alignment import Alignment
from assistant.verification.links import Link
from assistant.verification.phrases import Found
from assistant.verification.words import Text

ITEM = re.compile(r"[•\-–*▪●]|\(?(?:[a-z]|[ivx]+|\d{1,2})\)\s|[a-z]")
"""How an item of a list begins that goes on with the sentence before it."""
OPENS = re.compile(r":(?:\s|$)")
GOVERNED = 0.5
"""Share of a claim's weight that must rest on what follows "told us that" or "plans to" for it to govern the claim."""
PREDICATE = 0.34
"""Share of the later half of a claim, which says something of its subject, that must rest there as well."""
TRAILING = 2
"""Words of content that may follow a closing "the force told us"."""


def share_of(links: Sequence[Link], positions: Collection[int]) -> float:
    """Return the share of the weight of some links that rests on places of the paragraph."""
    total = sum(link.claim.weight for link in links) or 1.0
    return sum(link.claim.weight for link in links if link.ground.position in positions) / total


def parts_of(links: Iterable[Link]) -> list[list[Link]]:
    """Return the links of each clause of a claim, in their order."""
    ordered = sorted(links, key=lambda link: link.claim.position)
    return [list(part) for _, part in groupby(ordered, key=lambda link: link.claim.clause)]


def is_governed(links: Iterable[Link], positions: Collection[int]) -> bool:
    """Return whether a claim rests on places of the paragraph: most of it, and what it says of its subject.

    Args:
        links: The words of the claim that rest on something.
        positions: The places.
    """
    ordered = sorted(links, key=lambda link: link.claim.position)
    later = ordered[len(ordered) // 2 :]
    return share_of(ordered, positions) >= GOVERNED and share_of(later, positions) >= PREDICATE


def reached(text: Text, found: Found) -> frozenset[int]:
    """Return the positions of the words that one phrase of a text reaches."""
    sentences = _reached(text, found.last)
    return frozenset(
        token.position for token in text.tokens if token.sentence in sentences and token.position > found.last
    )


def share_closed(alignment: Alignment, found: Found) -> float:
    """Return the share of the linked weight before a phrase that closes its sentence, 0 where it does not close it.

    "All staff have been trained, the force told us": the words before are only what was told.
    """
    text = alignment.paragraph
    sentence = text.tokens[found.last].sentence
    same = [token for token in text.tokens if token.sentence == sentence]
    after = [token for token in same if token.position > found.last and token.weight > 0]
    own_clause = text.tokens[found.first].clause
    before = [token for token in same if token.clause < own_clause]
    if not before or len(after) > TRAILING or any(token.clause != own_clause for token in after):
        return 0.0
    positions = {token.position for token in before}
    return alignment.share_on(lambda token: token.position in positions)


def _reached(text: Text, position: int) -> frozenset[int]:
    """Return the sentence of a token, and the items of the list that it opens."""
    number = text.tokens[position].sentence
    reached = {number}
    if not OPENS.search(text.sentences[number]):
        return frozenset(reached)
    while number + 1 < len(text.sentences):
        ends, begins = text.sentences[number].rstrip(), text.sentences[number + 1]
        if not (ends.endswith((":", ";", "; and")) or ITEM.match(begins)):
            break
        number += 1
        reached.add(number)
    return frozenset(reached)
