"""The short statements that front pages print several to a line: "Published 4 July 2018. Author: A Name"."""

import re

_BETWEEN = re.compile(
    r"\s*[|;•]\s*|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?<!\bNo)(?<!\b[A-Z])\.\s+(?=[A-Z])"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WITHOUT_YEAR = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}$|\d{{1,2}}(?:st|nd|rd|th)?$", re.IGNORECASE)
_REST_OF_DATE = re.compile(rf"^(?:{_MONTH}\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_PERSON_BEGUN = re.compile(r"\b(?:inspector|author|reviewer|chair|writer|by)s?:?\s+[A-Z][\w'’.-]*$", re.IGNORECASE)
_LONE_NAME = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$")


def statements(lines: tuple[str, ...]) -> list[str]:
    """Return the statements of some lines in order, a date or a name that wraps put together again.

    >>> statements(("Completed May 2013. Report published: 24 January", "2017"))
    ['Completed May 2013', 'Report published: 24 January 2017']
    """
    return [part for line in _joined(lines) for part in _BETWEEN.split(line) if part]


def _joined(lines: tuple[str, ...]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and _wraps(joined[-1], line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _wraps(above: str, line: str) -> bool:
    date = _WITHOUT_YEAR.search(above) and _REST_OF_DATE.match(line)
    return bool(date or (_PERSON_BEGUN.search(above) and _LONE_NAME.match(line)))
