"""Plain text as blocks: headings, numbered paragraphs and bullets found by their look, wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.blocks import Block, Reading, Role
from ingest.bullets import split_bullet
from ingest.encoding import decode
from ingest.errors import UnreadableFileError
from ingest.labels import depth, follows, reads_as_heading, split_heading_label, split_label

_FRONT_LINES = 60
_WIDEST_WRAPPED = 130
"""Lines longer than this are paragraphs that nobody wrapped."""
_SHORT_OF_FULL = 0.7
_INDENT = 3
_RULE = re.compile(r"^\s*([-=_*#~]\s?){3,}$")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int


def read_plaintext(data: bytes, *, path: str) -> Reading:
    """Return the text's blocks; form feeds, where there are any, count the pages.

    Raises:
        UnreadableFileError: the bytes are not text.
    """
    text = decode(data)
    if text is None:
        raise UnreadableFileError(path, "The file's bytes are no text.", "Save it as plain text and ingest that.")
    return text_to_reading(text)


def text_to_reading(text: str) -> Reading:
    r"""Return the blocks of plain text with "\n" line ends."""
    lines = [
        _Line(line.rstrip(), page)
        for page, part in enumerate(text.rstrip("\f\n ").split("\f"), start=1)
        for line in (*part.split("\n"), "")
    ]
    width = _wrapped_width(lines)
    groups = list(_groups(lines))
    blocks = [block for group in groups for block in _blocks(_units(group, width))]
    front = tuple(line.text.strip() for line in lines if line.text.strip())[:_FRONT_LINES]
    return Reading(blocks=tuple(_with_depths(blocks)), pages=lines[-1].page, first_page_lines=front)


def _wrapped_width(lines: list[_Line]) -> int:
    """Return the column at which the lines are wrapped, or 0 where each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.text.strip())
    if not lengths:
        return 0
    longest = lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    return longest if longest <= _WIDEST_WRAPPED else 0


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines; drawn rules are blank too."""
    group: list[_Line] = []
    for line in lines:
        if line.text.strip() and not _RULE.match(line.text):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _units(group: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph, item or heading of a group."""
    unit: list[_Line] = []
    previous: str | None = None
    for line in group:
        label = _label(line.text)
        if unit and (_begins(line.text, label, previous) or _ended(unit[-1].text, line.text, width)):
            yield unit
            unit = []
        if not unit and label is not None:
            previous = label
        unit.append(line)
    if unit:
        yield unit


def _label(text: str) -> str | None:
    return split_label(text)[0]


def _begins(text: str, label: str | None, previous: str | None) -> bool:
    """Return whether a line within a run opens a new item: a sentence may wrap so that a number comes first."""
    return bool(split_bullet(text)[0]) or (label is not None and follows(label, previous))


def _ended(text: str, following: str, width: int) -> bool:
    """Return whether a paragraph ends with this line although no blank line follows."""
    if not width:
        return True
    first_word = following.split()[0]
    has_room = len(text) + 1 + len(first_word) < _SHORT_OF_FULL * width
    return has_room and (text.rstrip()[-1] in ".!?:;" or following.lstrip()[0].isupper() or following[0].isspace())


def _blocks(units: Iterator[list[_Line]]) -> Iterator[Block]:
    parts = list(units)
    for unit in parts:
        yield _block(unit, alone=len(parts) == 1)


def _block(unit: list[_Line], *, alone: bool) -> Block:
    text = _joined(unit)
    page, page_to = unit[0].page, unit[-1].page
    bullet, bulleted = split_bullet(text)
    if bullet:
        level = 1 + _indent(unit[0].text) // _INDENT
        return Block(text=bulleted, role=Role.ITEM, level=level, page=page, page_to=page_to)
    heading, heading_text = split_heading_label(text)
    label, rest = split_label(text)
    if _is_heading(unit, heading_text, alone=alone, labelled=label is not None):
        return Block(text=heading_text, role=Role.HEADING, label=heading, page=page, page_to=page_to)
    if label is not None and not label[0].isdigit():
        return Block(text=rest, role=Role.ITEM, level=1, label=label, page=page, page_to=page_to)
    return Block(text=rest, label=label, page=page, page_to=page_to)


def _is_heading(unit: list[_Line], text: str, *, alone: bool, labelled: bool) -> bool:
    """Return whether a unit is a heading; a numbered one stands alone, or it is an item of a list."""
    return bool(text) and len(unit) == 1 and reads_as_heading(text) and (alone or not labelled)


def _indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _joined(unit: list[_Line]) -> str:
    text = ""
    for line in unit:
        words = " ".join(line.text.split())
        glue = "" if not text or re.search(r"\w-$", text) else " "
        text += glue + words
    return text


def _with_depths(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks with headings ranked: by their number, unnumbered ones below numbered ones."""
    in_numbered = False
    for block in blocks:
        if block.role is not Role.HEADING:
            yield block
            continue
        in_numbered = in_numbered or block.label is not None
        level = depth(block.label) if block.label else 2 if in_numbered else 1
        yield Block(
            text=block.text, role=Role.HEADING, label=block.label, level=level, page=block.page, page_to=block.page_to
        )
