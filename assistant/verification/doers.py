"""Holds who does a thing in a claim against who does it in the paragraph, statement by statement."""

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.links import compare
from assistant.verification.mentions import stands_for
from assistant.verification.people import Named, Shares, best_of, named, shares
from assistant.verification.statements import Statement
from assistant.verification.words import Token

SOME = 0.25
"""Share of what a claim says of somebody from which a statement shows that they do something of the kind."""
AS_WELL = 0.8
"""Share of the best statement's from which another is as good."""
BACK = 2
"""Sentences before a "they" or "this" in which whom it means may stand."""


def doer_conflict(alignment: Alignment) -> str | None:
    """Return who does in the claim what somebody else does in the paragraph, or None.

    Nobody is held against a paragraph that does not say who does it, or says "they" soon after naming the claim's.
    """
    claim, paragraph = named(alignment.claim), named(alignment.paragraph)
    for said in claim.statements:
        who = claim.agents(said.doer)
        deeds = shares(claim.told(said), alignment, of_subject=False) if who else []
        rivals = _rivals(said, deeds)
        for head in who:
            does = any(
                share >= SOME and any(_is_same(head, token, claim, paragraph) for token in deed.doer)
                for share, deed in deeds
            )
            if rivals and not does and all(_is_other(head, said, rival, claim, paragraph) for rival in rivals):
                return f"“{head.text}” is not who does this in the paragraph"
    return None


def _rivals(said: Statement, deeds: Shares) -> list[Statement]:
    """Return the statements that hold most of it, or those of them with the same verb where the best has it."""
    found = best_of(deeds, as_well=AS_WELL)
    best = max((share for share, _ in found), default=0.0)
    alike = [(share, deed) for share, deed in found if compare(said.verb, deed.verb)[0] > 0]
    return [deed for _, deed in (alike if any(share == best for share, _ in alike) else found)]


def _is_other(head: Token, said: Statement, rival: Statement, claim: Named, paragraph: Named) -> bool:
    """Return whether the paragraph says who does it and that is not the claim's."""
    here = rival.verb.sentence
    if not rival.doer or said.is_undergone != rival.is_undergone:
        return False
    points = any(token.lower in listed("actors", "pointing") or paragraph.is_pronoun(token) for token in rival.doer)
    if points or paragraph.is_anybody(rival.doer):
        return not any(_is_same(head, token, claim, paragraph) for token in paragraph.within(here - BACK, here))
    if not paragraph.agents(rival.doer) or _is_nameless(head, said, rival):
        return False
    others = rival.doer if compare(said.verb, rival.verb)[0] > 0 else paragraph.within(here, here)
    return not any(_is_same(head, token, claim, paragraph) for token in others)


def _is_nameless(head: Token, said: Statement, rival: Statement) -> bool:
    """Return whether the paragraph has initials where the claim has the kind of body that they may stand for."""
    initials = any(token.text.isupper() and len(token.text) > 1 for token in rival.doer)
    others = any(token.weight > 0 and token is not head for token in said.doer)
    return initials and not others and head.lower in listed("actors", "bodies")


def _is_same(head: Token, token: Token, claim: Named, paragraph: Named) -> bool:
    mine, theirs = claim.actor_at(head), paragraph.actor_at(token)
    if mine and theirs:
        return mine in stands_for(theirs)
    score, sign = compare(head, token)
    return score > 0 and sign > 0 and paragraph.is_noun(token)
