"""Reads numbers in digits and in words."""

import re

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
LARGE = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0, "million": 1_000_000.0}

VALUES = {word: float(value) for value, word in enumerate(ONES)}
VALUES |= {word: 10.0 * place for place, word in enumerate(TENS, start=2)}
VALUES |= {f"{ten}-{one}": VALUES[ten] + VALUES[one] for ten in TENS for one in ONES[1:10]}
VALUES |= {article + word: value for article in ("", "a ") for word, value in LARGE.items()}
VALUES["half a dozen"] = 6.0

ORDINAL_VALUES = {word: float(value) for value, word in enumerate(ORDINALS, start=1)}
ORDINAL_VALUES |= {ten.removesuffix("y") + "ieth": VALUES[ten] for ten in TENS}
ORDINAL_VALUES |= {
    f"{ten}-{word}": VALUES[ten] + value for ten in TENS for value, word in enumerate(ORDINALS[:9], start=1)
}
"""First, twentieth, thirty-fourth and all between."""

NUMBER = (
    r"(?:\d[\d,]*(?:\.\d+)?"
    rf"|(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(ONES[1:10])})\b)?"
    rf"|half\sa\sdozen|a\s(?:{'|'.join(LARGE)})"
    rf"|{'|'.join(sorted([*ONES, *LARGE], key=len, reverse=True))})"
)
"""Matches a number; to be used with re.IGNORECASE."""


def number(text: str) -> float:
    """Return the value of a number.

    >>> number("1,200"), number("Twenty-three"), number("a dozen")
    (1200.0, 23.0, 12.0)
    """
    words = re.sub(r"\s+", " ", text.lower().strip())
    for form in (words, words.replace(" ", "-")):
        if form in VALUES:
            return VALUES[form]
    return float(words.replace(",", "").rstrip("."))
