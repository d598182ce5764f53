"""Decides whether a paragraph supports a claim, and says why not."""

from dataclasses import dataclass

from assistant.verification.actors import actor_conflict, many_conflict
from assistant.verification.alignment import align
from assistant.verification.authority import authority_conflict
from assistant.verification.entailment import Entailment
from assistant.verification.names import name_conflict
from assistant.verification.negation import polarity_conflict
from assistant.verification.numbers import number_conflict
from assistant.verification.quantifiers import extent_conflict
from assistant.verification.quotes import quote_conflict
from assistant.verification.roles import role_conflict
from assistant.verification.words import read

ENOUGH = 0.55
"""Share of a claim's weight that its paragraph must cover."""
LIKELY = 0.5
"""Probability below which an entailment model drops a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a claim may be shown."""

    supported: bool
    reason: str
    """One line: what the decision rests on."""
    score: float
    """How well the paragraph covers the claim, from 0 to 1; 0 where a rule was broken."""


def verify(
    claim: str, paragraph: str, *, authority: str | None = None, entailment: Entailment | None = None
) -> Verdict:
    """Return whether the paragraph supports the claim.

    Args:
        claim: One statement, in the assistant's or a model's words.
        paragraph: The text that it cites, as displayed.
        authority: What kind of statement the paragraph is ("agency reported"), where known.
        entailment: A trained model that must agree as well, or None.
    """
    alignment = align(read(claim), read(paragraph))
    conflict = (
        quote_conflict(claim, paragraph)
        or number_conflict(claim, paragraph)
        or name_conflict(read(claim), read(paragraph))
        or actor_conflict(alignment)
        or role_conflict(alignment)
        or many_conflict(alignment)
        or polarity_conflict(alignment)
        or extent_conflict(alignment)
        or authority_conflict(alignment, authority)
    )
    if conflict:
        return Verdict(supported=False, reason=conflict, score=0.0)
    missing = ", ".join(f"“{token.text}”" for token in alignment.uncovered)
    if alignment.coverage < ENOUGH:
        reason = f"the paragraph does not speak of {missing}"
        return Verdict(supported=False, reason=reason, score=alignment.coverage)
    if entailment is not None and entailment.probability(paragraph, claim) < LIKELY:
        return Verdict(supported=False, reason="the entailment model does not agree", score=alignment.coverage)
    reason = f"the paragraph covers {alignment.coverage:.0%} of the claim's words and contradicts none"
    return Verdict(supported=True, reason=reason, score=alignment.coverage)
