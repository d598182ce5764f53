"""The word lists that verification compares by: synonyms, opposites, actors, quantifiers, negation and authority."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import tantivy

Concept = tuple[int, int]
"""Number of a set of words, and the side of it: 1, or -1 for the opposite side of a pair."""

IRREGULAR = {
    "children": "child", "women": "woman", "men": "man", "taken": "take", "took": "take", "given": "give",
    "gave": "give",
    "made": "make", "seen": "see", "saw": "see", "kept": "keep", "held": "hold", "met": "meet", "told": "tell",
    "said": "say", "known": "know", "knew": "know", "written": "write", "wrote": "write", "sent": "send",
    "spoke": "speak", "spoken": "speak", "led": "lead", "felt": "feel", "thought": "think", "brought": "bring",
    "lives": "live", "analyses": "analysis", "analyse": "analysis", "analysed": "analysis", "crises": "crisis",
    "better": "better", "best": "best", "heard": "hear", "chosen": "choose", "chose": "choose", "shown": "show",
    "understood": "understand", "built": "build", "paid": "pay", "spent": "spend", "died": "die", "death": "die",
    "dying": "die", "practise": "practice", "practised": "practice", "advisor": "adviser", "advisors": "adviser",
    "manageable": "feasible", "unmanageable": "unfeasible", "gps": "gp", "iros": "iro", "peps": "pep",
}  # fmt: skip
"""Forms that the stemmer leaves apart from their root."""


@cache
def _stemmer() -> tantivy.TextAnalyzer:
    """Return the English Snowball stemmer of tantivy."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a word in small letters, British and American spellings alike.

    >>> stem("organisations"), stem("children's"), stem("analysed")
    ('organiz', 'child', 'analysi')
    """
    word = word.removesuffix("'s").rstrip("'")
    word = IRREGULAR.get(word, word)
    for british, american in (
        ("isations", "ization"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
    ):
        if word.endswith(british) and len(word) > len(british) + 3:
            word = word.removesuffix(british) + american
            break
    return _stemmer().analyze(word)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of words and phrases that mean the same or the opposite, by their stems."""

    single: dict[str, frozenset[Concept]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Concept], ...]]
    """First stem of a phrase of two words or more → the whole phrase and what it means."""
    function_words: frozenset[str]
    field_stems: frozenset[str]
    opposites: int
    """Concepts from this number on have two sides."""
    loose: int
    """Concepts from this number on are opposites only where one stands in the other's place."""

    @staticmethod
    @cache
    def load() -> "Lexicon":
        """Return the word lists that ship with the program."""
        synonyms = [(line,) for line in _strings(_content("synonyms")["sets"])]
        pairs = [tuple(line.split("|")) for line in _strings(_content("antonyms")["pairs"])]
        single: dict[str, set[Concept]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], Concept]]] = {}
        loose = [tuple(line.split("|")) for line in _strings(_content("antonyms")["loose"])]
        for number, (left, *right) in enumerate([*synonyms, *pairs, *loose]):
            for side, words in ((1, left), (-1, right[0] if right else "")):
                for phrase in _phrases(words):
                    if len(phrase) == 1:
                        single.setdefault(phrase[0], set()).add((number, side))
                    else:
                        phrases.setdefault(phrase[0], []).append((phrase, (number, side)))
        return Lexicon(
            single={word: frozenset(concepts) for word, concepts in single.items()},
            phrases={word: tuple(found) for word, found in phrases.items()},
            function_words=listed("weak", "function"),
            field_stems=frozenset(stem(word) for word in listed("weak", "field")),
            opposites=len(synonyms),
            loose=len(synonyms) + len(pairs),
        )

    def concepts_of(self, stems: tuple[str, ...]) -> list[frozenset[Concept]]:
        """Return for each stem the concepts of the word itself and of the phrases that it is a part of.

        A phrase outweighs its words: "delay" in "without delay" is on the side of the phrase.
        """
        found = [set(self.single.get(word, ())) for word in stems]
        for start, word in enumerate(stems):
            for phrase, (number, side) in self.phrases.get(word, ()):
                if stems[start : start + len(phrase)] == phrase:
                    for position in range(start, start + len(phrase)):
                        found[position].add((number, side))
                        found[position].discard((number, -side))
        return [frozenset(concepts) for concepts in found]

    def without_side(self, words: list[str], stems: tuple[str, ...]) -> frozenset[int]:
        """Return the places of the words that take no side of a pair, by themselves or as part of a phrase."""
        sided = {
            start + step
            for start, word in enumerate(stems)
            for phrase, (number, _) in self.phrases.get(word, ())
            if number >= self.opposites and stems[start : start + len(phrase)] == phrase
            for step in range(len(phrase))
        }
        found = {place for place, word in enumerate(words) if word in listed("onesided", "words")} - sided
        for start, word in enumerate(words):
            for phrase in _plain_phrases().get(word, ()):
                if tuple(words[start : start + len(phrase)]) == phrase:
                    found.update(range(start, start + len(phrase)))
        return frozenset(found)


@cache
def _plain_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that take no side by their first words."""
    phrases = [tuple(phrase.split()) for phrase in listed("onesided", "phrases")]
    return {first: tuple(phrase for phrase in phrases if phrase[0] == first) for first, *_ in phrases}


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """Return one list of words of the file `name`, given without its ending."""
    return frozenset(_strings(_content(name)[key]))


@cache
def graded(name: str, key: str) -> dict[str, float]:
    """Return the words of a graded list with the grade that each stands under."""
    grades = _content(name)[key]
    if not isinstance(grades, dict):
        message = f"{name}.toml: {key!r} must be a table of lists"
        raise TypeError(message)
    return {word: float(grade) for grade, words in grades.items() for word in _strings(words)}


def entries(name: str, key: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return a table of entries, each with lists of words by name."""
    content = _content(name)[key]
    if not isinstance(content, dict):
        message = f"{name}.toml: {key!r} must be a table"
        raise TypeError(message)
    return {entry: {field: _strings(words) for field, words in fields.items()} for entry, fields in content.items()}


@cache
def _content(name: str) -> dict[str, object]:
    return tomllib.loads(resources.files("assistant.verification.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(value.split())
    if not isinstance(value, list):
        message = f"expected a list of words and found {value!r}"
        raise TypeError(message)
    return tuple(str(word) for word in value)


def _phrases(words: str) -> list[tuple[str, ...]]:
    listed = (phrase.replace("-", " ").split() for phrase in words.lower().split(","))
    return [tuple(stem(word) for word in phrase) for phrase in listed if phrase]
