"""Characters put right before anything reads them: ligatures, overlays, invisible characters."""

import re
import unicodedata

HYPHEN_AT_LINE_END = "\ufffe"
"""What pdfium gives for a hyphen that ends a line."""

_OVERLAYS = re.compile("[\u0335\u0336]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f]")
_COMPATIBLE = re.compile("[\ufb00-\ufb4f\uff01-\uff5e\u2010\u2011]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_word(text: str) -> str:
    """Return the word with overlay dashes as en dashes, ligatures as letters and nothing invisible.

    Overlays (U+0335, U+0336) are combining characters, so they go before composition binds them to a neighbour.

    >>> clean_word("of\ufb01ce"), clean_word("2016\u033617")
    ('office', '2016–17')
    """
    if text.isascii():
        return text
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _OVERLAYS.sub("–", text)
    text = _COMPATIBLE.sub(lambda match: "-" if match[0] in "\u2010\u2011" else _letters(match[0]), text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _letters(character: str) -> str:
    return unicodedata.normalize("NFKC", character)
