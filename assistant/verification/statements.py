"""Parts a text into what is said of whom: a subject, its verb, what follows, and by whom a thing is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.verification.tags import tags
from assistant.verification.words import Text, Token

FINITE = frozenset(["VVZ", "VVB", "VVD", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VDZ", "VDB", "VDD", "VM0"])
"""Tags of verbs that a subject goes with."""
BETWEEN = frozenset({"AV0", "XX0"})
"""Tags of words that may stand inside a group of verbs."""
RELATIVE = frozenset({"who", "which", "that", "whom"})
LEADING_ON = ("V", "PRP", "AVQ", "DTQ", "PNQ", "CJS", "CJT", "TO")
"""How the tags of words begin that end a name after "by"."""
NOUNS = ("NN", "NP")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """One verb with whom it is said of."""

    subject: tuple[Token, ...]
    """The words of whom it is said; none where the text does not say."""
    verbs: tuple[Token, ...]
    """The group of verbs, without a "not" or an adverb inside it."""
    passive: bool
    agent: tuple[Token, ...]
    """The words after "by", where the verb is passive."""
    rest: tuple[Token, ...]
    """What follows the verb, up to the next statement."""
    is_joined: bool
    """Whether it follows "and" or "but"."""

    @property
    def verb(self) -> Token:
        """Return the last word of the group of verbs."""
        return self.verbs[-1]

    @property
    def doer(self) -> tuple[Token, ...]:
        """Return the words of who does it, or to whom it is done where the statement does not say by whom."""
        return self.agent or self.subject

    @property
    def is_undergone(self) -> bool:
        """Return whether it is done to the subject, and the statement does not say by whom."""
        return self.passive and not self.agent


@lru_cache(maxsize=512)
def statements(text: Text) -> tuple[Statement, ...]:
    """Return the statements of a text in the order of their verbs."""
    found: list[Statement] = []
    for number in range(len(text.sentences)):
        tokens = [token for token in text.tokens if token.sentence == number]
        found += _Sentence(tokens, tags(text)).statements()
    return tuple(found)


def heads(words: Sequence[Token], tag: Sequence[str]) -> tuple[Token, ...]:
    """Return the words that name who or what it is: "adviser", "chair" of "the adviser to the panel and the chair"."""
    found: list[Token] = []
    open_group = True
    for place, token in enumerate(words):
        here = tag[token.position]
        following = tag[words[place + 1].position] if place + 1 < len(words) else ""
        if here == "CJC" or (found and token.clause != words[place - 1].clause):
            open_group = True
        elif here.startswith(("PR", "V")) and found:
            open_group = _is_in_name(words, place)
        if open_group and here.startswith(NOUNS) and not following.startswith(NOUNS):
            found.append(token)
    return tuple(found)


def _is_in_name(words: Sequence[Token], place: int) -> bool:
    """Return whether a word joins two with capitals, as "in" does in "Children in Care Council"."""
    beside = (*words[place - 1 : place], *words[place + 1 : place + 2])
    return len(beside) == 2 and all(token.text[0].isupper() for token in beside)


@dataclass(frozen=True)
class _Sentence:
    tokens: list[Token]
    tag: tuple[str, ...]

    def statements(self) -> list[Statement]:
        groups = self._groups()
        found: list[Statement] = []
        for place, (first, last) in enumerate(groups):
            start = self._start_of(first)
            end = self._start_of(groups[place + 1][0]) if place + 1 < len(groups) else len(self.tokens)
            rest = tuple(self.tokens[last + 1 : max(last + 1, end)])
            passive = self._is_passive(first, last)
            found.append(
                Statement(
                    subject=self._subject(start, first, found),
                    verbs=tuple(self.tokens[one] for one in range(first, last + 1) if self._tag(one) not in BETWEEN),
                    passive=passive,
                    agent=self._agent(rest) if passive else (),
                    rest=rest,
                    is_joined=self._tag(start - 1) == "CJC",
                )
            )
        return found

    def _tag(self, place: int) -> str:
        return self.tag[self.tokens[place].position] if 0 <= place < len(self.tokens) else ""

    def _groups(self) -> list[tuple[int, int]]:
        """Return where each group of verbs begins and ends."""
        found: list[tuple[int, int]] = []
        place = 0
        while place < len(self.tokens):
            if self._tag(place) in FINITE or self._is_reduced(place):
                last = end = place
                while self._holds(end + 1, self.tokens[place].clause):
                    end += 1
                    if self._tag(end).startswith("V"):
                        last = end
                found.append((place, last))
                place = last
            place += 1
        return found

    def _holds(self, place: int, clause: int) -> bool:
        """Return whether a word belongs to a group of verbs that began in a clause."""
        tag = self._tag(place)
        return (tag in BETWEEN or tag.startswith("V")) and self.tokens[place].clause == clause

    def _is_reduced(self, place: int) -> bool:
        """Return whether a participle says by whom a thing before it is done: "plans reviewed by managers"."""
        following = [self.tokens[other].lower for other in range(place + 1, min(place + 3, len(self.tokens)))]
        return self._tag(place) == "VVN" and self._tag(place - 1).startswith(NOUNS) and "by" in following

    def _is_passive(self, first: int, last: int) -> bool:
        group = [self._tag(place) for place in range(first, last + 1)]
        if group[-1] == "VVN" and len(group) == 1:
            return True
        bare = [tag for tag in group if tag not in BETWEEN]
        return any(one.startswith("VB") and two in {"VVN", "VVD"} for one, two in pairwise(bare))

    def _start_of(self, first: int) -> int:
        """Return where the words that lead to a group of verbs begin: the subject, or "and", "who"."""
        place = first
        while place > 0 and self._goes_on(place - 1) and self.tokens[place - 1].clause == self.tokens[first].clause:
            place -= 1
        return place

    def _goes_on(self, place: int) -> bool:
        return not self._tag(place).startswith(("V", "CJ", "PUN")) and self.tokens[place].lower not in RELATIVE

    def _subject(self, start: int, first: int, before: list[Statement]) -> tuple[Token, ...]:
        """Return the subject of the group of verbs at `first`, to which words lead from `start`."""
        words = [token for token in self.tokens[start:first] if self.tag[token.position] not in BETWEEN]
        words = _without_opening(words, self.tag)
        link = self.tokens[start - 1] if start else None
        if before and link is before[-1].verb and self._opens_below(before[-1]):
            return before[-1].subject
        if any(self.tag[token.position].startswith((*NOUNS, "PN", "DT")) for token in words):
            return (*self._joined(start, link), *words)
        if link is not None and (link.lower in RELATIVE) and self.tag[link.position] != "DT0":
            return self._antecedent(start - 1)
        if before:
            return (
                before[0].subject
                if self._is_after_aside(first) or self._opens_below(before[-1])
                else before[-1].subject
            )
        return ()

    def _joined(self, start: int, link: Token | None) -> tuple[Token, ...]:
        """Return what stands before "and" in a subject of several: "managers and"."""
        if link is None or self.tag[link.position] != "CJC" or start < 2:
            return ()
        place = start - 1
        while place > 0 and (self._goes_on(place - 1) or self._tag(place - 1) == "CJC"):
            place -= 1
        words = self.tokens[place : start - 1]
        opens = place == 0 or self._tag(place - 1).startswith("CJ")
        return tuple(_without_opening(words, self.tag)) if opens else ()

    def _antecedent(self, link: int) -> tuple[Token, ...]:
        """Return the name before "who" or "which"."""
        place = link
        while place > 0 and self._goes_on(place - 1) and not self._tag(place - 1).startswith("PRP"):
            place -= 1
        return tuple(self.tokens[place:link])

    def _is_after_aside(self, first: int) -> bool:
        """Return whether a comma stands directly before the verb, as after "the board, which is new,"."""
        return first > 0 and self.tokens[first - 1].clause != self.tokens[first].clause

    def _opens_below(self, statement: Statement) -> bool:
        """Return whether a statement is what another says or is about: "that decisions are made"."""
        first = min((token.position for token in statement.subject), default=statement.verb.position)
        before = [token for token in self.tokens if token.position < first]
        return bool(before) and (self.tag[before[-1].position] == "CJT" or before[-1].lower in RELATIVE)

    def _agent(self, rest: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the name after "by", up to the next verb, comma or word that leads on."""
        start = next((place for place, token in enumerate(rest) if token.lower == "by"), len(rest))
        found: list[Token] = []
        for token in rest[start + 1 :]:
            ends = self.tag[token.position].startswith(LEADING_ON) or token.clause != rest[start].clause
            if found and ends:
                break
            found.append(token)
        return tuple(found)


def _without_opening(words: Sequence[Token], tag: Sequence[str]) -> list[Token]:
    """Return the words without those that lead to them: "in response the board" is "the board" after its comma."""
    clause = words[-1].clause if words else 0
    kept = [token for token in words if token.clause == clause]
    if kept and tag[kept[0].position].startswith("PRP"):
        places = [place for place, token in enumerate(kept) if tag[token.position].startswith(("AT", "DPS"))]
        if len(places) > 1:
            return kept[places[-1] :]
    return kept
