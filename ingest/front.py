"""The title block: the first page's lines up to where running text, a list of contents or judgements begin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.notices import is_notice
from ingest.statements import statements

_MOST_LINES = 40
_RUNNING_TEXT_WORDS = 15
_SENTENCE_WORDS = 8
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ENDS = re.compile(
    rf"""^(?:
        inspection\ dates?\b | (?:lead|reporting)\ inspector | judge?ments?\b | the\ overall\ judge?ment | age\ group
      | report\ published | children[’']s\ services\ in\b
      | (?:table\ of\ )?contents\b | foreword\b | introduction\b | background\b | acknowledge?ments\b | preface\b
      | (?:agenda\ )?item\ \d | (?:members\ )?present\b | in\ attendance | apologies | attendees | brief\ outline
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
      | published | publication\ date | issued
      | (?:completed|considered|presented|agreed|approved|adopted|accepted|ratified|endorsed|signed\ off|commissioned
          |submitted|circulated)\ (?:by|to|at|on|in|for|[a-z]+\ (?:19|20)\d\d)\b
      | (?:report|review)\ (?:completed|published|date)\b | ref(?:erence)?\b | re:
      | covers\b | (?:next\ )?review\ due
      | (?:last\ |page\ )*(?:updated|reviewed|issued|modified)\b | as\ at\b
      | date\b | d\.?o\.?[bd]\b | version | review\ date | status | final\b | draft\b
      | confidential | official | restricted | not\ protectively
      | (?:.*\b)?page\ \d | www\. | https?: | isbn | © | copyright | e-?mail | tel\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|should|must|can|did|does)\b")
_RELATIVE = re.compile(r"\b(who|that|which|what|where|when|how|whose( \w+){1,3})$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"""^(?:the\ )?(?:london|royal)\ borough\ of\b | ^ofsted$
      | \w[ .]+(?:council|board|partnership|trust|authority|constabulary|police|L?SC[BP]|L?SAB|CSP)\d?$
      | ^(?:the\ |care\ |his\ majesty’s\ )*inspectorate\b | \binspectorate$""",
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
_SERIES = re.compile(
    r"""\b(?:board|partnership|council|trust|authority)s?['’]?:?
        \ (?:(?:multi-agency|online|joint|safeguarding|child\ protection)\ )*
        (?:(?:policies|policy)\ and\ )?(?:procedures(?:\ manual)?|inspection\ report)$""",
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
    lines = _without_repeats([line for line in lines if not is_notice(line)])
    block = list(_with_tails(_before_text(lines)))[:_MOST_LINES]
    return TitleBlock(named=tuple(_unlabelled(block)), lines=tuple(block))


def is_series(line: str) -> bool:
    """Return whether a line names the collection that a document belongs to, as running headers do.

    >>> is_series("Kent Safeguarding Children Board procedures"), is_series("Pre-birth procedures")
    (True, False)
    """
    return bool(_SERIES.search(line))


def is_organisation(line: str) -> bool:
    """Return whether a line is only the name of a body.

    >>> is_organisation("Kent County Council"), is_organisation("Inspection of Kent County Council")
    (True, False)
    """
    return bool(_ORGANISATION.search(line)) and not _ABOUT.search(line)


def opens_section(line: str) -> bool:
    """Return whether a line is what follows a title block: a list of contents, judgements, a section's heading."""
    return bool(_ENDS.match(line))


def begins_text(line: str) -> bool:
    """Return whether a line is running text or what follows a title block, and no longer a title."""
    words = line.split()
    if opens_section(line) or len(words) >= _RUNNING_TEXT_WORDS:
        return True
    return len(words) >= _SENTENCE_WORDS and (line.endswith(".") or _is_said(line))


def _is_said(line: str) -> bool:
    """Return whether a line has a verb of its own: that of "children who are educated at home" is not."""
    return any(not _RELATIVE.search(line[: verb.start()].rstrip()) for verb in _VERB.finditer(line))


def _before_text(lines: list[str]) -> Iterator[str]:
    """Yield the lines above running text, and of a line that goes on as text the words that say what this is."""
    for i, line in enumerate(lines):
        if begins_text(line):
            first = statements((line,))[0]
            if i and first != line and _ABOUT.search(first) and not _LABELLED.match(first) and not begins_text(first):
                yield first
            return
        yield line


def _unlabelled(block: list[str]) -> Iterator[str]:
    """Yield the lines that are no author, date or version, nor the small-lettered end of such a line."""
    labelled = False
    for line in block:
        labelled = bool(_LABELLED.match(line)) or (labelled and line[0].islower())
        if not labelled:
            yield line


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


def _with_tails(lines: Iterable[str]) -> Iterator[str]:
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
