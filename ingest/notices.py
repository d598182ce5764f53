"""Standing notices: markings and warnings that stand on a page beside what the document says."""

import re

_MARKING = (
    r"(?:strictly\ |private\ (?:and|&)\ |commercial\ in\ )?confidential(?:ity)?"
    r" | official(?:\W+sensitive(?:\W+[\w ]+)?)?"
    r" | (?:not\ |un)(?:protectively\ marked|classified|restricted) | restricted"
    r" | (?:government\ )?protective\ marking\W.*"
    r" | (?:final\ |working\ |consultation\ )?draft | final(?:\ (?:version|report))? | embargoed\b.*"
    r" | (?:not\ )?for\ (?:publication|(?:onward\ )?circulation|distribution|internal\ use|information)(?:\ only)?"
    r" | this\ page\ (?:is|has\ been|was)\ (?:intentionally\ )?(?:left\ )?blank(?:\ intentionally)?"
)
_MARKED = re.compile(
    rf"(?:{_MARKING})(?:\W+(?:{_MARKING}))*(?:\W+v(?:ersion)?\W*\d[\d.]*)?\W*", re.IGNORECASE | re.VERBOSE
)
_INVENTED = re.compile(
    r"(?:this\ is\ an?\ |an?\ )?(?:invented|fictional|fictitious|imaginary|made-up|specimen|sample)\ "
    r"(?:document|report|example|record|review|text)s?\b",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_WORDS = 25


def is_notice(text: str) -> bool:
    """Return whether a line or paragraph is nothing but a marking, or a warning that all of it is invented.

    >>> is_notice("OFFICIAL – SENSITIVE"), is_notice("Official figures are late."), is_notice("Draft v0.3")
    (True, False, True)
    """
    text = " ".join(text.split())
    if _MARKED.fullmatch(text):
        return True
    return bool(_INVENTED.match(text)) and len(text.split()) <= _MOST_WORDS
