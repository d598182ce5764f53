"""Parts a text into its smallest statements, at commas and at words such as "but" and "because"."""

from functools import lru_cache

from assistant.verification.words import Text

BREAKS = frozenset({"but", "although", "though", "whereas", "while", "whilst", "because", "which", "so", "despite"})
"""Words that begin a statement of their own without a comma."""


@lru_cache(maxsize=512)
def pieces(text: Text) -> tuple[int, ...]:
    """Return for each token the number of the piece that it stands in, counted over the whole text from 0."""
    found: list[int] = []
    piece = -1
    clause = -1
    for token in text.tokens:
        if token.clause != clause or token.lower in BREAKS:
            piece += 1
            clause = token.clause
        found.append(piece)
    return tuple(found)
