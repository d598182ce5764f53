"""A document's title, put together from the lines that a first page prints it on."""

import re

from ingest.dates import is_date
from ingest.front import TitleBlock, is_organisation, is_series

_INSPECTION = re.compile(
    r"^(re-?inspection|inspection|review of the effectiveness|joint (?:targeted|area|inspection)|focused|monitoring)\b",
    re.IGNORECASE,
)
_INSPECTORATE = re.compile(r"^(?:the |care |his majesty['’]s )?inspectorate\b|\binspectorate$|^ofsted$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"([,&(–-]|\b(of|and|the|for|in|to|on|with|by|at|from|a|an|local|into|concerning|regarding|respect))$",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=[a-z])\d$")
_LONGEST = 250
_MOST_PARTS = 5
_LONGEST_PLACE_WORDS = 5
_WORKING_TITLE = re.compile(
    r"^(microsoft word|template|untitled|document\d*|la name|title|slide \d|pdf|powerpoint presentation)\b"
    r"|\bdraft\b|\.(docx?|pdf|rtf|odt)$|_|^\W*$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


def printed_title(block: TitleBlock, *, page_lines: tuple[str, ...]) -> str | None:
    """Return the title that a title block prints, or None where it holds no title.

    Lines that wrap are joined; the parts of a cover ("Serious Case Review", "Child D") are set apart by dashes.

    Args:
        block: the first page's title block.
        page_lines: all lines of the first page, where the notes stand that a title's marks point to.
    """
    lines = [_without_note_mark(line, page_lines) for line in _above_date(block.named)]
    lines = [line for line in lines if not is_series(line)] or lines
    lines = [line for line in lines if not _INSPECTORATE.search(line)] or lines
    start = next((i for i, line in enumerate(lines) if _INSPECTION.match(line)), None)
    if start is not None:
        return _of_inspection(lines, start)[:_LONGEST]
    titles = [line for line in lines if not is_organisation(line)]
    parts = _parts(titles)[:_MOST_PARTS] or list(block.organisations[:1])
    return _joined(parts)[:_LONGEST] or None


def _of_inspection(lines: list[str], start: int) -> str:
    """Return an inspection's title with the council, which stands above the title or below it."""
    end = next((i for i in range(start + 1, len(lines)) if _is_body_of_its_own(lines[i - 1], lines[i])), len(lines))
    title, who = " ".join(lines[start:end]), " ".join((*lines[:start], *lines[end : end + 1]))
    if not is_organisation(who) and len(who.split()) > _LONGEST_PLACE_WORDS:  # a letter's address, not a council
        return title
    return title if not who or who.casefold() in title.casefold() else f"{who}: {title}"


def _above_date(lines: tuple[str, ...]) -> list[str]:
    """Return a cover's lines less those that are only a date; names that follow a title's date are not its title."""
    kept: list[str] = []
    for line in lines:
        if not is_date(line):
            kept.append(line)
        elif any(not is_organisation(above) for above in kept) and not any(_INSPECTION.match(below) for below in lines):
            break
    return kept


def _is_body_of_its_own(above: str, line: str) -> bool:
    return is_organisation(line) and not _INSPECTION.match(line) and not _GOES_ON.search(above)


def is_meant(title: str) -> bool:
    """Return whether a title from a file's properties was written as one, and is no trace of how the file was made.

    >>> is_meant("Serious Case Review: Child D"), is_meant("Microsoft Word - Kent draft 3.docx")
    (True, False)
    """
    return len(title.strip()) > 3 and not _WORKING_TITLE.search(title.strip())


def without_site(title: str) -> str:
    """Return the title of a web page without the name of the site that follows it.

    >>> without_site("Bruising | Kent Safeguarding Children Partnership"), without_site("Escalation - Guide")
    ('Bruising', 'Escalation - Guide')
    """
    page = re.split(r"\s+[|»]\s+", title.strip())[0]
    above, dash, site = page.rpartition(" - ") if " - " in page else page.rpartition(" – ")
    return above.strip() if dash and is_organisation(site.strip()) else page


def title_of_file_name(file_name: str) -> str:
    """Return a file's name as a title: no ending, dashes and underscores as blanks.

    >>> title_of_file_name("child-d-overview-report-april-2016.pdf")
    'Child d overview report april 2016'
    """
    name = _ENDING.sub("", file_name)
    if " " not in name:
        name = re.sub(r"[-_+]+|%20", " ", name)
    name = " ".join(name.replace("_", " ").split()) or file_name
    return name[:1].upper() + name[1:]


def _parts(lines: list[str]) -> list[str]:
    parts: list[str] = []
    for line in lines:
        if parts and (_GOES_ON.search(parts[-1]) or line[0].islower() or line[0] == "("):
            parts[-1] += f" {line}"
        elif line not in parts:
            parts.append(line)
    return parts


def _joined(parts: list[str]) -> str:
    if len(parts) > 1 and re.search(r"\s[–—-]\s", parts[0]):
        return f"{parts[0]}: {' – '.join(parts[1:])}"
    return " – ".join(parts)


def _without_note_mark(line: str, page_lines: tuple[str, ...]) -> str:
    """Return the line without a note's digit stuck to its last word, where the page has a note of that number."""
    mark = _NOTE_MARK.search(line)
    is_note = mark and any(re.match(rf"\s*{mark[0]}(\s+[A-Z]|\s*$)", other) for other in page_lines)
    return line[:-1] if is_note else line
