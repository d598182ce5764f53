"""Lines in reading order become drafts of blocks: headings, numbered paragraphs, list items and plain paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Role
from ingest.bullets import split_bullet
from ingest.headings import LARGER, Style, Typography, reads_as_heading
from ingest.lines import Line
from ingest.numbering import Label, Run, split_label
from ingest.tables import Table, TableRow, header_of, strip_line

_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*$")
_PAGE_NUMBER = re.compile(r"(?:\d|[ivxl])$")
_JUDGEMENT = re.compile(r"\bjudg(?:e)?ment\b", re.IGNORECASE)
_MOST_WORDS = 10
_GAP = 1.17
_INDENT = 6.0


@dataclass(slots=True, kw_only=True)
class Draft:
    """A block in the making."""

    role: Role
    lines: list[Line]
    opening: str = ""
    """What is left of the first line once its bullet or number is taken off."""
    label: str | None = None
    name: str = ""
    level: int = 0
    unsigned: bool = False
    """A list item by its indentation alone."""
    style: Style | None = None
    table: Table | None = None

    def texts(self) -> list[str]:
        """Return the lines' words."""
        return [self.opening, *(line.text for line in self.lines[1:])]

    def ended(self) -> bool:
        """Return whether the text so far ends as a sentence does."""
        return bool(_ENDS.search(self.lines[-1].text))


