"""Finds claims that say of all what a paragraph says of a part: "the 40 records" for "nine of 40 records"."""

import re

from assistant.verification.quantities import Quantity, quantities

ALL_THE = re.compile(r"^(?:all |all of )?(?:the|all)\s*$", re.I)
"""What stands before a number that counts all of them."""


def is_all_of(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether "the 40 records had it" is said where "of 40 records, nine had it" stands."""
    if wanted.measure != "count" or wanted.whole or not ALL_THE.search(claim[: wanted.start]):
        return False
    ending = next(
        (
            paragraph[other.end :].split(". ")[0]
            for other in quantities(paragraph)
            if _counts_all(wanted, other, paragraph)
        ),
        "",
    )
    return any(part.measure == "count" and part.value < wanted.value for part in quantities(ending))


def _counts_all(wanted: Quantity, other: Quantity, paragraph: str) -> bool:
    return (
        other.measure == "count"
        and other.value == wanted.value
        and paragraph[: other.start].rstrip().lower().endswith("of")
    )
