"""Finds a "not" put in or left out between words that the claim takes over from its paragraph in their order."""

from assistant.verification.alignment import Alignment
from assistant.verification.answers import is_of_a_lapse
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.phrases import find
from assistant.verification.words import Text

TAKEN_OVER = 0.35
"""Share of neighbouring words in common from which a claim counts as taken over, not put in other words."""
START = -1
"""Stands for the start of a sentence."""


def toggle_conflict(alignment: Alignment) -> str | None:
    """Return between which neighbouring words the claim and its ground differ in a denial, or None.

    A "not" that has only moved by a word or two is no difference.
    """
    claim, ground = alignment.claim, alignment.paragraph
    if alignment.order < TAKEN_OVER or any(is_of_a_lapse(denial, alignment) for denial in denials(claim)):
        return None
    mine = _steps(claim, of_a_part=_denies_of_a_part(alignment.ground_text))
    theirs = _steps(ground, of_a_part=_denies_of_a_part(claim))
    offered: dict[tuple[str, str], set[bool]] = {}
    for (first, second), denied in theirs.items():
        if ground.tokens[second].sentence in alignment.sentences:
            offered.setdefault(_stems(ground, first, second), set()).add(denied)
    moved = 0
    differing: list[int] = []
    turned = {link.claim.position for link in alignment.links if link.sign < 0}
    for (first, second), denied in mine.items():
        if second in turned:
            continue
        there = offered.get(_stems(claim, first, second))
        if there is not None and denied not in there:
            differing.append(second)
            moved += 1 if denied else -1
    if not differing or (len(differing) > 1 and moved == 0):
        return None
    return f"the claim and the paragraph differ in a “not” before “{claim.tokens[differing[0]].lower}”"


def _denies_of_a_part(text: Text) -> bool:
    """Return whether a text denies something of some, or for some, without a "not all"."""
    return (
        bool(denials(text))
        and bool(find(text, listed("negation", "some")))
        and not find(text, listed("negation", "not_every"))
    )


def _steps(text: Text, *, of_a_part: bool) -> dict[tuple[int, int], bool]:
    """Return the neighbouring words that say something, by position, and whether a denial stands between them.

    Args:
        text: The claim or the paragraph.
        of_a_part: Whether the other text denies of some, which is what a "not all" here says too.
    """
    bare = _bare(text)
    if of_a_part:
        whole = {found.first for found in find(text, listed("negation", "not_every"))}
        bare = [place for place in bare if place not in whole]
    return {
        (first, second): len(_between(text, bare, first, second)) % 2 == 1 for second, first in _before(text).items()
    }


def _stems(text: Text, first: int, second: int) -> tuple[str, str]:
    return ("" if first == START else text.tokens[first].stem), text.tokens[second].stem


def _bare(text: Text) -> list[int]:
    """Return the positions of the denials that say nothing else: not, no, never."""
    return [
        denial.position
        for denial in denials(text)
        if denial.word in listed("negation", "bare") or denial.word.endswith("n't")
    ]


def _before(text: Text) -> dict[int, int]:
    """Return for each word that says something the position of the one before it in its sentence."""
    found: dict[int, int] = {}
    last = None
    for token in text.content:
        found[token.position] = last.position if last is not None and last.sentence == token.sentence else START
        last = token
    return found


def _between(text: Text, bare: list[int], first: int, second: int) -> list[int]:
    """Return the denials between two words, or between the start of the sentence and the second."""
    sentence = text.tokens[second].sentence
    return [place for place in bare if first < place < second and text.tokens[place].sentence == sentence]
