"""Dates as a library holds them (a day, a month or a year), compared and shown."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def shown(published: str) -> str:
    """Return a date as people read it, without its day.

    >>> shown("2024-04-22"), shown("2015-03"), shown("2014")
    ('April 2024', 'March 2015', '2014')
    """
    return f"{_MONTHS[int(published[5:7]) - 1]} {published[:4]}" if len(published) > 4 else published


def is_later(one: str, other: str) -> bool:
    """Return whether one date is certainly later than another.

    >>> is_later("2015-03", "2014-12-31"), is_later("2014-03-12", "2014")
    (True, False)
    """
    length = min(len(one), len(other))
    return one[:length] > other[:length]


def is_past(due: str, today: date) -> bool:
    """Return whether a day, or the whole of a month or year, has passed.

    >>> is_past("2026-10", date(2026, 10, 31)), is_past("2026-10", date(2026, 11, 1))
    (False, True)
    """
    return is_later(today.isoformat(), due)
