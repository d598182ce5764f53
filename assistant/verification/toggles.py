"""Finds a "not" put in or left out between words that the claim otherwise takes over from its paragraph in their order."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.lexicon import listed
from assistant.verification.words import Text

TAKEN_OVER = 0.35
"""Share of neighbouring words in common from which a claim counts as taken over, not put in other words."""
START = -1
"""Stands for the start of a sentence."""


def toggle_conflict(alignment: Alignment) -> str | None:
    """Return between which neighbouring words the claim and its ground differ in a denial, or None."""
    if alignment.order < TAKEN_OVER:
        return None
    rests = {link.claim.position: link.ground.position for link in alignment.links if link.sign > 0}
    bare = [_bare(text) for text in (alignment.claim, alignment.paragraph)]
    before = [_before(text) for text in (alignment.claim, alignment.paragraph)]
    for second, ground_second in rests.items():
        first, ground_first = before[0][second], before[1][ground_second]
        if (rests.get(first, START) if first != START else START) != ground_first:
            continue
        mine = _between(alignment.claim, bare[0], first, second)
        theirs = _between(alignment.paragraph, bare[1], ground_first, ground_second)
        if len(mine) % 2 != len(theirs) % 2:
            side, text = ("claim", alignment.claim) if mine else ("paragraph", alignment.paragraph)
            word = text.tokens[(mine or theirs)[0]].lower
            return f"the {side} alone has “{word}” before “{alignment.claim.tokens[second].lower}”"
    return None


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
