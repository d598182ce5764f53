"""Triage: what a message is, decided by rules before anything is searched and without a language model."""

from assistant.triage.decision import KnownLibrary, Span, Triage, masked
from assistant.triage.sorting import points_at_nothing, triage

__all__ = ["KnownLibrary", "Span", "Triage", "masked", "points_at_nothing", "triage"]
