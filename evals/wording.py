"""Words of a text, as judged quotes and key points are compared by."""

import re
from functools import lru_cache

_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2014": "-", "\u00ad": None})
_HYPHEN = re.compile(r"(\w)-\s*(?=\w)")
_WORD = re.compile(r"[a-z0-9]+")

SHARE = 0.7
"""Share of a judged quote's word trigrams that a text must hold to count as holding the quote."""

STEM = 5
"""Letters kept of a word when content words are compared. Source: truncation as stemming, McNamee and Mayfield (2004),
*Character n-gram tokenization for European language text retrieval*: 4 or 5 letters do as well as a stemmer."""

_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        (str(number) for number in range(1, 13)),
        strict=True,
    )
)

_STOP = (
    "a about after all also an and any are as at be because been before being between both but by can could did "
    "do does doing down during each few for from further had has have having he her here hers him his how i if in "
    "into is it its itself just me more most my no nor not of off on once only or other our out over own same she "
    "should so some such than that the their theirs them then there these they this those through to too under "
    "until up very was we were what when where which while who whom why will with would you your"
)
STOP_WORDS = frozenset(_STOP.split())


def words(text: str) -> list[str]:
    """Return the lower-case words, compounds and line-end hyphens closed up.

    >>> words("A multi-agency MASH's re- sponse")
    ['a', 'multiagency', 'mash', 's', 'response']
    """
    return _WORD.findall(_HYPHEN.sub(r"\1", text.translate(_SAME)).lower())


@lru_cache(maxsize=200_000)
def trigrams(text: str) -> frozenset[str]:
    """Return the runs of three words; the whole text where it is shorter.

    >>> sorted(trigrams("one two three four"))
    ['one two three', 'two three four']
    """
    found = words(text)
    return frozenset(" ".join(found[start : start + 3]) for start in range(max(1, len(found) - 2)))


def holds_quote(text: str, quote: str) -> bool:
    """Return whether a text holds a judged quote: at least 70 % of the quote's word trigrams.

    The share leaves room for hyphens, ligatures and a chunk that ends within the quote. Trap: it says nothing about
    the document, so compare that first.

    >>> holds_quote("Well, the board should ask for proof soon.", "the board should ask for proof")
    True
    """
    wanted = trigrams(quote)
    return len(wanted & trigrams(text)) >= SHARE * len(wanted)


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry meaning, cut to their first five letters; numbers to twelve as digits.

    >>> sorted(content_words("The agencies were reviewing nine cases of the agency"))
    ['9', 'agenc', 'cases', 'revie']
    """
    return frozenset(
        _NUMBERS.get(word, word if word.isdigit() else word[:STEM]) for word in words(text) if word not in STOP_WORDS
    )
