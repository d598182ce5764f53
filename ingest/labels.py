"""Numbers printed in front of a paragraph ("49.", "1.2.3", "a)", "(iv)"), told apart from numbers in a sentence."""

import re

from ingest.blocks import Block, Role

_NUMBERED = re.compile(
    r"""^\s*(?P<label>
        \d{1,3}(?:\.\d{1,3}){1,5}(?=\.?\s+["'“‘(]?[A-Z0-9]|\.?\s*$)   # 1.2.3, but not "1.5 million"
      | \d{1,3}(?=\.\s+\S|\.\s*$)                                     # 49.
      | \d{1,3}\)(?=\s)                                               # 3)
      | \((?:\d{1,3}|[a-z]|[ivx]{2,5})\)(?=\s)                        # (iv)
      | (?:[a-z]|[ivx]{2,5})\)(?=\s)                                  # a)
      | (?:[a-hj-z]|[ivx]{1,5})(?=\.\s+["'“‘(]?[A-Z])                 # b.
    )\.?\s*""",
    re.VERBOSE,
)
_BARE_HEADING = re.compile(r"^\s*(?P<label>\d{1,2})\s+(?=[A-Z])")
_LONGEST_HEADING_WORDS = 14
_LONGEST_HEADING_WITH_COLON = 5
_STEM = re.compile(
    r"\b(should|must|will|is|are|was|were|to|that|includes?|included|following|recommend(s|ed)?|found)\b"
)
"""Words of a sentence that a list goes on with: "The board should:"."""


def split_label(text: str) -> tuple[str | None, str]:
    """Return the number that a paragraph begins with, less its full stop, and the words after it.

    >>> split_label("1.2.3 Staff told us")
    ('1.2.3', 'Staff told us')
    >>> split_label("1.5 million children")
    (None, '1.5 million children')
    """
    match = _NUMBERED.match(text)
    return (match["label"], text[match.end() :].strip()) if match else (None, text.strip())


def split_heading_label(text: str) -> tuple[str | None, str]:
    """Return a heading's number and words; a heading's number may lack its full stop.

    >>> split_heading_label("5 Thames Valley Police")
    ('5', 'Thames Valley Police')
    """
    match = _BARE_HEADING.match(text)
    return (match["label"], text[match.end() :].strip()) if match else split_label(text)


def reads_as_heading(text: str) -> bool:
    """Return whether a line that stands alone is worded as a heading: short, a capital first, no sentence's end."""
    words = text.split()
    if not words or len(words) > _LONGEST_HEADING_WORDS or text[-1] in ".,;!" or not any(c.isalpha() for c in text):
        return False
    first = next(character for character in text if character.isalnum())
    if text[-1] == ":" and (len(words) > _LONGEST_HEADING_WITH_COLON or _STEM.search(text)):
        return False
    return first.isupper() or first.isdigit()


def depth(label: str | None) -> int:
    """Return how many parts a number has: 1 for "3", 3 for "1.2.3", 1 for none."""
    return label.rstrip(".").count(".") + 1 if label else 1


def follows(label: str, previous: str | None) -> bool:
    """Return whether a number is the one after another, or the first of a run.

    >>> follows("3", "2"), follows("16", "4"), follows("1", "9")
    (True, False, True)
    """
    number = label.strip("().")
    if not number.isdigit():
        return True
    before = (previous or "").strip("().")
    return number == "1" or (before.isdigit() and int(number) == int(before) + 1)


def text_or_item(label: str | None, text: str, *, level: int, notes: tuple[str, ...]) -> Block:
    """Return a paragraph, or an item where its number is a letter or a roman numeral ("a)", "(iv)")."""
    if label is not None and not any(character.isdigit() for character in label):
        return Block(text=text, role=Role.ITEM, label=label, level=level, footnotes=notes)
    return Block(text=text, label=label, footnotes=notes)
