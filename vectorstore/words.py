"""The words of a text that carry its subject."""

import re
import tomllib
from functools import cache
from importlib import resources


def content_words(text: str, *, keep_frame: bool = False) -> tuple[str, ...]:
    """Return the words that carry a text's subject, in small letters, each once, in its order.

    Args:
        text: A question.
        keep_frame: Whether words that only frame a question ("councils", "told", "reports") are kept.

    >>> content_words("What did inspectors say about the RHIs in Kent's MASH?")
    ('rhis', 'kent', 'mash')
    >>> content_words("Key messages on supervision, in short")
    ('supervision',)
    """
    small = text.casefold().replace("’", "'")
    spoken = small if keep_frame else _framing_phrases().sub(" ", small)
    found = re.findall(r"[a-z0-9&]+(?:'[a-z]+)?", spoken)
    plain = (re.sub(r"'s?$", "", word) for word in found if word not in _stopwords("function"))
    dropped = _stopwords("function") if keep_frame else _stopwords("function") | _stopwords("frame")
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
