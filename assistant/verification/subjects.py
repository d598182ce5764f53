"""Finds claims that say word for word of one subject what the paragraph says of another."""

from calendar import month_name

from assistant.verification.alignment import Alignment
from assistant.verification.links import compare
from assistant.verification.pieces import pieces
from assistant.verification.words import Text, Token

MONTHS = frozenset(name.lower() for name in month_name if name)
LONGEST = 5
"""Words of a subject."""
TAKEN_OVER = 3
"""Words after the subject that must stand so in the paragraph."""
_AUXILIARIES = "is are was were has have had do does did must should may can could will would cannot"
VERBS = frozenset(f"{_AUXILIARIES} took made gave went knew saw".split())
"""Words with which what is said of a subject begins, beside those in -ed."""


def subject_conflict(alignment: Alignment) -> str | None:
    """Return which subject of the claim stands where the paragraph has another, or None."""
    claim, ground = alignment.claim, alignment.paragraph
    for start in _starts(claim):
        for size in range(1, LONGEST + 1):
            mine = claim.tokens[start : start + size]
            said = claim.tokens[start + size : start + size + TAKEN_OVER]
            whole = len(said) == TAKEN_OVER and said[-1].sentence == mine[0].sentence
            if not (whole and mine[-1].weight and _says(said)):
                continue
            theirs = [_subject(ground, place) for place in _places(ground, said)]
            if theirs and not any(_is_same(mine, other) for other in theirs):
                return f"“{' '.join(token.text for token in mine)}” is not of whom the paragraph says this"
    return None


def _starts(text: Text) -> list[int]:
    """Return where each sentence of a text begins."""
    return [
        token.position
        for token in text.tokens
        if token.position == 0 or text.tokens[token.position - 1].sentence != token.sentence
    ]


def _says(said: tuple[Token, ...]) -> bool:
    verb = said[0].lower in VERBS or (said[0].lower.endswith("ed") and said[0].weight > 0)
    return verb and any(token.weight > 0 for token in said)


def _places(text: Text, said: tuple[Token, ...]) -> list[int]:
    """Return where the same words stand in a text, one after another in one sentence."""
    stems = [token.stem for token in said]
    return [
        token.position
        for token in text.tokens
        if token.stem == stems[0]
        and [other.stem for other in text.tokens[token.position : token.position + len(stems)]] == stems
        and text.tokens[token.position + len(stems) - 1].sentence == token.sentence
    ]


def _subject(text: Text, place: int) -> tuple[Token, ...]:
    """Return the words before a place, back to where its piece of the sentence begins."""
    parts = pieces(text)
    return tuple(
        token
        for token in text.tokens[max(0, place - LONGEST) : place]
        if parts[token.position] == parts[place] and token.sentence == text.tokens[place].sentence
    )


def _is_same(mine: tuple[Token, ...], theirs: tuple[Token, ...]) -> bool:
    """Return whether two subjects have a word in common, or one is a pronoun or left out."""
    content = [token for token in theirs if token.weight > 0 and not _is_time(token)]
    own = [token for token in mine if token.weight > 0]
    if not content or not own:
        return True
    return any(compare(left, right)[0] > 0 for left in own for right in content)


def _is_time(token: Token) -> bool:
    return token.lower in MONTHS or token.text.isdigit()
