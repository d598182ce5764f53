"""The title block: the first page's lines up to where running text, a list of contents or judgements begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_LINES = 40
_RUNNING_TEXT_WORDS = 15
_SENTENCE_WORDS = 8
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ENDS = re.compile(
    rf"""^(?:
        inspection\ dates?\b | (?:lead|reporting)\ inspector | judge?ments?\b | the\ overall\ judge?ment | age\ group
      | report\ published | children[’']s\ services\ in\b
      | (?:table\ of\ )?contents\b | foreword\b | introduction\b | background\b | acknowledge?ments\b | preface\b
      | scope\ of\ this\ chapter | amendment\b | related\ (?:guidance|chapters)
      | what\ (?:is|happened)\b | why\ (?:this|it|is)\b | key\ (?:points|messages|learning)\b
      | \d{{1,2}}(?:\.\d+)*[.):]?\s+(?!{_MONTHS}|minute)[A-Z]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LABELLED = re.compile(
    r"""^(?:
        (?:(?:lead|independent|report|overview)\ )*(?:author|reviewer|writer|chair|facilitator)s?\b
      | (?:(?:report|written|prepared|compiled|commissioned)\ )+(?:by|for)\b | by:?\ [A-Z]
      | published | publication\ date
      | (?:last\ |page\ )*(?:updated|reviewed|issued|modified)\b | as\ at\b
      | date\b | d\.?o\.?[bd]\b | version | review\ date | status | final\b | draft\b
      | confidential | official | restricted | not\ protectively
      | (?:.*\b)?page\ \d | www\. | https?: | isbn | © | copyright | e-?mail | tel\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|should|must|can|did|does)\b")
_ORGANISATION = re.compile(
    r"""^(?:the\ )?(?:london|royal)\ borough\ of\b | ^ofsted$
      | \w[ .]+(?:council|board|partnership|trust|authority|constabulary|police)\d?$""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""^(?:(?:local|safeguarding|children(?:['’]s)?|adults?|and|borough|county|city|metropolitan|district|nhs|foundation)
        \ )*
        (?:board|council|partnership|trust)\d?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = re.compile(
    r"""\b(?:inspection|review|report|progress|procedures?|protocol|policy|guidance|briefing|minute|learning|summary|strategy
        |statement|plan)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE_NUMBER = re.compile(r"^(page )?\d{1,3}( of \d+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """What stands above the text of a first page."""

    named: tuple[str, ...]
    """Lines of the title, and lines that are only the name of a council, a board or another body."""
    lines: tuple[str, ...]
    """All of the block's lines, those with author, date and version among them."""

    @property
    def text(self) -> str:
        """Return title and organisations as one line, for looking names up."""
        return " ".join(self.named)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the lines of the title itself."""
        return tuple(line for line in self.named if not is_organisation(line))

    @property
    def organisations(self) -> tuple[str, ...]:
        """Return the lines that are only a body's name."""
        return tuple(line for line in self.named if is_organisation(line))


def title_block(first_page_lines: tuple[str, ...]) -> TitleBlock:
    """Return the title block of a first page's lines."""
    lines = [line for line in map(_clean, first_page_lines) if line and not _PAGE_NUMBER.match(line)]
    lines = list(_with_tails(_without_repeats(lines)))
    block = lines[: next((i for i, line in enumerate(lines) if begins_text(line)), len(lines))][:_MOST_LINES]
    return TitleBlock(named=tuple(line for line in block if not _LABELLED.match(line)), lines=tuple(block))


def is_organisation(line: str) -> bool:
    """Return whether a line is only the name of a body.

    >>> is_organisation("Kent County Council"), is_organisation("Inspection of Kent County Council")
    (True, False)
    """
    return bool(_ORGANISATION.search(line)) and not _ABOUT.search(line)


def begins_text(line: str) -> bool:
    """Return whether a line is running text or what follows a title block, and no longer a title."""
    words = line.split()
    if _ENDS.match(line) or len(words) >= _RUNNING_TEXT_WORDS:
        return True
    return len(words) >= _SENTENCE_WORDS and (line.endswith(".") or bool(_VERB.search(line)))


def _clean(line: str) -> str:
    return " ".join(line.split())


def _without_repeats(lines: list[str]) -> list[str]:
    """Return the lines less those that a few lines below say again whole, as running headers over a title do."""
    kept = []
    for i, line in enumerate(lines):
        below = lines[i + 1 : i + 6]
        said = {" ".join(below[j:k]) for j in range(len(below)) for k in range(j + 1, len(below) + 1)}
        if line not in said:
            kept.append(line)
    return kept


def _with_tails(lines: list[str]) -> Iterator[str]:
    """Yield the lines with a wrapped body's name in one ("… Safeguarding Children", "Board")."""
    held = ""
    for line in lines:
        if held and _TAIL.match(line) and not is_organisation(held):
            held += f" {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
