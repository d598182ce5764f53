"""The message made plain for the rules: no invisible characters, one spelling, no contractions, no text-speak."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from assistant.triage.lexicon import table

_SENTENCE = re.compile(r"(?<=[a-z0-9)\"'])[.!?;]+(?=\s|$)|[!?;\n]+|(?<=[a-z]{3}):(?=\s)|\.{2,}")
_TURN = re.compile(r"\s+but\s+|\s+and\s+(?=(?:i|my|realis\w+|now|then|it|that)\b)")
"""Where a sentence about one thing turns to another."""
_NOT_WORD = re.compile(r"[^\w%£]+")
_QUOTED = re.compile(r"[\"“]([^\"“”]{8,300})[\"”]|(?<!\w)[‘']((?:[^'‘’]|(?<=\w)['’](?=\w)){8,300})[’'](?!\w)")
_REPEATED = re.compile(r"([a-z])\1{2,}")


def visible(message: str) -> tuple[str, list[int]]:
    """Return the message without invisible characters, and for each character left its place in the message.

    Zero-width, bidirectional, tag and other format characters go, as do control characters except line ends;
    look-alike forms are folded by NFKC where that keeps one character for one.
    """
    if message.isascii() and message.replace("\n", "").replace("\t", "").isprintable():
        return message, list(range(len(message)))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(message):
        if unicodedata.category(character) in {"Cf", "Cn", "Co", "Cs"}:
            continue
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            continue
        folded = unicodedata.normalize("NFKC", character)
        characters.append(folded if len(folded) == 1 else character)
        places.append(place)
    return "".join(characters), places


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A message in the forms that rules read."""

    text: str
    """Without invisible characters, otherwise as typed."""
    sentences: tuple[str, ...]
    """Plain lower-case words with single spaces, one entry a sentence."""
    spoken: tuple[str, ...]
    """The same without what stands in quotation marks."""

    @property
    def whole(self) -> str:
        """Return all sentences as one run of plain words."""
        return " ".join(self.sentences)


def read_wording(message: str) -> Wording:
    """Return the message in the forms that rules read."""
    text = visible(message)[0]
    sentences, unquoted = _sentences(text), _QUOTED.sub(" ", text)
    return Wording(text=text, sentences=sentences, spoken=sentences if unquoted == text else _sentences(unquoted))


def _sentences(text: str) -> tuple[str, ...]:
    parts = (plain(part) for part in _SENTENCE.split(text.lower().replace("’", "'").replace("‘", "'")))
    return tuple(clause for part in parts for clause in _TURN.split(part) if clause)


def plain(text: str) -> str:
    """Return lower-case text as plain words: contractions and text-speak written out, slips in safety words mended.

    >>> plain("hes hurtin me n im scard")
    'he is hurting me and i am scared'
    """
    words = _NOT_WORD.sub(" ", text.replace("'", "")).split()
    short = table("spelling")["short"]
    return " ".join(short.get(word) or _mended(word) for word in words)


def _mended(word: str) -> str:
    if len(word) < 5:
        return word
    squeezed = _REPEATED.sub(r"\1\1", word)
    if len(squeezed) < 5 or not squeezed.isalpha():
        return squeezed
    known, real, near = _spellings()
    if squeezed in known or squeezed in real:
        return squeezed
    candidates = {target for form in _forms(squeezed) for target in near.get(form, ())}
    close = sorted(target for target in candidates if _one_slip(squeezed, target))
    return close[0] if close else squeezed


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str], dict[str, set[str]]]:
    words = frozenset(table("spelling")["words"])
    near: dict[str, set[str]] = {}
    for word in words:
        for form in _forms(word):
            near.setdefault(form, set()).add(word)
    return words, frozenset(table("spelling")["real"]), near


def _forms(word: str) -> set[str]:
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def _one_slip(typed: str, word: str) -> bool:
    """Return whether one letter was added, left out, changed, or swapped with its neighbour."""
    if len(typed) != len(word):
        longer, shorter = (typed, word) if len(typed) > len(word) else (word, typed)
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    wrong = [place for place in range(len(word)) if typed[place] != word[place]]
    first, last = wrong[0], wrong[-1]
    swapped = last == first + 1 and typed[first] == word[last] and typed[last] == word[first]
    return len(wrong) == 1 or (len(wrong) == 2 and swapped)
