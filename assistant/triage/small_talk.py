"""Tells messages that ask nothing of the documents: greetings, thanks, what the assistant is and what it holds."""

import re
from functools import cache

from assistant.triage.lexicon import table
from assistant.triage.wording import Wording

KINDS = ("greeting", "thanks", "farewell", "able", "holds")


def find_small_talk(wording: Wording) -> str:
    """Return the kind of small talk that the whole message is, or ""; a greeting before a question is none."""
    sentences = wording.sentences
    if not sentences:
        return "greeting"
    kinds = [next((kind for kind in KINDS if _whole(kind).fullmatch(sentence)), "") for sentence in sentences]
    return kinds[-1] if all(kinds) else ""


def is_bare(wording: Wording) -> bool:
    """Return whether the message only points back at something said before ("did they do that?", "more")."""
    return len(wording.sentences) == 1 and _whole("bare").fullmatch(wording.whole) is not None


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(table("small_talk")[kind]) + ")")
