"""Whether the cited paragraphs support a claim, by ALCE's definitions, with an entailment judge that can be changed.

Source: Gao, Yen, Yu and Chen (2023), *Enabling large language models to generate text with citations* (ALCE). Kept: a
claim is supported when the paragraphs it cites, joined, entail it; a citation is irrelevant when it does not entail the
claim alone and the others do without it; at most the first three citations of a claim count. Changed, and why: a claim
is one of the answer's own, not a sentence found by a splitter; answers that decline have no claims and are scored
apart, not as unsupported; a citation that names nothing stays in the denominator of precision, where ALCE drops it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Entails: TypeAlias = Callable[[str, str], bool]
"""(paragraphs joined, claim) → whether the paragraphs alone make the claim true."""

COUNTED = 3
"""Citations of a claim that count, as in ALCE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSupport:
    """What the judge made of one claim."""

    supported: bool
    """ALCE's citation recall of the claim."""
    precise: tuple[bool, ...]
    """For each citation counted, whether it is needed or sufficient (ALCE's citation precision)."""


def claim_support(claim: str, paragraphs: Sequence[str | None], entails: Entails) -> ClaimSupport:
    """Return whether the cited paragraphs support a claim, and which citations are to the point.

    Args:
        claim: the sentence shown.
        paragraphs: texts of the paragraphs cited, in order; None for a citation that names nothing.
        entails: the judge.
    """
    counted = list(paragraphs[:COUNTED])
    texts = [text for text in counted if text]
    supported = bool(texts) and entails(" ".join(texts), claim)
    precise = tuple(
        supported and bool(text) and not _irrelevant(place, counted, claim, entails)
        for place, text in enumerate(counted)
    )
    return ClaimSupport(supported=supported, precise=precise)


def _irrelevant(place: int, paragraphs: Sequence[str | None], claim: str, entails: Entails) -> bool:
    others = [text for other, text in enumerate(paragraphs) if other != place and text]
    if not others:
        return False
    return not entails(paragraphs[place] or "", claim) and entails(" ".join(others), claim)
