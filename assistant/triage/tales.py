"""Tells messages that speak of people in the writer's life and in no way about documents, however they are put.

People ask this assistant about documents; whoever tells it of somebody instead is taken to be worried. So no list of
harms has to be complete: what is looked for is the telling.
"""

import re
from functools import cache
from typing import Literal

from assistant.triage.lexicon import compiled, table
from assistant.triage.signs import is_not_answered, is_study, says
from assistant.triage.wording import Wording

_ASKED = re.compile(r"^(?:please |can you |could you |would you )*(?:tell|give|show|find|send|get) (?:me|us)\b")
"""Here "me" is only whom to answer."""

Tale = Literal["wrong", "told", ""]


def find_tale(wording: Wording, *, following: bool) -> Tale:
    """Return "wrong" where something may be wrong with somebody, "told" where somebody is only told of, "" for neither.

    `following` says that the message comes after others, so that "her" may be somebody in a review.
    """
    sentences = tuple(_without_self(sentence) for sentence in wording.sentences)
    if any(is_study(sentence) or is_not_answered(sentence) or says("request", sentence) for sentence in sentences):
        return ""
    if says("generic", wording.whole):
        return ""
    told = [each for each in sentences if not says("plain_question", each) or says("first_person", each)]
    if any(says("narrative", each) for each in told) and _all_say(told, "anybody", "wrong"):
        return "wrong"
    stated = [each for each in sentences if not says("plain_question", each)]
    return "told" if any(_tells(sentence, following=following) for sentence in stated) else ""


def _all_say(sentences: list[str], *features: str) -> bool:
    return all(any(says(feature, sentence) for sentence in sentences) for feature in features)


def _tells(sentence: str, *, following: bool) -> bool:
    if says("first_person", sentence):
        return says("somebody", sentence)
    return (
        not following and not says("relative", sentence) and says("somebody", sentence) and says("narrative", sentence)
    )


@cache
def _self() -> re.Pattern[str]:
    return compiled(tuple(table("urgent")["features"]["self_description"]))


def _without_self(sentence: str) -> str:
    return _self().sub("i", _ASKED.sub("tell", sentence))
