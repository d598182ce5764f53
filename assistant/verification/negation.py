"""Compares what a claim affirms and denies with what its ground affirms and denies."""

from dataclasses import dataclass

from assistant.verification.alignment import Alignment, Link
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.quantifiers import extents
from assistant.verification.words import Text, Token

REACH = 5
"""Words of content after a word of denial that it turns round, unless its clause ends before."""
DECAY = 0.75
LEAST = 0.3
"""Weight of contradiction below which a denial is left alone."""
SMALL_SHARE = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A word that turns round what follows it."""

    word: str
    position: int
    reach: tuple[Token, ...]
    """Words that it turns round, nearest first."""


def _list(name: str) -> frozenset[str]:
    return listed("negation", name)


def denials(text: Text) -> list[Denial]:
    """Return the denials of a text in their order: not, no, without, failed, rather than."""
    harmless = {p for found in find(text, _list("harmless")) for p in range(found.first, found.last + 1)}
    found = [(found.phrase, found.first, found.last) for found in find(text, _list("before"))]
    found += [(token.lower, token.position, token.position) for token in text.tokens if token.lower.endswith("n't")]
    return [
        Denial(word=phrase, position=first, reach=_reach(text, last))
        for phrase, first, last in sorted(found, key=lambda item: item[1])
        if first not in harmless
    ]


def _reach(text: Text, position: int) -> tuple[Token, ...]:
    start = text.tokens[position]
    reached: list[Token] = []
    for token in text.tokens[position + 1 :]:
        if token.clause != start.clause or token.lower in _list("ends") or len(reached) >= REACH:
            break
        if token.weight > 0:
            reached.append(token)
    return tuple(reached)


def _counts(found: list[Denial]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for denial in found:
        for token in denial.reach:
            counts[token.position] = counts.get(token.position, 0) + 1
    return counts


def _subjects(text: Text, found: list[Denial]) -> frozenset[int]:
    """Return the positions before a denial in its clause: "visits" of "visits did not take place"."""
    subjects: set[int] = set()
    for denial in found:
        clause = text.tokens[denial.position].clause
        for token in reversed(text.tokens[: denial.position]):
            if token.clause != clause or token.lower in _list("ends"):
                break
            subjects.add(token.position)
    return frozenset(subjects)


def polarity_conflict(alignment: Alignment) -> str | None:
    """Return what the claim affirms and its ground denies, or the reverse, or None."""
    mine, theirs = denials(alignment.claim), denials(alignment.paragraph)
    sides = (_counts(mine), _counts(theirs))
    links = alignment.links
    for denial in mine:
        held = [(link, _nearness(denial, link.claim)) for link in links if link.claim in denial.reach]
        if not _is_answered(denial, alignment.ground_text) and _contradicts(
            held, sides, _subjects(alignment.paragraph, theirs), "ground"
        ):
            return f"the claim says “{denial.word}” where the paragraph does not"
    for denial in theirs:
        held = [(link, _nearness(denial, link.ground)) for link in links if link.ground in denial.reach]
        if not _is_answered(denial, alignment.claim) and _contradicts(
            held, sides, _subjects(alignment.claim, mine), "claim"
        ):
            return f"the paragraph says “{denial.word}” where the claim does not"
    return _opposite(alignment, sides)


def _nearness(denial: Denial, token: Token) -> float:
    return DECAY ** denial.reach.index(token)


def _is_answered(denial: Denial, other: Text) -> bool:
    """Return whether a denial by degree ("few") stands against a small share on the other side."""
    if denial.word not in _list("soft"):
        return False
    return any(extent.level <= SMALL_SHARE for extent in extents(other))


def _contradicts(
    held: list[tuple[Link, float]], sides: tuple[dict[int, int], dict[int, int]], subjects: frozenset[int], side: str
) -> bool:
    """Return whether the words in reach of one denial are mostly said the other way round on the other side."""
    agree = contradict = 0.0
    for link, nearness in held:
        weight = link.claim.weight * link.score * nearness
        if _agrees(link, sides):
            agree += weight
        elif link.sign > 0 and (link.ground if side == "ground" else link.claim).position in subjects:
            continue
        else:
            contradict += weight
    return contradict >= LEAST and agree < 0.5 * contradict


def _agrees(link: Link, sides: tuple[dict[int, int], dict[int, int]]) -> bool:
    turns = sides[0].get(link.claim.position, 0) + sides[1].get(link.ground.position, 0)
    return (link.sign > 0) == (turns % 2 == 0)


def _opposite(alignment: Alignment, sides: tuple[dict[int, int], dict[int, int]]) -> str | None:
    """Return the opposite that the claim uses of a word of its ground where no denial makes them agree."""
    for link in alignment.links:
        if link.sign < 0 and link.claim.weight > 0.4 and not _agrees(link, sides):
            return f"“{link.claim.text}” is the opposite of “{link.ground.text}”"
    return None
