"""Verification: a claim is shown only if the paragraph that it cites supports it."""

from assistant.verification.entailment import CrossEncoderEntailment, Entailment
from assistant.verification.meaning import EmbeddedMeaning, Meaning
from assistant.verification.support import Support, TrainedSupport
from assistant.verification.verdict import Verdict, verify

__all__ = [
    "CrossEncoderEntailment",
    "EmbeddedMeaning",
    "Entailment",
    "Meaning",
    "Support",
    "TrainedSupport",
    "Verdict",
    "verify",
]
