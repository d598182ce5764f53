"""Compares what a claim affirms and denies with what its ground affirms and denies."""

from functools import partial

from assistant.verification.alignment import Alignment
from assistant.verification.denials import Denial, denials
from assistant.verification.lexicon import listed
from assistant.verification.links import EXACT, Link
from assistant.verification.phrases import find
from assistant.verification.pieces import pieces
from assistant.verification.quantifiers import extents
from assistant.verification.words import Text, Token

DECAY = 0.6
LEAST = 0.3
"""Weight of contradiction below which a denial is left alone."""
LEAST_SHARE = 0.12
"""The same as a share of all that the claim rests on."""
IN_OTHER_WORDS = 0.3
"""Share of neighbouring words in common below which a claim is put in words of its own."""
CORE = 0.25
"""Share of the claim in the piece of a denial from which the claim's own denial is taken for the same one."""
ASIDE = 0.2
"""Share below which a denial of the paragraph says nothing of what the claim says."""
CLOSE = 6
"""Tokens between a word that denies by its meaning and what it denies."""
BORNE_OUT = 0.35
"""Share of the claim's weight in one clause of the ground that makes an opposite there count."""
DENYING_PREFIXES = ("un", "non", "in", "dis", "mis")
CONDITIONS = {
    "until": frozenset({"only", "once", "after", "since"}),
    "before": frozenset({"after", "first", "only", "once"}),
    "unless": frozenset({"only", "if", "where", "without"}),
    "without": frozenset({"only", "with", "first"}),
}
"""Where the reach of "not" is a time or a condition: words that say the same without it."""
SMALL_SHARE = 1.5


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
    theirs = [denial for denial in theirs if _share(denial, alignment) >= ASIDE]
    sides = (_counts(mine), _counts(theirs))
    if mine and _are_paired(mine, theirs, alignment):
        return _opposite(alignment, sides)
    for denial in mine:
        held = [(link, _nearness(denial, link.claim)) for link in alignment.links if link.claim in denial.reach]
        if _contradicts(denial, held, alignment, sides, _subjects(ground, theirs)) and not _is_answered(
            denial, alignment, ground
        ):
            return f"the claim says “{denial.word}” where the paragraph does not"
    for denial in theirs:
        held = [(link, _nearness(denial, link.ground)) for link in alignment.links if link.ground in denial.reach]
        if _contradicts(denial, held, alignment, sides, _subjects(claim, mine)) and not _is_answered(
            denial, alignment, claim
        ):
            return f"the paragraph says “{denial.word}” where the claim does not"
    return _opposite(alignment, sides)


def _are_paired(mine: list[Denial], theirs: list[Denial], alignment: Alignment) -> bool:
    """Return whether each denial of the claim has one in the paragraph, whose sentence holds what the claim denies."""
    core = [denial for denial in theirs if _share(denial, alignment) >= CORE]
    sentences = {alignment.paragraph.tokens[denial.position].sentence for denial in core}
    grounds = {link.claim.position: link.ground.sentence for link in alignment.links}
    denied = [grounds[token.position] for denial in mine for token in denial.reach[:2] if token.position in grounds]
    return len(mine) == len(core) and sentences.issuperset(denied)


def _share(denial: Denial, alignment: Alignment) -> float:
    """Return the share of the claim that rests on the piece of the paragraph in which a denial stands."""
    return alignment.shares_of_pieces.get(pieces(alignment.paragraph)[denial.position], 0.0)


def _nearness(denial: Denial, token: Token) -> float:
    return DECAY ** denial.reach.index(token)


def _is_answered(denial: Denial, alignment: Alignment, other: Text) -> bool:
    """Return whether the other side says the same without a denial: few, only after, missed."""
    if denial.word in _list("soft") and any(extent.level <= SMALL_SHARE for extent in extents(other)):
        return True
    of_claim = other is not alignment.claim
    if of_claim and alignment.order < IN_OTHER_WORDS and _is_put_otherwise(alignment):
        return True
    if _is_taken_up(denial, alignment, of_claim=of_claim):
        return True
    if _is_paired(denial, alignment, other) or _is_double(denial, alignment, other):
        return True
    held = [link for link in alignment.links if (link.claim if of_claim else link.ground) in denial.reach]
    return _meets_condition(denial, held, alignment, other) or _has_implied(held, alignment, other)


