"""Finds claims in which a thing is done by, or goes to, somebody else than in the paragraph: "chaired by the nurse"."""

from itertools import takewhile

from assistant.verification.alignment import Alignment
from assistant.verification.links import compare
from assistant.verification.measures import MONTHS
from assistant.verification.mentions import ANYBODY, mentions, wider
from assistant.verification.tags import tags
from assistant.verification.words import Text, Token, is_number

LONGEST = 6
"""Words of the name of somebody."""
NEAR = 3
"""Words from a deed to its "by" or "to"."""
_STOPS = (
    "and or in on at with for within to by who which that when where after before from as is are was were has have had "
    "will should must may can about during until since if not over under"
)
STOPS = frozenset(_STOPS.split())
"""Words that end a name."""


def agent_conflict(alignment: Alignment) -> str | None:
    """Return by or to whom the claim says a thing is done where the paragraph has somebody else, or None."""
    for way in ("by", "to"):
        for link in alignment.links:
            deed = link.claim
            if deed.stem != link.ground.stem or link.ground.sentence not in alignment.sentences:
                continue
            theirs = _others(alignment, deed, way)
            mine = _name_after(alignment.claim, deed, way)
            if not mine and way == "by" and tags(alignment.claim)[deed.position] == "VVZ":
                mine = _name_before(alignment.claim, deed)
            if not mine or not theirs or any(_is_same(alignment, mine, other) for other in theirs):
                continue
            if way == "by" and _does_it(alignment, mine, deed):
                continue
            name = " ".join(token.text for token in mine)
            return f"the paragraph does not say that this is done {way} “{name}”"
    return None


def _others(alignment: Alignment, deed: Token, way: str) -> list[tuple[Token, ...]]:
    places = [token for token in alignment.paragraph.tokens if token.stem == deed.stem]
    names = [_name_after(alignment.paragraph, place, way) for place in places]
    return [name for name in names if name]


def _name_after(text: Text, deed: Token, way: str) -> tuple[Token, ...]:
    """Return the words of content of whoever follows "by" or "to" after a deed, or none."""
    after = text.tokens[deed.position + 1 : deed.position + 1 + NEAR]
    start = next((token for token in after if token.lower == way and token.clause == deed.clause), None)
    if start is None or (way == "to" and start.position > deed.position + 1):
        return ()
    following = text.tokens[start.position + 1 : start.position + 1 + LONGEST]
    name = tuple(takewhile(lambda token: token.clause == start.clause and token.lower not in STOPS, following))
    return _people(text, name)


def _name_before(text: Text, deed: Token) -> tuple[Token, ...]:
    """Return the words of content that open the clause of a deed up to it."""
    before = tuple(token for token in text.tokens[: deed.position] if token.clause == deed.clause)
    return () if any(token.lower in STOPS for token in before) else _people(text, before)


def _people(text: Text, name: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of content of a name if it names somebody who is not just anybody, or none."""
    positions = {token.position for token in name}
    named = {mention.actor for mention in mentions(text) if mention.position in positions}
    content = tuple(token for token in name if token.weight > 0)
    timed = any(is_number(token.text) or token.lower in MONTHS for token in content)
    return content if named and not named <= ANYBODY and not timed else ()


def _actors(text: Text, name: tuple[Token, ...]) -> set[str]:
    first, last = name[0].position, name[-1].position
    return {mention.actor for mention in mentions(text) if first <= mention.position <= last}


def _is_same(alignment: Alignment, mine: tuple[Token, ...], theirs: tuple[Token, ...]) -> bool:
    own, other = _actors(alignment.claim, mine), _actors(alignment.paragraph, theirs)
    if any(actor in wider(present) for actor in own for present in other):
        return True
    return any(compare(left, right)[0] > 0 for left in mine for right in theirs)


def _does_it(alignment: Alignment, mine: tuple[Token, ...], deed: Token) -> bool:
    """Return whether the paragraph has the same person before the same deed elsewhere."""
    own = _actors(alignment.claim, mine)
    tokens = alignment.paragraph.tokens
    return any(
        own & {mention.actor}
        and any(
            token.stem == deed.stem and token.sentence == mention.sentence
            for token in tokens[mention.last + 1 : mention.last + 1 + LONGEST]
        )
        for mention in mentions(alignment.paragraph)
    )
