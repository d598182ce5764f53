"""What a review calls the person it is about: a code such as "Baby E", or the invented name that its title bears."""

import re

_CODE = r"[A-Z]{1,2}\d{0,2}|\d{1,2}|[A-Z]-[A-Z]"
_PERSON = r"""(?:Bab(?:y|ies)|Child(?:ren)?|Young\s[Pp](?:erson|eople)|Adults?|Famil(?:y|ies)|Siblings?|Infant|Teenager
    |Girl|Boy|Mr|Mrs|Ms|Miss|Patient|BABY|CHILD(?:REN)?|YOUNG\sPERSON|ADULT|FAMILY|SIBLINGS?)"""
_CODED = re.compile(
    rf"\b(?P<person>{_PERSON})\s+(?P<codes>(?:{_CODE})(?:\s*(?:,|and|&)\s*(?:{_CODE}))*)\b(?![’'](?!s\b)\w)", re.VERBOSE
)
_LOWER = re.compile(
    r"""(?:^|[^a-z0-9])(?P<person>baby|child|children|young[-_\ ]person|adult|family|mr|mrs|ms)[-_\ ]+
        (?P<code>[a-z]{1,2}\d{0,2}|\d{1,2})(?=[^a-z0-9]|$)""",
    re.VERBOSE,
)
_INITIALS = re.compile(
    r"""\b(?:[Rr]eview|REVIEW|SCR|SAR|LCSPR|CSPR|DHR)\b[\s:–—-]+
        (?:(?i:of|for|into|in\ respect\ of|concerning|regarding|about|re)\s+)?
        [‘'“"]?(?P<code>[A-Z]{2}\d?)[’'”"]?(?=$|[\s:,.–—-])""",
    re.VERBOSE,
)
_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_REVIEW_ON = re.compile(
    r"\b(?:[Rr]eview|[Rr]eport|[Ll]earning|[Ll]essons|SCR|SAR|LCSPR|CSPR|DHR|DARDR)"
    r" (?:on|about|for|from|of|into|concerning|regarding|in respect of|in relation to|into the (?:death|care) of)"
    r" [‘'“\"]?(?P<name>[A-Z][a-z]+)\b(?! [A-Z]|-)"
)
_RELATION = (
    "mother|father|parents?|mum|dad|family|sisters?|brothers?|siblings?|grand\\w+|step\\w+|foster|carers?|partner|husband"
    "|wife|son|daughter|children|school|home|life|death|voice|story|views?|wishes|behaviour|needs|experiences?|care|birth|age"
)
_DEED = "lived|died|told|said|went|felt|wanted|liked|loved|moved|lost|disclosed|met|attended|helped|spoke|read"
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
        return _coded(coded)
    initials = _INITIALS.search(text)
    return initials["code"] if initials and initials["code"].lower() not in _NOT_CODES else None


def pseudonyms_in(text: str) -> list[str]:
    """Return all codes that a text prints, each once, in its order.

    >>> pseudonyms_in("Learning from Family M, Child W (Invented Vale) and Child N")
    ['Family M', 'Child W', 'Child N']
    """
    return list(dict.fromkeys(_coded(match) for match in _CODED.finditer(text)))


def _coded(match: re.Match[str]) -> str:
    person = match["person"].capitalize() if match["person"].isupper() else match["person"]
    return " ".join(f"{person} {match['codes']}".split())


def name_in_title(title: str, *, text: str) -> str | None:
    """Return the single first name that a title gives as the review's, where the text speaks of a person so named.

    Args:
        title: title and subtitle, parts set apart by colons or dashes.
        text: the document's sentences; there the name must never be an ordinary word in small letters.

    >>> name_in_title("Kit: local child safeguarding practice review", text="Kit was fifteen. Kit's mother rang.")
    'Kit'
    """
    parts = re.split(r"\s+[–—-]\s+|:\s+", title)
    alone = (part.strip("‘’'“”\" ") for part in parts)
    given = [part for part in alone if _NAME.fullmatch(part)] + [match["name"] for match in _REVIEW_ON.finditer(title)]
    return next((name for name in given if _is_person(name, text)), None)


def _is_person(name: str, text: str) -> bool:
    """Return whether a text uses a name as a person's: with kin, an age or a deed, or as whom a review is on."""
    if re.search(rf"\b{name.lower()}\b", text):
        return False
    used = (
        rf"\b{name}[’']s (?:\w+ )?(?:{_RELATION})\b",
        rf"\b{name} (?:was|is) (?:aged?|born|\w+teen|\d+|an? (?:\w+ ){{0,3}}"
        r"(?:boy|girl|man|woman|child|baby|person))\b",
        rf"\b{name} (?:{_DEED})\b",
        rf"\breview (?:on|about|concerning|in respect of|into the (?:death|care) of) {name}\b(?! [A-Z])",
    )
    return any(re.search(pattern, text) for pattern in used)


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
