"""Facts that a first page prints beside a label or on its cover: dates, author, publishing body."""

import re

from ingest.areas import in_small_letters
from ingest.dates import dates_in, is_date, latest, span_of, years_in
from ingest.front import TitleBlock, is_organisation
from ingest.statements import statements

_FRONT_LINES = 60
_TOP_LINES = 12
_INSPECTORATE = re.compile(r"\binspectorate\b", re.IGNORECASE)
_LONGEST_LABELLED_WORDS = 14
_PUBLISHED = re.compile(
    r"""^\W*(?:(?:the|this|review|report|document|page|final|first|originally|date|version|edition|last|v?\d[\d.]*)[\s,:]+){0,4}
        (?:of\s+)?(?:published|publication(?:\s+date)?|date\s+of\s+(?:publication|report|issue)|issued|report\s+date
          |last\s+(?:updated|reviewed|modified))
        \b\s*(?:by\s.*?)?(?:on|in)?\s*[:–-]?\s*(?P<rest>\S.{0,60})""",
    re.IGNORECASE | re.VERBOSE,
)
_INSPECTED = re.compile(
    r"""^\W*(?:dates?\s+of\s+(?:the\s+)?inspection|inspection\s+dates?|inspected\s+on|dates?\s+of\s+visit)
        \s*:?\s*(?P<rest>.*)$""",
    re.IGNORECASE | re.VERBOSE,
)
_INCIDENT = re.compile(
    r"""\bdate\s+of\s+(?:the\s+)?(?:serious\s+|significant\s+)?(?:incident|death|injury)\s*[:–-]?\s*(?P<rest>\S.{0,40})
      | \bD\.?O\.?D\.?\s*[:–-]\s*(?P<dod>\S.{0,40})""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_DATE = re.compile(
    r"""\b(?:birth|born|death|died|d\.?o\.?[bd]|incident|inspection|injury|visit|period|cover(?:s|ing)|between|(?:to\sbe|next)\sreviewed|review\sby|expires|(?:next\s)?review\s(?:date|due)
        |next\sreview|act|edition)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AUTHOR = re.compile(
    r"""^\W*(?:
        (?:(?:(?:lead|independent|report|overview|the)\ )*(?:author|reviewer|report\ writer)s?
          |(?:lead|reporting)\ inspector|(?:report|written|prepared|compiled)\ by)\s*(?:/\s*\w+\s*)?[:–-]?\s+
      | by\s+(?=[A-Z]))
        (?P<who>\S.*)$""",
    re.IGNORECASE | re.VERBOSE,
)
_CHAIR = re.compile(
    r"^\W*(?:independent|review|panel)\ chair(?:\ of\ the\ review)?\s*[:–-]\s+(?P<who>\S.*)$", re.IGNORECASE
)
_AUTHOR_ABOVE = re.compile(r"^\W*(?:(?:independent|lead|overview|report) )*author\W*$", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Professor|Prof|Sir|Dame)\.?\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|van|von|and|&))+"
)
_ROLE = re.compile(
    r"""\s+(?:HMI|Her\ Majesty|His\ Majesty|Independent|Chair|Lead|Consultant|BA|BSc|MA|MSc|CQSW|QPM|OBE|MBE|CBE|Date
        |Published|Inspector)\b.*$""",
    re.VERBOSE,
)
_BODY = re.compile(
    r"""(?:[A-Z][\w'’-]*|&)(?:(?:\s|,\s)(?:[A-Z][\w'’-]*|and|of|upon|on|with|the|&|for)){0,9}?\s
        (?:(?:Local\s|Multi-Agency\s)?Safeguarding\s(?:Children(?:[’']s)?|Child|Adults?)[’']?(?:\sand\s\w+)?\s(?:Board|Partnership)
          |Children(?:[’']s)?\sSafeguarding\s(?:Board|Partnership)
          |Community\sSafety\sPartnership
          |(?:County|Borough|City)\sCouncil)""",
    re.VERBOSE,
)
_LEADING = re.compile(
    r"""^.*\b(?:the|by|for|from|at|in|to)\s+
      | ^(?:(?:The|This|However|Since|In|Review|Report|Inspection\ of|Author|of|and)[,\s]+)+""",
    re.VERBOSE,
)


