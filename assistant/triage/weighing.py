"""Weighs what the rules say against what a message is like: both together stop it, one alone may only be a line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.triage.learned import Likeness, learned
from assistant.triage.signs import is_firm_study, says
from assistant.triage.urgent import Concern
from assistant.triage.wording import Wording

_OWN = ("first_person", "now", "known", "witness")
_SOMEBODY = ("somebody", "individual", "told_me")


Telling = Literal["told", "general", "studied"]


def weighed(concern: Concern, like: Likeness | None, telling: Telling) -> Concern:
    """Return the concern that rules and likeness make together; rules that are sure stand alone.

    A message like live concerns is one though no rule says so; one that is unlike them, where a rule is not sure, gets
    the line on live concerns and its answer. Far more likeness is asked for where nobody is told of, most where the
    message is about documents: study is not stopped for its subject.
    """
    if like is None or concern.sure:
        return concern
    limits = learned().limits
    if concern.level == "live" and like.live >= limits["firm"]:
        return replace(concern, firm=True)
    if concern.level == "live":
        doubted = like.live < limits["doubtful"]
        return (
            replace(concern, level="unsure", rule=f"{concern.rule}, but unlike live concerns") if doubted else concern
        )
    if like.live >= max(limits[telling], limits["general"] if concern.level == "unsure" else 0):
        return Concern(level="live", rule=f"like live concerns ({like.live:.2f})", firm=like.live >= limits["firm"])
    if like.live >= limits["unsure"] and concern.level == "none":
        return Concern(level="unsure", rule=f"somewhat like live concerns ({like.live:.2f})")
    return concern


def is_identifying(like: Likeness | None) -> bool:
    """Return whether a message is like questions after somebody's identity."""
    return like is not None and like.identifying >= max(learned().limits["identifying"], like.live)


def telling_of(wording: Wording) -> Telling:
    """Return whether a message tells of somebody, asks in general, or is about documents.

    It tells of somebody where, outside quotation marks, the writer, lateness or something seen stands in it, or where
    a sentence about one person is no plain question.
    """
    if any(map(is_firm_study, wording.sentences)) and not _says_any(("first_person",), wording.spoken):
        return "studied"
    told = [sentence for sentence in wording.spoken if not says("plain_question", sentence)]
    return "told" if _says_any(_OWN, wording.spoken) or _says_any(_SOMEBODY, told) else "general"


def _says_any(names: Sequence[str], sentences: Sequence[str]) -> bool:
    return any(says(name, sentence) for name in names for sentence in sentences)
