"""Weighs what the rules say against what a message is like: both together stop it, one alone may only be a line."""

from dataclasses import replace

from assistant.triage.learned import Likeness, learned
from assistant.triage.signs import is_firm_study, says
from assistant.triage.urgent import Concern
from assistant.triage.wording import Wording


def weighed(concern: Concern, like: Likeness | None, *, studied: bool) -> Concern:
    """Return the concern that rules and likeness make together; rules that are sure stand alone.

    A message like live concerns is one though no rule says so; one that is unlike them, where a rule is not sure, gets
    the line on live concerns and its answer. Of one that is `studied`, about documents and nobody of the writer's, more
    likeness is asked for.
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
    if like.live >= limits["studied" if studied else "live"]:
        return Concern(level="live", rule=f"like live concerns ({like.live:.2f})", firm=like.live >= limits["firm"])
    if like.live >= limits["unsure"] and concern.level == "none":
        return Concern(level="unsure", rule=f"somewhat like live concerns ({like.live:.2f})")
    return concern


def is_identifying(like: Likeness | None) -> bool:
    """Return whether a message is like questions after somebody's identity."""
    return like is not None and like.identifying >= max(learned().limits["identifying"], like.live)


def is_studied(wording: Wording) -> bool:
    """Return whether a message is about documents and, outside quotation marks, about nobody of the writer's."""
    own = any(says("first_person", sentence) for sentence in wording.spoken)
    return not own and any(map(is_firm_study, wording.sentences))
