"""Plain text as blocks: headings, numbered paragraphs and bullets found by their look, wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Block, Reading, Role
from ingest.bullets import split_bullet
from ingest.encoding import decode
from ingest.errors import UnreadableFileError
from ingest.labels import depth, follows, reads_as_heading, split_heading_label, split_label, text_or_item

_FRONT_LINES = 60
_WIDEST_WRAPPED = 130
"""Lines longer than this are paragraphs that nobody wrapped."""
_SHORT_OF_FULL = 0.7
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
    return Reading(
        blocks=tuple(_with_depths(_without_false_headings(blocks))), pages=lines[-1].page, first_page_lines=front
    )


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
    indents = sorted({_indent(unit[0].text) for unit in parts if split_bullet(unit[0].text)[0]})
    for unit in parts:
        yield _block(unit, alone=len(parts) == 1, indents=indents)


def _block(unit: list[_Line], *, alone: bool, indents: list[int]) -> Block:
    text = _joined(unit)
    page, page_to = unit[0].page, unit[-1].page
    bullet, bulleted = split_bullet(text)
    if bullet:
        level = 1 + indents.index(_indent(unit[0].text))
        return Block(text=bulleted, role=Role.ITEM, level=level, page=page, page_to=page_to)
    label, rest = split_label(text)
    if _is_heading(unit, split_heading_label(text)[1], alone=alone, labelled=label is not None):
        return Block(text=text, role=Role.HEADING, page=page, page_to=page_to)
    return replace(text_or_item(label, rest, level=1, notes=()), page=page, page_to=page_to)


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


def _without_false_headings(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks with short numbered lines that follow each other, no text between, as the list they are."""
    listed: str | None = None
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        label, text = split_heading_label(block.text) if block.role is Role.HEADING else (None, "")
        if label is None:
            listed = None
            yield block
            continue
        after = split_heading_label(following.text)[0] if following and following.role is Role.HEADING else None
        goes_on = after is not None and depth(after) == depth(label) and after != "1" and follows(after, label)
        is_item = goes_on or (listed is not None and follows(label, listed))
        listed = label if is_item else None
        yield replace(block, role=Role.TEXT, text=text, label=label) if is_item else block


def _with_depths(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks with headings ranked: by their number, unnumbered ones below numbered ones."""
    in_numbered = False
    for block in blocks:
        if block.role is not Role.HEADING:
            yield block
            continue
        label = split_heading_label(block.text)[0]
        in_numbered = in_numbered or label is not None
        yield replace(block, level=depth(label) if label else 2 if in_numbered else 1)