@dataclass(slots=True)
class Flow:
    """Reads line after line and decides where a block ends and what opens the next."""

    typography: Typography
    drafts: list[Draft] = field(default_factory=list)
    _run: Run = field(default_factory=Run)
    _bullets: list[float] = field(default_factory=list)

    def add_table(self, table: Table) -> None:
        """Take a table as it stands; a row set as a section heading is a heading."""
        rows = list(table.rows)
        header = header_of(table)
        if header and len(rows) == 2 and _JUDGEMENT.search(header.cells[0].text) and table.page > 1:
            line = strip_line(rows[1])
            style = (self.typography.body_size + 0.5, 2)
            self.drafts.append(Draft(role=Role.HEADING, lines=[line], opening=line.text, style=style))
            return
        while rows and self._is_strip(rows[0]):
            line = strip_line(rows.pop(0))
            self.drafts.append(Draft(role=Role.HEADING, lines=[line], opening=line.text, style=(line.size, 2)))
        if rows:
            self.drafts.append(Draft(role=Role.ROW, lines=[], table=replace(table, rows=tuple(rows))))

    def _is_strip(self, row: TableRow) -> bool:
        large = all(cell.bold and cell.size >= LARGER * self.typography.body_size for cell in row.cells)
        return large and row.boxes[0].page > 1

    def add(self, line: Line) -> None:
        """Take the next line."""
        current = self.drafts[-1] if self.drafts else None
        if line.entry:
            self._add_entry(current, line)
            return
        fresh = current is None or current.table is not None or current.lines[-1].entry or self._fresh(current, line)
        bullet, rest = split_bullet(line.text)
        if bullet and (fresh or self._outdented(current, line) or self._hangs(line)):
            self._open_item(current, line, rest)
            return
        style = self.typography.heading_style(line)
        if style is not None and self._add_heading(current, line, style, fresh=fresh):
            return
        label = split_label(line.text)
        if label and self._accepts(label, current, line, fresh=fresh):
            self._open_labelled(label, line)
        elif fresh and current and self._listed_without_sign(current, line):
            level = current.level if current.unsigned else min(current.level + 1, 2)
            draft = Draft(role=Role.ITEM, lines=[line], opening=line.text, level=level, unsigned=True)
            self.drafts.append(draft)
        elif fresh or current is None:
            self.drafts.append(Draft(role=Role.TEXT, lines=[line], opening=line.text))
            self._bullets.clear()
        else:
            current.lines.append(line)

    def _add_entry(self, current: Draft | None, line: Line) -> None:
        """Take a line of the contents list: an entry ends with its page number."""
        if current and current.lines and current.lines[-1].entry and not _PAGE_NUMBER.search(current.lines[-1].text):
            current.lines.append(line)
        else:
            self.drafts.append(Draft(role=Role.TEXT, lines=[line], opening=line.text))

    def _open_item(self, current: Draft | None, line: Line, rest: str) -> None:
        last = current.lines[-1] if current and current.lines else None
        if last and last.page == line.page and line.base < last.base:
            self._bullets.clear()  # a new column: its left edge says nothing about depth
        while self._bullets and self._bullets[-1] > line.x0 + _INDENT:
            self._bullets.pop()
        if not self._bullets or line.x0 > self._bullets[-1] + _INDENT:
            self._bullets.append(line.x0)
        self.drafts.append(Draft(role=Role.ITEM, lines=[line], opening=rest, level=min(len(self._bullets), 2)))

    def _open_labelled(self, label: Label, line: Line) -> None:
        if label.parts:
            self._run.take(label.parts, line.x0)
            self._bullets.clear()
        role = Role.TEXT if label.parts else Role.ITEM
        opening = label.rest
        if label.name and not opening:
            opening = line.text
        level = 0 if label.parts else 1
        draft = Draft(role=role, lines=[line], opening=opening, label=label.text, name=label.name, level=level)
        self.drafts.append(draft)

    def _add_heading(self, current: Draft | None, line: Line, style: Style, *, fresh: bool) -> bool:
        """Take the line as a heading, or as more of the one before; False where it is text."""
        goes_on = current is not None and current.role is Role.HEADING and current.style == style
        if current and goes_on and current.lines[-1].page == line.page and not self._gap(current, line):
            if reads_as_heading([*current.lines, line], self.typography):
                current.lines.append(line)
                return True
            current.role, current.style = Role.TEXT, None
            current.lines.append(line)
            return True
        if not fresh and current and current.role is not Role.HEADING and current.lines[-1].bold == line.bold:
            same_size = abs(current.lines[-1].size - line.size) < 0.5
            if same_size:
                return False
        if not reads_as_heading([line], self.typography):
            return False
        self.drafts.append(Draft(role=Role.HEADING, lines=[line], opening=line.text, style=style))
        self._bullets.clear()
        return True

    def _fresh(self, current: Draft, line: Line) -> bool:
        """Return whether the page itself shows that a block ends before this line."""
        last = current.lines[-1]
        if current.role is Role.HEADING:
            return True
        if last.page != line.page or line.base < last.base:
            return self._fresh_over_break(current, line)
        if self._gap(current, line) or abs(last.size - line.size) > 0.15 * last.size:
            return True
        if last.bold != line.bold and len(current.lines) == 1 and last.bold and current.ended():
            return True
        if current.ended() and self._would_have_fitted(last, line):
            return True
        indented = line.x0 - last.x0 > 0.9 * line.size and len(current.lines) > 1
        if indented and current.ended():
            return True
        return len(current.lines) > 1 and current.lines[1].x0 - line.x0 > _INDENT and current.ended()

    def _fresh_over_break(self, current: Draft, line: Line) -> bool:
        """Decide at a page or column end: an unfinished sentence goes on, a full last line may."""
        last = current.lines[-1]
        if not current.ended() or line.text[:1].islower():
            return False
        if current.ended() and line.text[:1].isalpha() and self._same_hang(current, line):
            return self._would_have_fitted(last, line)
        return True

    def _same_hang(self, current: Draft, line: Line) -> bool:
        """Return whether the line stands where the block's own further lines stand."""
        body = current.lines[1].x0 if len(current.lines) > 1 else current.lines[0].body_x0
        hangs = current.label is not None or current.role is Role.ITEM
        return (hangs and abs(line.x0 - body) < _INDENT and body - current.lines[0].x0 > _INDENT) or not hangs

    def _gap(self, current: Draft, line: Line) -> bool:
        last = current.lines[-1]
        if last.page != line.page:
            return False
        step = line.base - last.base
        usual = self.typography.pitch * max(line.size, last.size)
        if len(current.lines) > 1 and current.lines[-2].page == line.page:
            own = last.base - current.lines[-2].base
            usual = own if 0.5 * usual < own < 2.2 * usual else usual
        return step > _GAP * usual or step < 0

    @staticmethod
    def _would_have_fitted(last: Line, line: Line) -> bool:
        """Return whether the line's first word had room on the line above: the break was meant."""
        return last.x1 + 0.5 * line.size + (line.lead_x1 - line.x0) < line.right - 0.3 * line.size

    @staticmethod
    def _listed_without_sign(current: Draft, line: Line) -> bool:
        """Return whether the line is set in below a colon, or goes on a list of such lines: its bullets are not text."""
        if not current.lines or current.lines[0].page != line.page:
            return False
        if current.unsigned:
            return abs(line.x0 - current.lines[0].x0) < _INDENT
        announced = current.role in (Role.ITEM, Role.TEXT) and current.lines[-1].text.endswith(":")
        return announced and line.x0 - max(current.lines[-1].x0, current.lines[0].x0) > _INDENT

    @staticmethod
    def _outdented(current: Draft | None, line: Line) -> bool:
        """Return whether the line starts left of the running text above it, as a number or bullet does."""
        if current is None or not current.lines:
            return True
        last = current.lines[-1]
        body = last.x0 if len(current.lines) > 1 else last.body_x0
        return body - line.x0 > _INDENT

    @staticmethod
    def _hangs(line: Line) -> bool:
        return line.body_x0 - line.lead_x1 > 0.6 * line.size

    def _accepts(self, label: Label, current: Draft | None, line: Line, *, fresh: bool) -> bool:
        """Decide whether a number that opens a line is printed beside a paragraph or is part of a sentence."""
        outdented = self._outdented(current, line)
        hanging = self._hangs(line)
        if not label.parts:
            return fresh or (outdented and hanging)
        if label.name:
            return fresh and bool(label.stop or line.bold)
        if not label.stop and len(label.parts) == 1 and not hanging:
            return False
        at_column = self._run.x0 is not None and abs(line.x0 - self._run.x0) < _INDENT
        if self._run.follows(label.parts):
            return fresh or (outdented and (hanging or at_column))
        return fresh and (label.stop or hanging or len(label.parts) > 1)


def flow(elements: Sequence[Line | Table], typography: Typography) -> list[Draft]:
    """Return the drafts that lines and tables in reading order make."""
    made = Flow(typography)
    for element in elements:
        if isinstance(element, Table):
            made.add_table(element)
        else:
            made.add(element)
    _find_plain_headings(made.drafts, typography)
    return made.drafts


def _find_plain_headings(drafts: Sequence[Draft], typography: Typography) -> None:
    """Make headings of short lines that stand alone above a numbered paragraph, though set like the body."""
    for draft, following in zip(drafts, drafts[1:], strict=False):
        alone = draft.role is Role.TEXT and len(draft.lines) == 1 and draft.label is None and not draft.lines[0].entry
        if not alone or following.label is None or following.role is not Role.TEXT or draft.lines[0].page == 1:
            continue
        text = draft.opening
        if len(text.split()) <= _MOST_WORDS and text[:1].isupper() and not re.search(r"[.:;,?!\d)]$", text):
            draft.role, draft.style = Role.HEADING, (typography.body_size, -1)
