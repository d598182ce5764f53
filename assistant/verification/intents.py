"""Finds what a text says that somebody means, works or pays to bring about, which need not have come about."""

from collections.abc import Iterable

from assistant.verification.lexicon import listed
from assistant.verification.phrases import Found, find, search
from assistant.verification.reach import reached
from assistant.verification.words import Text, Token

GAP = 9
"""Tokens between "is working" and its "to"."""
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "means", "meant", "led", "leads", "but"})
"""Words at which an aim ends, and the sentence goes on with what is so."""
RELATIVE = frozenset(
    {"who", "that", "which", "where", "they", "it", "whether", "if", "when", "what", "how", "as", "there"}
)
"""Words before them after which they are a part of the aim: "children who are at risk"."""


def _list(name: str) -> frozenset[str]:
    return listed("authority", name)


def is_between(token: Token) -> bool:
    """Return whether a word may stand inside a phrase and changes nothing: "is currently working"."""
    return token.lower in _list("between")


def find_loosely(text: Text, phrases: frozenset[str]) -> list[Found]:
    """Return the phrases in the text, also where words such as "currently" stand inside them."""
    exact = find(text, phrases)
    kept = [token for token in text.tokens if not is_between(token)]
    if len(kept) == len(text.tokens):
        return exact
    loose = [
        Found(found.phrase, kept[found.first].position, kept[found.last].position)
        for found in search([token.lower for token in kept], phrases)
        if kept[found.first].sentence == kept[found.last].sentence
    ]
    taken = {position for found in exact for position in range(found.first, found.last + 1)}
    return sorted(exact + [found for found in loose if found.first not in taken], key=lambda found: found.first)


def aims(text: Text, heads: frozenset[str], *, at_end: bool = False) -> list[frozenset[int]]:
    """Return for each aim of a text the positions of its words: what follows "is working with others to".

    Args:
        text: Any text.
        heads: Words that open an aim, before "to" and a verb, or before a verb in "ing".
        at_end: Leave out an aim after which the sentence says what came of it: "action to cut delay has worked".
    """
    found = [_aim(text, head.last) for head in find_loosely(text, heads)]
    return [aim for aim in found if aim and not (at_end and _has_effect(text, max(aim)))]


def _has_effect(text: Text, last: int) -> bool:
    return any(
        token.lower in FINITE and token.sentence == text.tokens[last].sentence
        for token in text.tokens[last + 1 : last + 3]
    )


def _aim(text: Text, head: int) -> frozenset[int]:
    tokens = [token for token in text.tokens[head + 1 :] if token.sentence == text.tokens[head].sentence]
    for index, token in enumerate(tokens[:GAP]):
        following = tokens[index + 1 : index + 2]
        if token.lower in FINITE and not _is_within(tokens, index):
            break
        if token.lower == "to" and following and _is_verb(following[0]):
            return frozenset(_until_finite(tokens, index + 1))
        if token.lower in {"on", "of", "at", "by"} and index <= 1 and following and following[0].lower.endswith("ing"):
            return frozenset(_until_finite(tokens, index + 1))
    return frozenset()


def _is_verb(token: Token) -> bool:
    return token.lower in _list("verbs") or is_between(token)


def planned_words(text: Text, found: Found) -> frozenset[int]:
    """Return the positions of what a plan reaches: to where the sentence goes on with what is so, and its list."""
    positions = reached(text, found)
    if found.phrase.endswith(("that", "would")):
        return positions
    sentence = text.tokens[found.last].sentence
    tokens = [token for token in text.tokens if token.sentence == sentence and token.position > found.last]
    for index, token in enumerate(tokens):
        later = token.clause != text.tokens[found.last].clause
        opens = tokens[index - 1].clause != token.clause or tokens[index - 1].lower in {"and", "but"}
        if later and token.lower in FINITE and not opens and not _is_within(tokens, index):
            start = next(other.position for other in tokens if other.clause == token.clause)
            return frozenset(position for position in positions if position < start)
    return positions


def _until_finite(tokens: list[Token], start: int) -> Iterable[int]:
    for index in range(start, len(tokens)):
        token = tokens[index]
        new_clause = index > start and token.clause != tokens[index - 1].clause
        if (token.lower in FINITE and not _is_within(tokens, index)) or (new_clause and token.lower == "which"):
            return
        yield token.position


def _is_within(tokens: list[Token], index: int) -> bool:
    """Return whether a finite verb belongs to a clause inside the aim."""
    before = [token.lower for token in tokens[:index] if token.clause == tokens[index].clause]
    return bool(RELATIVE & set(before))
