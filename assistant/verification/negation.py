"""Compares what a claim affirms and denies with what its ground affirms and denies."""

from functools import partial

from assistant.verification.alignment import Alignment
from assistant.verification.answers import is_answered, is_joined_on
from assistant.verification.denials import Denial, denials
from assistant.verification.doubles import is_doubled, is_of_the_other, is_said_elsewhere
from assistant.verification.lexicon import listed
from assistant.verification.links import EXACT, Link, compare
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token, bounds_number, is_number

DECAY = 0.6
LEAST = 0.3
"""Weight of contradiction below which a denial is left alone."""
LEAST_SHARE = 0.12
"""The same as a share of all that the claim rests on."""
CORE = 0.25
"""Share of the claim in the piece of a denial from which the claim's own denial is taken for the same one."""
OPENING = 2
"""Words of content at the start of a claim in which it says whom it speaks of."""
ASIDE = 0.2
"""Share below which a denial of the paragraph says nothing of what the claim says."""
CLOSE = 6
"""Tokens between a word and its neighbour that rests beside the opposite."""
BORNE_OUT = 0.35
"""Share of the claim's weight in one clause of the ground that makes an opposite there count."""


def _list(name: str) -> frozenset[str]:
    return listed("negation", name)


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
    claim, ground = alignment.claim, alignment.paragraph
    mine = denials(claim)
    theirs = [denial for denial in denials(ground) if ground.tokens[denial.position].sentence in alignment.sentences]
    for denial in theirs:
        if is_joined_on(denial, ground) and _opens(denial, mine, alignment):
            return f"the paragraph says “{denial.word}” of “{denial.reach[0].text}”"
    theirs = [denial for denial in theirs if _share(denial, alignment) >= ASIDE]
    sides = (_counts(mine), _counts(theirs))
    if mine and _are_paired(mine, theirs, alignment):
        return _opposite(alignment, sides)
    for denial in mine:
        held = [(link, _nearness(denial, link.claim)) for link in alignment.links if link.claim in denial.reach]
        if _contradicts(denial, held, alignment, sides, _subjects(ground, theirs)) and not is_answered(
            denial, alignment, ground
        ):
            return f"the claim says “{denial.word}” where the paragraph does not"
    for denial in theirs:
        held = [(link, _nearness(denial, link.ground)) for link in alignment.links if link.ground in denial.reach]
        if _contradicts(denial, held, alignment, sides, _subjects(claim, mine)) and not is_answered(
            denial, alignment, claim
        ):
            return f"the paragraph says “{denial.word}” where the claim does not"
    return _opposite(alignment, sides)


def _opens(denial: Denial, mine: list[Denial], alignment: Alignment) -> bool:
    """Return whether the claim begins with what the paragraph denies, and does not deny it."""
    opening = {token.position for token in alignment.claim.content[:OPENING]}
    return (
        bool(denial.reach)
        and not any(own.word in _list("bare") or own.word.endswith("n't") for own in mine)
        and any(
            link.ground is denial.reach[0] and link.claim.position in opening and link.sign > 0
            for link in alignment.links
        )
    )


def _are_paired(mine: list[Denial], theirs: list[Denial], alignment: Alignment) -> bool:
    """Return whether each denial of the claim has one in the paragraph, whose sentence holds what the claim denies."""
    core = [denial for denial in theirs if _share(denial, alignment) >= CORE]
    sentences = {alignment.paragraph.tokens[denial.position].sentence for denial in core}
    grounds = {link.claim.position: link.ground.sentence for link in alignment.links}
    denied = [grounds[token.position] for denial in mine for token in denial.reach[:2] if token.position in grounds]
    return len(mine) == len(core) and sentences.issuperset(denied)


def _share(denial: Denial, alignment: Alignment) -> float:
    """Return the share of the claim that rests on the piece of the paragraph in which a denial, or its word, stands."""
    parts = pieces(alignment.paragraph)
    places = [denial.position, *(token.position for token in denial.reach[:1])]
    return max(alignment.shares_of_pieces.get(parts[place], 0.0) for place in places)


def _nearness(denial: Denial, token: Token) -> float:
    """Return how near a word stands to its denial, words of degree between them left out: "not fully explored"."""
    before = denial.reach[: denial.reach.index(token)]
    return DECAY ** sum(other.lower not in _list("adverbs") for other in before)


