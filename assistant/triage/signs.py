"""The signs in a sentence that rules/urgent.toml names: of people, harm and lateness, and of study."""

from functools import cache

from assistant.triage.lexicon import patterns, table

_NOT_ANSWERED = ("legal", "prediction", "decision", "medical", "other")


def says(feature: str, sentence: str) -> bool:
    """Return whether a sentence of plain words holds a feature, a direct pattern or a mark of study.

    Raises:
        KeyError: The rules know no sign of that name.
    """
    return patterns("urgent", _part(feature), feature).search(sentence) is not None


@cache
def _part(feature: str) -> str:
    for part in ("features", "direct", "study"):
        if feature in table("urgent")[part]:
            return part
    raise KeyError(feature)


def is_study(sentence: str) -> bool:
    """Return whether a sentence speaks of reviews, reports, practice in general or an invented setting."""
    return is_firm_study(sentence) or says("soft", sentence)


def is_firm_study(sentence: str) -> bool:
    """Return whether a sentence speaks of reviews, reports or an invented setting in so many words."""
    return says("about", sentence) or says("setting", sentence) or says("bound", sentence)


def is_not_answered(sentence: str) -> bool:
    """Return whether a sentence asks for what is not given here: law, prediction, a decision, another topic."""
    groups = ("prediction",) if says("grave", sentence) else _NOT_ANSWERED
    return any(patterns("scope", group, "patterns").search(sentence) for group in groups)
