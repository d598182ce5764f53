"""Weighs what the rules say against what a message is like: both together stop it, one alone may only be a line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.triage.learned import Likeness, learned
from assistant.triage.signs import is_firm_study, says
from assistant.triage.urgent import Concern
from assistant.triage.wording import Wording

_OWN = ("first_person", "now", "known", "witness", "your_own")
_SOMEBODY = ("somebody", "individual", "told_me")
_HERE = ("first_person", "fresh", "witness", "your_own")
"""What ties a message to its writer or to this very day."""
_ASKED = ("procedure", "looking_back")
_QUESTION = ("plain_question", "asking", "request", "generic", "procedure", "looking_back", "about", "soft")
_WE = re.compile(r"\b(?:do|does|did|should|must|can|could|would|are|have|were|shall|when|if) (?:we|us)\b")
"""Here "we" is only whoever does such work: "do we have to", "how should we"."""

Telling = Literal["told", "others", "asked", "general", "silent", "studied"]
"""Of somebody near the writer; of anybody; the same, asking for a step or of a past case; of nobody; that, asking
nothing; of documents."""


def weighed(concern: Concern, like: Likeness | None, telling: Telling) -> Concern:
    """Return the concern that rules and likeness make together; rules that are sure stand alone.

    A message like live concerns is one though no rule says so; one that is unlike them, where a rule is not sure, gets
    the line on live concerns and its answer. Of one about documents more likeness is asked for, and one that tells
    of nobody and asks something is never stopped for what it is like: study is not refused for its subject.
    """
    if like is None or concern.sure:
        return concern
    limits = learned().limits
    if concern.level == "live" and like.live >= limits["firm"]:
        return replace(concern, firm=True)
    if concern.level == "live":
        doubted = like.live < limits[_doubted(concern, telling)]
        return (
            replace(concern, level="unsure", rule=f"{concern.rule}, but unlike live concerns") if doubted else concern
        )
    alone = limits[telling if telling in {"told", "others", "silent"} else "studied"]
    hinted = limits["hinted" if telling == "told" else "asked"]
    least = max(alone, hinted if concern.level == "unsure" else 0)
    if telling != "general" and like.live >= least:
        return Concern(level="live", rule=f"like live concerns ({like.live:.2f})", firm=like.live >= limits["firm"])
    if like.live >= limits["unsure"] and concern.level == "none":
        return Concern(level="unsure", rule=f"somewhat like live concerns ({like.live:.2f})")
    return concern


def _doubted(concern: Concern, telling: Telling) -> str:
    """Return the limit below which a rule that is not sure gives way."""
    if telling == "asked":
        return "asked"
    return "doubtful" if concern.firm else "weak"


def is_identifying(like: Likeness | None) -> bool:
    """Return whether a message is like questions after somebody's identity."""
    return like is not None and like.identifying >= max(learned().limits["identifying"], like.live)


def telling_of(wording: Wording) -> Telling:
    """Return whether a message tells of somebody, asks in general, or is about documents.

    It tells of somebody where, outside quotation marks, the writer, lateness or something seen stands in it, where a
    sentence about one person is no plain question, or where a sentence of harm asks nothing. Where nothing in it ties
    it to the writer or to today, it may ask for a step of a procedure or what came of a past case.
    """
    if any(map(is_firm_study, wording.sentences)) and not _says_any(("first_person",), wording.spoken):
        return "studied"
    said = [sentence for sentence in wording.spoken if not says("plain_question", sentence)]
    told = [sentence for sentence in said if not says("asking", sentence)]
    if not (_says_any(_OWN, wording.spoken) or _says_any(_SOMEBODY, said) or _says_any(("grave",), told)):
        return "general" if "?" in wording.text or _says_any(_QUESTION, wording.spoken) else "silent"
    if _says_any(_HERE, [_WE.sub("one", sentence) for sentence in wording.spoken]):
        return "told"
    return "asked" if _says_any(_ASKED, wording.spoken) else "others"


def _says_any(names: Sequence[str], sentences: Sequence[str]) -> bool:
    return any(says(name, sentence) for name in names for sentence in sentences)
