"""Finds the pseudonyms of reviews in a message: "Baby E", "child q", "Mr G", and those that the library prints."""

import re
from functools import cache

from assistant.triage.decision import KnownLibrary

MARK = " pseudonymx "
"""Stands in the plain wording for any pseudonym."""

_PEOPLE = (
    r"(?i:baby|child|young\s+person|yp|adult|family|infant|(?:half\s+)?sibling|mother|father|person|boy|girl|mrs?|ms)"
)
_PLACES = r"(?i:school|hospital|nursery|address|town|practice|college|academy|house)"
_PLAIN = r"(?:baby|child|young\s+person|yp|adult|family)"
_WORDS = "IN|IS|OF|ON|AT|TO|OR|AS|AN|IT|BY|HE|NO|SO|WE|MY|ME|US|IF|DO|UP|GO|BE|AM|CP|MH|DA|ID|TV|UK|GP|HV|SW|PE|IT"
_PSEUDONYM = re.compile(
    rf"\b(?:((?:{_PEOPLE}|{_PLACES})\s+(?!(?:{_WORDS})\b|I\s+[a-z])[A-Z]{{1,2}}\d{{0,2}}|{_PEOPLE}\s+\d{{1,2}}(?!\s*(?:year|month|week|yr|day))"
    rf"|{_PLAIN}\s+[b-hj-mo-qstv-z]\d{{0,2}}))(?:['’]?s)?(?!\w|['’]\w)"
)
"""Letters in small type that stand for words in text messages (n, r, u) count in capitals alone."""


def find_pseudonyms(text: str, known: KnownLibrary | None = None) -> tuple[str, ...]:
    """Return the pseudonyms in a message, as the library prints them or else in the usual form.

    >>> find_pseudonyms("what did baby e's review say about Child Q")
    ('Baby E', 'Child Q')
    """
    printed = {name.casefold(): name for name in known.pseudonyms} if known else {}
    names = (_usual(match) for match in _PSEUDONYM.finditer(text))
    found = [printed.get(name.casefold(), name) for name in names]
    found += [name for name in printed.values() if _worded(name).search(text)]
    return tuple(dict.fromkeys(found))


def marked(text: str, known: KnownLibrary | None = None) -> str:
    """Return the message with a mark in place of every pseudonym."""
    text = _PSEUDONYM.sub(MARK, text)
    for name in known.pseudonyms if known else ():
        text = _worded(name).sub(MARK, text)
    return text


def _usual(match: re.Match[str]) -> str:
    label, letters = match.group(1).rsplit(maxsplit=1)
    return f"{label.capitalize()} {letters.upper()}"


@cache
def _worded(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE if " " in name else 0)
