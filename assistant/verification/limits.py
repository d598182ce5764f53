"""Finds claims that leave out how few a paragraph speaks of: "for some children, records are copied"."""

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.links import compare
from assistant.verification.phrases import find
from assistant.verification.quantifiers import MOST, PARTIAL, Extent, extents
from assistant.verification.words import Token

HALF = 0.5
"""Share of the claim that must rest on the statement that a limit governs."""
FRAMED = 0.6
"""The same where the limit stands before the statement, as in "in some cases, records are copied"."""
MAINLY = 0.7
"""The same where it says of "these children" what it tells of a few of them in the sentence before."""
FEW = 2.0
"""Level of "some"."""
FRONT = 4
"""Tokens at the start of a statement in which such a limit stands."""
NOT = frozenset({"not", "no", "never", "cannot", "without", "neither", "lack", "lacks"})
FRAMES = frozenset({"for", "in", "with", "among", "amongst", "by", "at", "on"})
TURNS = frozenset({"but", "although", "though", "however", "while", "whilst", "whereas", "despite", "yet"})
"""Words that end what a limit governs, and begin a statement of their own."""
POINTING = frozenset({"these", "those", "such"})
ONE = frozenset({"one", "single", "once"})
SPARING = frozenset(
    {"can", "could", "may", "might", "possible", "least", "among", "amongst", "those", "these", "where"}
)
"""Words with which a claim leaves open how many it speaks of."""


def limit_conflict(alignment: Alignment) -> str | None:
    """Return which limit of the ground the claim leaves out, or None."""
    claimed = extents(alignment.claim)
    if find(alignment.claim, listed("quantifiers", "existence")):
        return None
    present = [extent for extent in extents(alignment.paragraph) if extent.sentence in alignment.sentences]
    limits = [extent for extent in present if _is_limit(extent, alignment)]
    wide = [extent for extent in claimed if _is_wide(extent, alignment)]
    for limit in limits:
        if wide and not any(extent.level >= MOST for extent in present) and _governs(limit, alignment):
            return f"“{wide[0].phrase}” says more than “{limit.phrase}” in the paragraph"
        if not _is_kept(limit, claimed, present, alignment) and _governs(limit, alignment):
            return f"the paragraph speaks of “{limit.phrase}” only"
    return _of_those_before(claimed, alignment)


def _of_those_before(claimed: list[Extent], alignment: Alignment) -> str | None:
    """Return the limit of those of whom "these children" speaks, where the claim speaks of children, or None."""
    words = {token.lower for token in alignment.claim.tokens}
    if POINTING & words or SPARING & words or ONE & words or any(extent.level < MOST for extent in claimed):
        return None
    for number in alignment.sentences:
        opening = [token for token in alignment.paragraph.tokens if token.sentence == number][:2]
        if len(opening) < 2 or opening[0].lower not in POINTING or alignment.share_of_sentences({number}) < MAINLY:
            continue
        for limit in extents(alignment.paragraph):
            named = any(token.stem == opening[1].stem for token in _following(limit, alignment))
            if limit.sentence == number - 1 and 0 < limit.level <= FEW and named:
                return f"the paragraph speaks of “{limit.phrase}” only"
    return None


def _is_wide(extent: Extent, alignment: Alignment) -> bool:
    """Return whether a word of extent says most or all of something of which the paragraph nowhere does."""
    if extent.level < MOST or extent.phrase in {"any", "never"}:
        return False
    thing = next((token for token in alignment.claim.tokens[extent.last + 1 : extent.last + 3] if token.weight), None)
    return thing is None or not any(
        other.level >= MOST and any(compare(thing, token)[0] for token in _following(other, alignment))
        for other in extents(alignment.paragraph)
    )


def _following(extent: Extent, alignment: Alignment) -> list[Token]:
    return list(alignment.paragraph.tokens[extent.last + 1 : extent.last + 1 + FRONT])


def _is_limit(extent: Extent, alignment: Alignment) -> bool:
    """Return whether a word of extent says that it is a part, and a claim may not leave that out."""
    if not 0 < extent.level < PARTIAL or extent.phrase in listed("quantifiers", "partly"):
        return False
    denies = bool(NOT & {token.lower for token in alignment.claim.tokens})
    return not (denies and extent.phrase.startswith("not ") and extent.phrase not in listed("quantifiers", "not_all"))


def _is_kept(limit: Extent, claimed: list[Extent], present: list[Extent], alignment: Alignment) -> bool:
    """Return whether the claim has a word of extent for the limit, one that it did not take from elsewhere."""
    words = {token.lower for token in alignment.claim.tokens}
    if SPARING & words or (ONE & words and "one" in limit.phrase.split()):
        return True
    others = {extent.phrase for extent in present if extent.last != limit.last and extent.phrase != limit.phrase}
    return any(extent.phrase not in others or _is_first(extent) for extent in claimed)


def _is_first(extent: Extent) -> bool:
    """Return whether a word of extent opens the claim."""
    return extent.last < len(extent.phrase.split()) + 1


def _governs(limit: Extent, alignment: Alignment) -> bool:
    """Return whether what the claim says is what the ground says of the limited number."""
    linked = {link.ground.position for link in alignment.links}
    follows = any(limit.last + step in linked for step in range(1, 4))
    if follows and alignment.share_of_clause(limit.last) >= HALF:
        return True
    reach = _framed(limit, alignment)
    return bool(reach) and alignment.share_on(lambda token: token.position in reach) >= FRAMED


def _framed(limit: Extent, alignment: Alignment) -> frozenset[int]:
    """Return the places of what follows "for some children," in its statement, or none where there is no such frame."""
    tokens = alignment.paragraph.tokens
    first = limit.last + 1 - len(limit.phrase.split())
    before = [token for token in tokens[max(0, first - FRONT) : first] if token.sentence == limit.sentence]
    if tokens[first].lower in FRAMES:
        opens = not before or _opens(before, tokens[first])
    else:
        opens = bool(before) and any(token.lower in FRAMES for token in before[-2:]) and _opens(before, tokens[first])
    if not opens:
        return frozenset()
    following = [token for token in tokens[limit.last + 1 :] if token.sentence == limit.sentence]
    end = next((token.position for token in following if token.lower in TURNS | {"one"}), len(tokens))
    return frozenset(token.position for token in following if token.position < end)


def _opens(before: list[Token], first: Token) -> bool:
    """Return whether no more than a preposition and a word such as "however" stands between a limit and a break."""
    turned = next((place for place, token in enumerate(before) if token.lower in TURNS), None)
    opening = before[turned:] if turned is not None else before
    if before[-1].clause != first.clause or (len(before) > 1 and before[-2].clause != before[-1].clause):
        return True
    starts = turned is not None or len(before) < FRONT or before[0].position == 0
    return starts and len(opening) < FRONT and not any(token.weight for token in opening)
