"""Chooses which urgent reply fits: for a child, for oneself, a worker, the public, an adult at risk, and the rest."""

from assistant.triage.lexicon import patterns
from assistant.triage.urgent import Concern
from assistant.triage.wording import Wording

_BY_RULE = {
    "somebody may take their own life": "suicide",
    "a concern was raised and not heard": "not_heard",
    "conduct of a worker towards somebody in their care": "allegation",
}


def choose_variant(wording: Wording, concern: Concern) -> str:
    """Return the name of the urgent reply for a live concern."""
    whole = wording.whole
    works = patterns("urgent", "features", "professional").search(whole) is not None or _fits("worker_writes", whole)
    if _fits("child_writes", whole) and not works and not _fits("adult_self", whole):
        return "child"
    if "the writer" in concern.rule and ("hurts themselves" in concern.rule or "is being hurt" in concern.rule):
        return "child" if _fits("child_self", whole) and not _fits("adult_self", whole) else "self"
    if _fits("fgm", whole):
        return "fgm"
    if _fits("suicide", whole):
        return "suicide"
    if concern.rule in _BY_RULE:
        return _BY_RULE[concern.rule]
    if _fits("grown_up_at_risk", whole) and not _fits("about_child", whole):
        return "adult"
    return "professional" if works else "public"


def _fits(variant: str, whole: str) -> bool:
    return patterns("urgent", "variants", variant).search(whole) is not None
