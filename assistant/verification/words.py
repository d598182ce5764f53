"""Turns a text into tokens that can be compared: stems, sentences, concepts and weights."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, pairwise

from assistant.verification.lexicon import Concept, Lexicon, stem
from assistant.verification.number_words import LARGE, ONES, ORDINALS, TENS

WORD = re.compile(r"[A-Za-z][A-Za-z&]*(?:'[a-z]+)?|\d[\d,.]*\d|\d")
"""A word or a number as printed."""

SENTENCE_END = re.compile(r"(?<=[.!?;])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9•\-])")
ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|no|Dr|Mr|Mrs|Ms|St|vs|approx|para|pp|p)\.)$")

NUMBERS = frozenset(
    [*ONES[2:], *TENS, *ORDINALS[1:], *LARGE, "quarter", "quarters", "thirds", "fifths", "half", "twice"]
)
"""Words that are compared as numbers; first, one and second also say other things."""

PREFIX = 5
"""First letters that two stems of one root have in common."""
FUNCTION_WEIGHT = 0.0
FIELD_WEIGHT = 0.45
NAME_WEIGHT = 1.3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Token:
    """One word of a text."""

    text: str
    lower: str
    stem: str
    position: int
    """Place in the text, from 0."""
    sentence: int
    """Sentence that it stands in, from 0."""
    clause: int
    """Clause that it stands in, counted over the whole text from 0."""
    weight: float
    """How much the word says: 0 for function words, 0.45 for words that nearly every paragraph has, 1 for others."""
    concepts: frozenset[Concept]
    takes_side: bool = True
    """Whether the word may stand for one side of a pair of opposites: "timely", but not "time"."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Text:
    """A text and its tokens."""

    raw: str
    tokens: tuple[Token, ...]
    sentences: tuple[str, ...]

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """Return the tokens that say something."""
        return tuple(token for token in self.tokens if token.weight > 0)

    @cached_property
    def by_key(self) -> dict[str | Concept, list[Token]]:
        """Return the tokens that say something by their stems, the first letters of these, and their concepts."""
        index: dict[str | Concept, list[Token]] = {}
        for token in self.content:
            for key in keys_of(token):
                index.setdefault(key, []).append(token)
        return index

    @cached_property
    def pairs_by_sentence(self) -> dict[int, set[tuple[str, str]]]:
        """Return by sentence the stems of neighbouring words of which one at least says something."""
        grouped = groupby(self.tokens, key=lambda token: token.sentence)
        return {
            number: {(left.stem, right.stem) for left, right in pairwise(tokens) if left.weight or right.weight}
            for number, tokens in grouped
        }


def keys_of(token: Token) -> list[str | Concept]:
    """Return under what a word is looked up: its stem, the first five letters of it, and its concepts."""
    return [token.stem, f"{token.stem[:PREFIX]}-", *token.concepts]


def plain(text: str) -> str:
    """Return the text with straight quotation marks, plain hyphens and single spaces.

    >>> plain("the child’s  plan – ‘good’")
    "the child's plan - 'good'"
    """
    for odd, usual in (
        ("’", "'"),
        ("‘", "'"),
        ("“", '"'),
        ("”", '"'),
        ("–", "-"),
        ("—", " - "),
        ("−", "-"),
        ("‑", "-"),
    ):
        text = text.replace(odd, usual)
    text = re.sub(r"(\w)-\s+(?=(?!and\b|or\b|to\b)[a-z])", r"\1-", text)
    return re.sub(r"\s+", " ", text).strip()


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a plain text."""
    parts: list[str] = []
    for part in SENTENCE_END.split(text):
        if parts and ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part.strip())
    return tuple(parts)


@lru_cache(maxsize=512)
def read(text: str) -> Text:
    """Return the text read into tokens."""
    lexicon = Lexicon.load()
    raw = plain(text)
    sentences = split_sentences(raw) or ("",)
    drafts: list[tuple[str, int, int]] = []
    clause = 0
    for number, sentence in enumerate(sentences):
        clause += 1
        end = 0
        for match in WORD.finditer(sentence):
            between = sentence[end : match.start()]
            if end and re.search(r"[,;:()]|\s-\s", between):
                clause += 1
            drafts.append((match[0], number, clause))
            end = match.end()
    stems = tuple(stem(word.lower()) for word, _, _ in drafts)
    concepts = lexicon.concepts_of(stems)
    onesided = lexicon.without_side([word.lower() for word, _, _ in drafts], stems)
    tokens = tuple(
        Token(
            text=word,
            lower=word.lower(),
            stem=stems[position],
            position=position,
            sentence=number,
            clause=clause,
            weight=_weight(word, position, drafts, lexicon),
            concepts=concepts[position],
            takes_side=position not in onesided,
        )
        for position, (word, number, clause) in enumerate(drafts)
    )
    return Text(raw=raw, tokens=tokens, sentences=sentences)


def is_number(word: str) -> bool:
    """Return whether a word is a number in digits or in words, or a part of one: 48, twelve, third, quarters."""
    return word[0].isdigit() or word.lower() in NUMBERS


def bounds_number(token: Token, text: Text) -> bool:
    """Return whether a word only bounds a number, as "fewer" of "fewer than half" does."""
    following = [other.lower for other in text.tokens[token.position + 1 : token.position + 4]]
    return (
        token.lower in {"more", "less", "fewer"}
        and following[:1] == ["than"]
        and any(is_number(word) for word in following[1:])
    )


def _weight(word: str, position: int, drafts: list[tuple[str, int, int]], lexicon: Lexicon) -> float:
    lower = word.lower()
    if is_number(word):
        return FIELD_WEIGHT
    if lower in lexicon.function_words or len(lower) == 1:
        return FUNCTION_WEIGHT
    if stem(lower) in lexicon.field_stems:
        return FIELD_WEIGHT
    starts = position == 0 or drafts[position - 1][1] != drafts[position][1]
    return NAME_WEIGHT if word[0].isupper() and not starts else 1.0
