"""What a review calls the person it is about: a code such as "Baby E", never a name."""

import re

_CODE = r"[A-Z]{1,2}\d{0,2}|\d{1,2}|[A-Z]-[A-Z]"
_PERSON = r"""(?:Bab(?:y|ies)|Child(?:ren)?|Young\s[Pp](?:erson|eople)|Adults?|Famil(?:y|ies)|Siblings?|Infant|Teenager
    |Girl|Boy|Mr|Mrs|Ms|Miss|Patient|BABY|CHILD(?:REN)?|YOUNG\sPERSON|ADULT|FAMILY|SIBLINGS?)"""
_CODED = re.compile(
    rf"\b(?P<person>{_PERSON})\s+(?P<codes>(?:{_CODE})(?:\s*(?:,|and|&)\s*(?:{_CODE}))*)\b(?![’'](?!s\b))", re.VERBOSE
)
_LOWER = re.compile(
    r"""(?:^|[^a-z0-9])(?P<person>baby|child|children|young[-_\ ]person|adult|family|mr|mrs|ms)[-_\ ]+
        (?P<code>[a-z]{1,2}\d{0,2}|\d{1,2})(?=[^a-z0-9]|$)""",
    re.VERBOSE,
)
_INITIALS = re.compile(
    r"""\b(?:[Rr]eview|REVIEW|SCR|SAR|LCSPR|CSPR|DHR)\b[\s:–—-]+
        (?:(?:of|for|into|in\ respect\ of|concerning|regarding|about|re)\s+)?
        [‘'“"]?(?P<code>[A-Z]{2}\d?)[’'”"]?(?=$|[\s:,.–—-])""",
    re.VERBOSE,
)
_NOT_CODES = {
    "in", "is", "of", "on", "or", "at", "to", "by", "be", "an", "as", "we", "mh", "uk", "eu", "ii", "pdf", "v1",
    "v2",
}  # fmt: skip


def pseudonym_in_title(text: str) -> str | None:
    """Return the pseudonym that a title or a cover prints, as printed, or None.

    >>> pseudonym_in_title("Serious Case Review – Baby E"), pseudonym_in_title("Serious Case Review: HD")
    ('Baby E', 'HD')
    """
    coded = _CODED.search(text)
    if coded:
        person = coded["person"].capitalize() if coded["person"].isupper() else coded["person"]
        return " ".join(f"{person} {coded['codes']}".split())
    initials = _INITIALS.search(text)
    return initials["code"] if initials else None


def pseudonym_in_file_name(name: str) -> str | None:
    """Return the pseudonym in a file's name, written as reviews write it, or None.

    >>> pseudonym_in_file_name("child-d-overview-report-april-2016")
    'Child D'
    """
    if found := pseudonym_in_title(re.sub(r"[-_]+", " ", name)):
        return found
    lower = _LOWER.search(name.lower())
    if not lower or lower["code"] in _NOT_CODES:
        return None
    return f"{' '.join(re.split('[-_ ]', lower['person'])).capitalize()} {lower['code'].upper()}"
