"""The field's vocabulary: which agencies and themes a text names, and which terms mean the same."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An agency or a learning theme."""

    id: str
    label: str
    names: tuple[str, ...]
    dated: tuple[str, ...] = ()
    """Terms understood in questions and avoided in the assistant's own text."""


@dataclass(frozen=True, kw_only=True)
class Expansion:
    """A term found in a question, and the terms of the same meaning that the search adds."""

    found: str
    added: tuple[str, ...]

    def __str__(self) -> str:
        """Return the expansion as it is shown: `RHI → return home interview, return interview`."""
        return f"{self.found} → {', '.join(self.added)}"


def is_abbreviation(term: str) -> bool:
    """Return whether a term is an abbreviation, which documents write in capitals.

    >>> is_abbreviation("MASH"), is_abbreviation("DoLS"), is_abbreviation("school")
    (True, True, False)
    """
    return " " not in term and sum(letter.isupper() for letter in term) >= 2


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Match any of the terms in a question: whole words, any case, singular or plural, longest first."""
    forms = []
    for term in sorted(terms, key=len, reverse=True):
        form = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", term)).replace("'", "['’]?")
        plural = r"(?:['’]?s)?" if not term.endswith("s") else ""
        forms.append(f"{form}{plural}")
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(forms)})(?![\w])")


ORDINARY_WORDS = frozenset(
    {"da", "dna", "do", "dol", "icon", "ifa", "it", "lac", "pa", "pep", "prevent", "roth", "salt", "sen", "send", "spa"}
    | {"tac", "taf", "tor"}
)
"""Abbreviations that are also words or names: in a question they count only when written in capitals."""


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that lead to one another, or everyday words that lead to the terms of documents."""

    said: tuple[str, ...]
    """Terms that a question may hold."""
    means: tuple[str, ...]
    """Terms that are then added, but for the one found."""


@dataclass(frozen=True)
class Vocabulary:
    """Agencies, themes, groups of terms that mean the same, and everyday words for them."""

    agencies: tuple[Entry, ...]
    themes: tuple[Entry, ...]
    groups: tuple[Group, ...]

    @staticmethod
    @cache
    def load() -> "Vocabulary":
        """Return the vocabulary that ships with the program."""
        content, spoken = _file("vocabulary.toml"), _file("spoken.toml")["spoken"]
        same = (tuple(group["terms"]) for group in content["same"])
        return Vocabulary(
            agencies=tuple(_entry(entry) for entry in content["agency"]),
            themes=tuple(_entry(entry) for entry in content["theme"]),
            groups=(
                *(Group(said=terms, means=terms) for terms in same),
                *(Group(said=tuple(group["said"]), means=tuple(group["means"])) for group in spoken),
            ),
        )

    def agencies_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the agencies that a document's text names.

        >>> Vocabulary.load().agencies_in("Police and midwives were not told.")
        ('police', 'maternity')
        """
        return _named(self.agencies, self._agency_names, text)

    def themes_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the themes that a document's text touches."""
        return _named(self.themes, self._theme_names, text)

    def agency(self, words: str) -> Entry | None:
        """Return the agency that a user means by its id, its label or one of its names."""
        return _find(self.agencies, words)

    def theme(self, words: str) -> Entry | None:
        """Return the theme that a user means by its id, its label or one of its names."""
        return _find(self.themes, words)

    def expansions(self, question: str) -> tuple[Expansion, ...]:
        """Return what the search adds to a question, one expansion a group, in the question's order.

        Where one term lies within another ("turn up" in "didn't turn up"), both groups that hold terms of documents are
        added; of everyday words only the longer one is.
        """
        found: list[tuple[re.Match[str], Group]] = []
        for group, pattern in self._group_patterns:
            match = next((m for m in pattern.finditer(question) if not _is_ordinary(m[0])), None)
            if match is not None:
                found.append((match, group))
        kept = [(match, group) for match, group in found if group.said == group.means or not _is_within(match, found)]
        expansions = [
            (match.start(), Expansion(found=match[0], added=added))
            for match, group in kept
            if (added := tuple(term for term in group.means if not _same_words(term, match[0])))
        ]
        return tuple(expansion for _, expansion in sorted(expansions, key=lambda pair: pair[0]))

    @cached_property
    def _agency_names(self) -> "_NameIndex":
        return _name_index(self.agencies)

    @cached_property
    def _theme_names(self) -> "_NameIndex":
        return _name_index(self.themes)

    @cached_property
    def _group_patterns(self) -> tuple[tuple[Group, re.Pattern[str]], ...]:
        return tuple((group, _pattern(group.said)) for group in self.groups)


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("vectorstore").joinpath(name).read_text("utf-8"))


def _words(text: str) -> str:
    """Return the words with one space before and after each, so that whole words can be found as substrings."""
    return " " + " ".join(re.findall(r"[\w&]+(?:'\w+)?", text.replace("’", "'"))) + " "


_NameIndex = dict[str, list[tuple[str, str]]]
"""First word of a name as written or in small letters → the whole name between spaces, and its entry's id."""


def _name_index(entries: Iterable[Entry]) -> _NameIndex:
    index: _NameIndex = {}
    for entry in entries:
        for name in entry.names + entry.dated:
            form = _words(name if is_abbreviation(name) else name.lower()).rstrip()
            for ending in ("",) if name.endswith("s") else ("", "s", "'s"):
                words = f"{form}{ending} "
                index.setdefault(words.split()[0], []).append((words, entry.id))
    return index


def _named(entries: tuple[Entry, ...], index: _NameIndex, text: str) -> tuple[str, ...]:
    """Look names up by their first word: abbreviations as written, other names in any case."""
    written = _words(text)
    found: set[str] = set()
    for words in (written, written.lower()):
        for word in set(words.split()) & index.keys():
            found.update(entry_id for name, entry_id in index[word] if name in words)
    return tuple(entry.id for entry in entries if entry.id in found)


def _entry(content: dict[str, str | list[str]]) -> Entry:
    return Entry(
        id=str(content["id"]),
        label=str(content["label"]),
        names=tuple(content["names"]),
        dated=tuple(content.get("dated", ())),
    )


def _find(entries: Iterable[Entry], words: str) -> Entry | None:
    wanted = words.strip().casefold().replace("’", "'")
    for entry in entries:
        if wanted in {entry.id, entry.label.casefold(), *(name.casefold() for name in entry.names + entry.dated)}:
            return entry
    return None


def _is_within(match: re.Match[str], found: Iterable[tuple[re.Match[str], Group]]) -> bool:
    """Return whether a longer match holds this one."""
    return any(
        other.start() <= match.start() and match.end() <= other.end() and len(other[0]) > len(match[0])
        for other, _ in found
    )


def _is_ordinary(found: str) -> bool:
    return found.casefold() in ORDINARY_WORDS and not found.isupper()


def _same_words(term: str, found: str) -> bool:
    return term.casefold().rstrip("s") == found.casefold().replace("-", " ").rstrip("s") or term.casefold().rstrip(
        "s"
    ) == found.casefold().rstrip("s")