def _is_put_otherwise(alignment: Alignment) -> bool:
    """Return whether the ground denies by a word on which nothing of the claim rests."""
    linked = {link.ground.position for link in alignment.links}
    sentences = {link.ground.sentence for link in alignment.links}
    return any(
        found.first not in linked and alignment.paragraph.tokens[found.first].sentence in sentences
        for found in find(alignment.paragraph, _list("implied") | _list("before"))
    )


def _is_taken_up(denial: Denial, alignment: Alignment, *, of_claim: bool) -> bool:
    """Return whether the word of denial itself rests on one of the same meaning in the sentence of what it denies."""
    sentences = {
        link.ground.sentence for link in alignment.links if (link.claim if of_claim else link.ground) in denial.reach
    }
    return any(
        link.sign > 0
        and (link.claim if of_claim else link.ground).position == denial.position
        and link.ground.sentence in sentences
        for link in alignment.links
    )


def _is_paired(denial: Denial, alignment: Alignment, other: Text) -> bool:
    """Return whether the other side denies too, and what each denies first rests on nothing: "not flag", "not warn"."""
    of_claim = other is not alignment.claim
    mine = {(link.claim if of_claim else link.ground).position for link in alignment.links}
    theirs = {(link.ground if of_claim else link.claim).position for link in alignment.links}
    clauses = {other.tokens[position].clause for position in theirs}
    if denial.reach and denial.reach[0].position in mine:
        return False
    return any(
        bool(rival.reach) and rival.reach[0].position not in theirs and rival.reach[0].clause in clauses
        for rival in denials(other)
    )


def _is_double(denial: Denial, alignment: Alignment, other: Text) -> bool:
    """Return whether what is denied is itself a denial that the other side leaves out: "no unallocated cases"."""
    of_claim = other is not alignment.claim
    mine = {(link.claim if of_claim else link.ground).position for link in alignment.links}
    first = denial.reach[0] if denial.reach else None
    return first is not None and first.position not in mine and first.lower.startswith(DENYING_PREFIXES)


def _meets_condition(denial: Denial, held: list[Link], alignment: Alignment, other: Text) -> bool:
    """Return whether "not until" or "not before" stands as "only after", or with its parts the other way round."""
    own = alignment.paragraph if other is alignment.claim else alignment.claim
    clause = own.tokens[denial.position].clause
    words = {token.lower: token.position for token in other.tokens}
    for token in own.tokens[denial.position + 1 :]:
        condition = CONDITIONS.get(token.lower)
        if condition is None or token.clause != clause:
            continue
        if condition & words.keys():
            return True
        partner = next((link.claim if other is alignment.claim else link.ground for link in held), None)
        if token.lower in words and partner is not None:
            return words[token.lower] < partner.position
    return False


def _has_implied(held: list[Link], alignment: Alignment, other: Text) -> bool:
    """Return whether an unlinked word that denies by its meaning stands near the words in question."""
    of_claim = other is alignment.claim
    linked = {(link.claim if of_claim else link.ground).position for link in alignment.links}
    places = [link.claim if of_claim else link.ground for link in held]
    return any(
        not linked & set(range(found.first, found.last + 1))
        and any(
            place.clause == other.tokens[found.first].clause and abs(place.position - found.first) <= CLOSE
            for place in places
        )
        for found in find(other, _list("implied"))
    )


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
            if link.sign < 0 and nearness >= DECAY:
                return False
        elif alignment.could_rest(link, partial(_agrees, sides=sides)):
            continue
        elif not (link.sign > 0 and denial.word not in _list("contrasts") and _is_subject(link, subjects)):
            contradict += weight
    total = sum(link.claim.weight * link.score for link in alignment.links)
    return contradict >= max(LEAST, LEAST_SHARE * total) and agree < 0.5 * contradict


def _is_subject(link: Link, subjects: frozenset[int]) -> bool:
    """Return whether the other side denies what is said of the word: "visits" of "visits did not take place"."""
    return link.ground.position in subjects or link.claim.position in subjects


def _agrees(link: Link, sides: tuple[dict[int, int], dict[int, int]]) -> bool:
    turns = sides[0].get(link.claim.position, 0) + sides[1].get(link.ground.position, 0)
    return (link.sign > 0) == (turns % 2 == 0)


def _opposite(alignment: Alignment, sides: tuple[dict[int, int], dict[int, int]]) -> str | None:
    """Return the opposite that the claim uses of a word of its ground where no denial makes them agree."""
    for link in alignment.links:
        if link.sign < 0 and link.claim.weight > 0.4 and not _agrees(link, sides) and _is_borne_out(link, alignment):
            return f"“{link.claim.text}” is the opposite of “{link.ground.text}”"
    return None


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
