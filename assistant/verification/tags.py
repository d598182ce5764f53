"""Says which part of speech each word of a text is, with the English model that the package HanTa carries."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Protocol

from assistant.verification.words import WORD, Text

SPOKEN = re.compile(r"[A-Za-z][A-Za-z&]*(?:'[a-z]+)?(?:-\w+)*|\d[\d,.]*\d|\d|[^\w\s]")
"""A word with all its hyphens, a number or a mark, as the tagger takes them."""
POSSESSIVE = "POS"
"""Tag of a word that says whose: "the board's", "leavers'"."""


class Tagger(Protocol):
    """Tags the words of a sentence."""

    def tag_sent(self, words: list[str]) -> list[tuple[str, str, str]]:
        """Return each word with its base form and its tag."""
        ...


@cache
def _tagger() -> Tagger:
    """Return the tagger; it is found in its package, never in the folder that the program runs in."""
    from HanTa.HanoverTagger import HanoverTagger

    tagger: Tagger = HanoverTagger(str(resources.files("HanTa").joinpath("morphmodel_en.pgz")))
    return tagger


@lru_cache(maxsize=512)
def tags(text: Text) -> tuple[str, ...]:
    """Return the tag of each token of a text, as the British National Corpus names them (C5): NN1, VVZ, AJ0."""
    found: list[str] = []
    for sentence in text.sentences:
        parts = SPOKEN.findall(sentence)
        tagged = _with_verbs([tag for _, _, tag in _tagger().tag_sent(parts)]) if parts else []
        for place, (part, tag) in enumerate(zip(parts, tagged, strict=True)):
            own = part.endswith("'s") or (part.endswith("s") and parts[place + 1 : place + 2] == ["'"])
            whose = own and tag.startswith(("N", "A"))
            found += [POSSESSIVE if whose else tag] * len(WORD.findall(part))
    return tuple(found)


def _with_verbs(tagged: list[str]) -> list[str]:
    """Return the tags with a verb where a plural stands between a singular and "the", "its": "the nurse chairs the"."""
    return [
        "VVZ" if tag == "NN2" and before in {"NN1", "NP0"} and after in {"AT0", "DPS"} else tag
        for before, tag, after in zip(["", *tagged], tagged, [*tagged[1:], ""], strict=False)
    ]
