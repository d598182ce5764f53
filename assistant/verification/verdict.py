"""Decides whether a paragraph supports a claim, and says why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assistant.verification.actors import actor_conflict
from assistant.verification.agents import agent_conflict
from assistant.verification.alignment import Alignment, align
from assistant.verification.aspects import aspect_conflict
from assistant.verification.attribution import without_both, without_plan, without_saying, without_source
from assistant.verification.authority import authority_conflict
from assistant.verification.beginnings import is_beginning
from assistant.verification.cases import case_conflict
from assistant.verification.causes import cause_conflict
from assistant.verification.coverage import Weights, probability
from assistant.verification.doers import doer_conflict
from assistant.verification.entailment import Entailment
from assistant.verification.hedges import hedge_conflict
from assistant.verification.limits import limit_conflict
from assistant.verification.meaning import Meaning
from assistant.verification.names import name_conflict
from assistant.verification.negation import polarity_conflict
from assistant.verification.numbers import number_conflict
from assistant.verification.poles import pole_conflict
from assistant.verification.predicates import predicate_conflict
from assistant.verification.proportions import proportion_conflict
from assistant.verification.quantifiers import extent_conflict
from assistant.verification.quotes import quote_conflict
from assistant.verification.single import goes_on, is_whole
from assistant.verification.support import Support, ground_of
from assistant.verification.timing import timing_conflict
from assistant.verification.toggles import toggle_conflict
from assistant.verification.words import read
from ingest.documents import Authority
from ingest.sentences import sentences

LIKELY = 0.5
"""Probability below which an entailment model drops a claim."""
SURE = 0.95
"""Probability from which an entailment model stands in for words in common."""
TOUCHED = 0.1
"""Probability of coverage below which nearness in meaning does not help a claim."""
AGAINST = 0.0
"""Log-odds below which the trained networks drop a claim: even odds, tried on claims over real reports (ADR 0023)."""
FAR_AGAINST = -3.0
"""The same for a claim that is a single statement of its paragraph, or the beginning of one of its sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a claim may be shown."""

    supported: bool
    reason: str
    """One line: what the decision rests on."""
    score: float
    """How likely it is, from 0 to 1, that the paragraph speaks of what the claim says; 0 where a rule was broken."""


def verify(
    claim: str,
    paragraph: str,
    *,
    authority: str | None = None,
    meaning: Meaning | None = None,
    support: Support | None = None,
    entailment: Entailment | None = None,
) -> Verdict:
    """Return whether the paragraph supports the claim.

    Args:
        claim: One statement, in the assistant's or a model's words; each sentence of several must be supported.
        paragraph: The text that it cites, as displayed.
        authority: What kind of statement the paragraph is ("agency reported"), where known.
        meaning: Lets a claim in other words pass whose meaning is near to that of a sentence of the paragraph, or None.
        support: The trained networks that must not be against a claim that the rules let pass, or None.
        entailment: A trained model that must agree as well, or None. Where it is sure, words of its own do not fail a
            claim; what contradicts the paragraph in a number, a name, a "not" fails whatever it says.
    """
    if authority != Authority.AGENCY_REPORTED and _is_repeated(claim, paragraph):
        return Verdict(supported=True, reason="the paragraph says it in these words", score=1.0)
    aids = _Aids(meaning, support, entailment)
    verdicts = [_judged(part, paragraph, authority, aids) for part in sentences(claim) or [claim]]
    return next((verdict for verdict in verdicts if not verdict.supported), verdicts[0])


class _Aids(NamedTuple):
    """The models that judge beside the rules, each or none of them."""

    meaning: Meaning | None
    support: Support | None
    entailment: Entailment | None


def _judged(claim: str, paragraph: str, authority: str | None, aids: _Aids) -> Verdict:
    """Return the verdict on a claim of one sentence."""
    whole = align(read(claim), read(paragraph))
    said = without_both(claim, paragraph, authority)
    laid = whole if said == claim else align(read(said), read(paragraph))
    conflict = _conflict(laid, whole, authority)
    if conflict is not None:
        return Verdict(supported=False, reason=conflict, score=0.0)
    score = probability(laid)
    entailed = aids.entailment.probability(paragraph, claim) if aids.entailment is not None else None
    is_sure = entailed is not None and entailed >= SURE
    in_other_words = score < Weights.load().enough
    is_near = in_other_words and aids.meaning is not None and score >= TOUCHED and aids.meaning.is_near(said, paragraph)
    reason = None
    if in_other_words and not is_sure and not is_near:
        missing = ", ".join(f"“{token.text}”" for token in laid.uncovered) or "this"
        reason = f"the paragraph does not speak of {missing}"
    elif not is_sure and _is_doubted(whole, laid, authority, aids.support, in_other_words=in_other_words):
        reason = "the paragraph does not say these words of one another"
    elif entailed is not None and entailed < LIKELY:
        reason = "the entailment model does not agree"
    supported = f"the paragraph covers {laid.coverage:.0%} of the claim and contradicts none of it"
    return Verdict(supported=reason is None, reason=reason or supported, score=score)


def _is_repeated(claim: str, paragraph: str) -> bool:
    """Return whether the paragraph has every sentence of the claim, whole or up to a break; other parts may mislead."""
    present = set(sentences(paragraph))
    return bool(claim.strip()) and all(
        part in present or is_beginning(part, paragraph, to_a_break=True) for part in sentences(claim)
    )


def _is_doubted(
    whole: Alignment, laid: Alignment, authority: str | None, support: Support | None, *, in_other_words: bool
) -> bool:
    """Return whether the claim goes on from the paragraph's words with its own, or the trained networks are against it.

    Args:
        whole: The claim with all its words.
        laid: What it says, without who says it where that fits the paragraph.
        authority: What kind of statement the paragraph is.
        support: The networks, or None.
        in_other_words: Whether it shares too few words with the paragraph for their order to tell anything.
    """
    if not in_other_words and all(goes_on(text) for text in _unframed(whole.claim.raw, laid)):
        return True
    if support is None:
        return False
    found = [support.log_odds(whole.claim.raw, ground_of(whole, authority))]
    if laid.claim.raw != whole.claim.raw:
        found.append(support.log_odds(laid.claim.raw, ground_of(laid, None)))
    return max(found) < (FAR_AGAINST if not in_other_words and is_whole(laid) else AGAINST)


def _unframed(claim: str, laid: Alignment) -> Iterator[Alignment]:
    """Yield the claim as it is laid, and without the words that say who says so, or that it is planned or needed."""
    yield laid
    said = laid.claim.raw
    texts = [without_source(claim, laid.paragraph.raw), without_plan(said), without_saying(said, laid.paragraph.raw)]
    for text in dict.fromkeys(texts):
        if text != said:
            yield align(read(text), laid.paragraph)


def _conflict(laid: Alignment, whole: Alignment, authority: str | None) -> str | None:
    """Return the first rule that the claim breaks, as a sentence, or None.

    Args:
        laid: What the claim says, without who says it where that fits the paragraph.
        whole: The claim with all its words.
        authority: What kind of statement the paragraph is.
    """
    paragraph = laid.paragraph
    return (
        quote_conflict(whole.claim.raw, paragraph.raw)
        or number_conflict(laid.claim.raw, paragraph.raw)
        or name_conflict(laid.claim, paragraph)
        or actor_conflict(laid, authority)
        or doer_conflict(laid)
        or agent_conflict(laid)
        or case_conflict(laid)
        or toggle_conflict(laid)
        or polarity_conflict(laid)
        or hedge_conflict(laid)
        or timing_conflict(laid)
        or pole_conflict(laid)
        or cause_conflict(laid)
        or extent_conflict(laid)
        or limit_conflict(laid)
        or proportion_conflict(laid)
        or authority_conflict(whole, authority)
        or aspect_conflict(laid)
        or predicate_conflict(laid)
    )