def _contradicts(
    denial: Denial,
    held: list[tuple[Link, float]],
    alignment: Alignment,
    sides: tuple[dict[int, int], dict[int, int]],
    subjects: frozenset[int],
) -> bool:
    """Return whether the words in reach of one denial are mostly said the other way round on the other side."""
    agree = contradict = 0.0
    for link, nearness in held:
        weight = link.claim.weight * link.score * nearness
        if _agrees(link, sides):
            agree += weight
            if (link.sign < 0 and nearness >= DECAY) or (nearness == 1.0 and denial.word in _list("bare")):
                return False
        elif _is_former(denial, link) or alignment.could_rest(link, partial(_agrees, sides=sides)):
            continue
        elif not (link.sign > 0 and denial.word not in _list("contrasts") and _is_subject(link, subjects)):
            contradict += weight
    total = sum(link.claim.weight * link.score for link in alignment.links)
    least = (
        LEAST if _is_alone(denial, alignment) or _is_whole(denial, held, alignment) else max(LEAST, LEAST_SHARE * total)
    )
    return contradict >= least and agree < 0.5 * contradict


def _is_alone(denial: Denial, alignment: Alignment) -> bool:
    """Return whether a plain "not" of the claim stands over sentences in which nothing denies."""
    return (
        denial.word in _list("bare")
        and denial in denials(alignment.claim)
        and not denials(alignment.ground_text)
        and not find(alignment.ground_text, _list("implied"))
    )


def _is_former(denial: Denial, link: Link) -> bool:
    """Return whether a number is only the one from before: "19 instead of 27"."""
    return denial.word in _list("contrasts") and is_number(link.claim.text)


def _is_whole(denial: Denial, held: list[tuple[Link, float]], alignment: Alignment) -> bool:
    """Return whether a claim that denies nothing says most of what a plain "not" of the paragraph turns round."""
    return (
        denial.word in _list("bare")
        and bool(denial.reach)
        and 2 * len(held) >= len(denial.reach)
        and any(link.ground in denial.reach and nearness == 1.0 for link, nearness in held)
        and not denials(alignment.claim)
        and not find(alignment.claim, _list("implied"))
    )


def _is_subject(link: Link, subjects: frozenset[int]) -> bool:
    """Return whether the other side denies what is said of the word: "visits" of "visits did not take place"."""
    return link.ground.position in subjects or link.claim.position in subjects


def _agrees(link: Link, sides: tuple[dict[int, int], dict[int, int]]) -> bool:
    turns = sides[0].get(link.claim.position, 0) + sides[1].get(link.ground.position, 0)
    return (link.sign > 0) == (turns % 2 == 0)


def _opposite(alignment: Alignment, sides: tuple[dict[int, int], dict[int, int]]) -> str | None:
    """Return the opposite that the claim uses of a word of its ground where no denial makes them agree."""
    for link in alignment.links:
        if bounds_number(link.claim, alignment.claim) or bounds_number(link.ground, alignment.paragraph):
            continue
        if (
            link.sign < 0
            and link.claim.weight > 0.4
            and not _agrees(link, sides)
            and _is_borne_out(link, alignment)
            and not _is_made_up_for(link, alignment)
        ):
            return f"“{link.claim.text}” is the opposite of “{link.ground.text}”"
    return None


def _is_made_up_for(link: Link, alignment: Alignment) -> bool:
    """Return whether an opposite turns nothing round, since the claim says both sides or the paragraph the word too."""
    return (
        any(compare(link.claim, other)[1] < 0 for other in alignment.claim.content)
        or is_doubled(link, alignment)
        or is_of_the_other(link, alignment)
        or is_said_elsewhere(link, alignment)
    )


def _is_borne_out(link: Link, alignment: Alignment) -> bool:
    """Return whether much of the claim rests in the clause of the opposite, or a neighbour rests beside it."""
    if alignment.share_of_clause(link.ground.position) >= BORNE_OUT:
        return True
    return any(
        other.score == EXACT
        and 0 < abs(other.claim.position - link.claim.position) <= CLOSE
        and 0 < abs(other.ground.position - link.ground.position) <= CLOSE
        for other in alignment.links
    )