def inspected_in(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the first and last day of the inspection that a page's lines print, as ISO dates."""
    for i, line in enumerate(lines):
        label = _INSPECTED.match(line)
        if label:
            # The dates may wrap, or stand below their label.
            return span_of(" ".join((label["rest"], *lines[i + 1 : i + 3])).strip())
    return None


def published_beside_label(lines: tuple[str, ...]) -> str | None:
    """Return the date that stands beside "published" or the like, as an ISO date, month or year."""
    for part in statements(lines[:_FRONT_LINES]):
        label = _PUBLISHED.match(part) if len(part.split()) <= _LONGEST_LABELLED_WORDS else None
        if label and (dates := dates_in(label["rest"]) or years_in(label["rest"])):
            return dates[0]
    return None


def published_alone(lines: tuple[str, ...]) -> str | None:
    """Return the one date that stands on a line of its own near the top, as bylines of web pages do."""
    alone = {date for line in lines[:_TOP_LINES] if is_date(line) for date in dates_in(line)}
    return alone.pop() if len(alone) == 1 else None


def inspectorate_in(lines: tuple[str, ...]) -> str | None:
    """Return the inspectorate that a title block names on a line of its own."""
    return next((line for line in lines if _INSPECTORATE.search(line) and is_organisation(line)), None)


def published_on_cover(block: TitleBlock) -> str | None:
    """Return the latest date that a title block prints on its own, as an ISO date, month or year."""
    cover = [line for line in statements(block.lines) if not _OTHER_DATE.search(line)]
    undated = [line for line in cover if not dates_in(line)]
    return latest(_single_dates(cover)) or latest([year for line in undated for year in years_in(line)])


def _single_dates(lines: list[str]) -> list[str]:
    """Return the dates of those lines that hold one date each; a line with two states a span of time."""
    found = (dates_in(line) for line in lines)
    return [dates[0] for dates in found if len(dates) == 1]


def incident_in(lines: tuple[str, ...]) -> str | None:
    """Return the date of the incident or death that a cover prints."""
    for line in lines[:_FRONT_LINES]:
        label = _INCIDENT.search(line)
        if label and (dates := dates_in(label["rest"] or label["dod"])):
            return dates[0]
    return None


def author_in(lines: tuple[str, ...]) -> str | None:
    """Return the author, reviewer or lead inspector that a page names beside such a label or below it."""
    stated = statements(lines[:_FRONT_LINES])
    for line, following in zip(stated, (*stated[1:], ""), strict=False):
        label = _AUTHOR.match(line)
        who = label["who"] if label else following if _AUTHOR_ABOVE.match(line) else ""
        if name := _name(who):
            return name
    return None


def chair_in(lines: tuple[str, ...]) -> str | None:
    """Return whom a page names as the chair of a review."""
    chairs = (_CHAIR.match(line) for line in statements(lines[:_FRONT_LINES]))
    return next((name for chair in chairs if chair and (name := _name(chair["who"]))), None)


def _name(who: str) -> str | None:
    name = _NAME.match(_ROLE.sub("", who.split(",")[0].strip()))
    return name[0] if name else None


def body_in(lines: tuple[str, ...]) -> str | None:
    """Return the board, partnership or council that the lines name, where they name one and no other."""
    found = (_LEADING.sub("", match[0]) for line in lines for match in _BODY.finditer(in_small_letters(line)))
    names = [name for name in found if _is_particular(name)]
    boards = [name for name in names if not name.endswith("Council")] or names
    return boards[0] if boards and len({_plain(name) for name in boards}) == 1 else None


def _is_particular(name: str) -> bool:
    """Return whether a body's name says which one: "Local Safeguarding Children Board" does not."""
    return not re.match(r"^(Local |Multi-Agency )?(Safeguarding|Children|Community|County|Borough|City Council)", name)


def _plain(name: str) -> str:
    return re.sub(r"\blocal\b|\W", "", name.casefold())
