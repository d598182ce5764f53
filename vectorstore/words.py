"""The words of a text that carry its subject."""

import re
import tomllib
from functools import cache
from importlib import resources

_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc`\u00b4\u2032]")
_SHORTENED = re.compile(r"(?:n't|'(?:s|ve|re|ll|d|m)?)$")
"""What is left out of "who've", "mightn't", "the plan's" or "the boys'"."""


def content_words(text: str, *, keep_frame: bool = False) -> tuple[str, ...]:
    """Return the words that carry a text's subject, in small letters, each once, in its order.

    Args:
        text: A question.
        keep_frame: Whether words that only frame a question ("councils", "told", "reports") are kept.

    >>> content_words("What did inspectors say about the RHIs in Kent's MASH?")
    ('rhis', 'kent', 'mash')
    >>> content_words("Key messages on supervision, in short")
    ('supervision',)
    >>> content_words("who've dads that dont ring told?")
    ('dads', 'ring')
    """
    small = _APOSTROPHES.sub("'", text.casefold())
    spoken = small if keep_frame else _framing_phrases().sub(" ", small)
    found = re.findall(r"[a-z0-9&]+(?:'[a-z]+)?", spoken)
    silent = _stopwords("function") | _stopwords("typed")
    plain = (_SHORTENED.sub("", word) for word in found if word not in silent)
    dropped = silent if keep_frame else silent | _stopwords("frame")
    return tuple(dict.fromkeys(word for word in plain if word not in dropped and (len(word) > 1 or word.isdigit())))


@cache
def _framing_phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_file()['phrases'].strip().splitlines())})\b")


@cache
def _stopwords(kind: str) -> frozenset[str]:
    return frozenset(_file()[kind].split())


@cache
def _file() -> dict[str, str]:
    return tomllib.loads(resources.files("vectorstore").joinpath("stopwords.toml").read_text("utf-8"))
