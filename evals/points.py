"""Key points of a right answer, and words that must not stand in one."""

import re
from collections.abc import Sequence

from evals.wording import content_words

STATED = 0.6
"""Share of a point's content words that must stand in the quotes for the point to count as stated."""


def coverage(point: str, text: str) -> float:
    """Return the share of a point's content words that stand in a text.

    >>> coverage("nine reviews were signed off", "Nine of the reviews had been signed")
    1.0
    """
    wanted = content_words(point)
    return len(wanted & content_words(text)) / len(wanted) if wanted else 1.0


def point_recall(points: Sequence[str], quotes: Sequence[str]) -> float:
    """Return the share of points that the quotes, taken together, state: 60 % or more of the point's content words.

    Content words are those left without stop words, cut to five letters, numbers to twelve as digits. Trap: it sees
    words, not sense: a negated sentence with the same words counts. It needs no model, is the same for everybody, and
    is fair only to answers that quote; a paraphrase needs a judge.

    Args:
        points: facts that a right answer states.
        quotes: what is quoted, each with the reference shown beside it, since that names area and year.
    """
    shown = " ".join(quotes)
    return sum(coverage(point, shown) >= STATED for point in points) / len(points)


def forbidden_words(forbidden: Sequence[str], shown: str) -> tuple[str, ...]:
    """Return the forbidden phrases that stand in what is shown, as whole words, in whatever case.

    >>> forbidden_words(["Ann", "0800 1"], "Announced: call 0800 1 now")
    ('0800 1',)
    """
    flat = " ".join(shown.split())
    return tuple(
        phrase
        for phrase in forbidden
        if re.search(rf"(?<!\w){re.escape(' '.join(phrase.split()))}(?!\w)", flat, re.IGNORECASE)
    )
