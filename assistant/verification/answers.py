"""Tells whether a denial on one side is answered on the other by other means: few, only after, missed, "but not"."""

from functools import cache

from assistant.verification.alignment import Alignment
from assistant.verification.conditions import meets_condition
from assistant.verification.denials import Denial, denials
from assistant.verification.lexicon import listed, stem
from assistant.verification.links import EXACT, SYNONYM, Link
from assistant.verification.phrases import find
from assistant.verification.quantifiers import extents
from assistant.verification.valence import of_piece
from assistant.verification.words import Text, Token

IN_OTHER_WORDS = 0.3
"""Share of neighbouring words in common below which a claim is put in words of its own."""
CLOSE = 6
"""Tokens between a word that denies by its meaning and what it denies."""
DENYING_PREFIXES = ("un", "non", "in", "dis", "mis")
SMALL_SHARE = 1.5


def _list(name: str) -> frozenset[str]:
    return listed("negation", name)


@cache
def _lapses() -> frozenset[str]:
    return frozenset(stem(word) for word in _list("lapses"))


def is_answered(denial: Denial, alignment: Alignment, other: Text) -> bool:
    """Return whether the other side says the same without a denial: few, only after, missed."""
    if denial.word in _list("soft") and any(extent.level <= SMALL_SHARE for extent in extents(other)):
        return True
    of_claim = other is not alignment.claim
    if of_claim and alignment.order < IN_OTHER_WORDS and _is_put_otherwise(alignment):
        return True
    if _is_by_degree(denial, alignment, other) or (
        of_claim and (_is_joined(denial, alignment) or _is_of_one_word(denial, alignment))
    ):
        return True
    if _is_taken_up(denial, alignment, of_claim=of_claim):
        return True
    if _is_paired(denial, alignment, other) or _is_double(denial, alignment, other):
        return True
    held = [link for link in alignment.links if (link.claim if of_claim else link.ground) in denial.reach]
    return meets_condition(denial, held, alignment, other) or _has_implied(held, alignment, other)


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
    held = [link for link in alignment.links if (link.claim if of_claim else link.ground) in denial.reach]
    sentences = {link.ground.sentence for link in held}
    denied = {rival.position: rival.reach for rival in denials(alignment.paragraph if of_claim else alignment.claim)}
    there = {(link.ground if of_claim else link.claim) for link in held}
    return any(
        link.sign > 0
        and (link.claim if of_claim else link.ground).position == denial.position
        and link.ground.sentence in sentences
        and bool(there.intersection(denied.get((link.ground if of_claim else link.claim).position, there)))
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
    mine = {(link.claim if of_claim else link.ground).position for link in alignment.links if link.sign > 0}
    first = denial.reach[0] if denial.reach else None
    if first is not None and first.position not in mine and first.lower.startswith(DENYING_PREFIXES):
        return True
    return of_claim and is_of_a_lapse(denial, alignment)


def is_of_a_lapse(denial: Denial, alignment: Alignment) -> bool:
    """Return whether a claim denies what goes wrong where the paragraph says that all goes well: "no check is late"."""
    if not denial.reach or of_piece(alignment).bad:
        return False
    said = {link.claim.position for link in alignment.links if link.sign > 0}
    return any(
        token.position not in said and token.stem in _lapses() and token.clause == denial.reach[0].clause
        for token in denial.reach
    )


def _has_implied(held: list[Link], alignment: Alignment, other: Text) -> bool:
    """Return whether an unlinked word that denies by its meaning stands near the words in question."""
    of_claim = other is alignment.claim
    said = [((link.claim if of_claim else link.ground).position, link.score) for link in alignment.links]
    places = [link.claim if of_claim else link.ground for link in held]
    return any(
        not any(
            found.first <= place <= found.last and (score == EXACT or found.first == found.last)
            for place, score in said
        )
        and any(
            place.clause == other.tokens[found.first].clause and abs(place.position - found.first) <= CLOSE
            for place in places
        )
        for found in find(other, _list("implied"))
    )


def _is_by_degree(denial: Denial, alignment: Alignment, other: Text) -> bool:
    """Return whether "not always" stands as "inconsistent", or "not enough" as "too few"."""
    own = alignment.paragraph if other is alignment.claim else alignment.claim
    phrases = find(own, _list("not_every") | _list("not_always") | _list("not_enough"))
    said = {found.phrase for found in phrases if found.first == denial.position}
    return bool(
        (said & _list("not_every") and _denies_of_some(_ground(alignment, other)))
        or (said & _list("not_always") and find(_ground(alignment, other), _list("varying")))
        or (said & _list("not_enough") and find(other, _list("too_few")))
    )


def _denies_of_some(text: Text) -> bool:
    return bool(denials(text)) and bool(find(text, _list("some")))


def _ground(alignment: Alignment, other: Text) -> Text:
    return other if other is alignment.claim else alignment.ground_text


def _is_joined(denial: Denial, alignment: Alignment) -> bool:
    """Return whether the claim denies of its subject what the paragraph denies by "but not to the subject"."""
    claim, ground = alignment.claim, alignment.paragraph
    start = claim.tokens[denial.position]
    subject = {
        link.ground.position
        for link in alignment.links
        if link.claim.clause == start.clause and link.claim.position < denial.position
    }
    return any(
        is_joined_on(rival, ground) and bool(rival.reach) and rival.reach[0].position in subject
        for rival in denials(ground)
    )


def _is_of_one_word(denial: Denial, alignment: Alignment) -> bool:
    """Return whether the paragraph denies the very word that the claim denies first: "did not share it"."""
    if denial.word not in _list("bare") or not denial.reach:
        return False
    rivals = [one for one in denials(alignment.paragraph) if one.word in _list("bare") and one.reach]
    linked = {link.ground for link in alignment.links if link.claim is denial.reach[0] and link.sign > 0}
    if any(rival.reach[0] in linked for rival in rivals):
        return True
    options = alignment.options.get(_head(denial), ())
    heads = {option.ground for option in options if option.sign > 0 and option.score >= SYNONYM}
    return _is_limited(denial, alignment.claim) and any(
        _is_limited(rival, alignment.paragraph) and _head(rival) in heads for rival in rivals
    )


def _is_limited(denial: Denial, text: Text) -> bool:
    """Return whether a "not" is followed by a word of degree: "not always"."""
    return text.tokens[min(denial.position + 1, len(text.tokens) - 1)].lower in _list("adverbs")


def _head(denial: Denial) -> Token:
    """Return the first word that a denial turns round, words of degree left out: "explored" of "not fully explored"."""
    return next((token for token in denial.reach if token.lower not in _list("adverbs")), denial.reach[0])


def is_joined_on(denial: Denial, text: Text) -> bool:
    """Return whether a denial adds what something is not said of: "but not to the school", "and not a relative"."""
    before = text.tokens[denial.position - 1].lower if denial.position else ""
    return denial.word == "not" and before in {"but", "and"}
