"""File names as text that any store and any screen can hold."""

import os


def displayed(name: str) -> str:
    r"""Return the name with bytes that are not UTF-8 written as escapes, so that it can be stored and printed.

    >>> displayed("report\udce9.pdf")
    'report\\xe9.pdf'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")
