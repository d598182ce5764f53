"""Lines in reading order become drafts of blocks: headings, numbered paragraphs, list items and plain paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Role
from ingest.breaks import INDENT, is_fresh, is_gap, is_hanging, is_listed_without_sign, is_outdented
from ingest.bullets import split_bullet
from ingest.drafts import Draft
from ingest.headings import LARGER, Style, Typography, reads_as_heading
from ingest.lines import Line
from ingest.numbering import Label, Run, split_label
from ingest.plain_headings import find_plain_headings
from ingest.tables import Table, TableRow, header_of, strip_line

_PAGE_NUMBER = re.compile(r"(?:\d|[ivxl])$")
_JUDGEMENT = re.compile(r"\bjudg(?:e)?ment\b", re.IGNORECASE)


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
        fresh = current is None or current.table is not None or is_fresh(current, line, self.typography)
        bullet, rest = split_bullet(line.text)
        if bullet and (fresh or is_outdented(current, line) or is_hanging(line)):
            self._open_item(current, line, rest)
            return
        style = self.typography.heading_style(line)
        if style is not None and self._add_heading(current, line, style, fresh=fresh):
            return
        label = split_label(line.text)
        if label and self._accepts(label, current, line, fresh=fresh):
            self._open_labelled(label, line)
        elif fresh and current and is_listed_without_sign(current, line):
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
        while self._bullets and self._bullets[-1] > line.x0 + INDENT:
            self._bullets.pop()
        if not self._bullets or line.x0 > self._bullets[-1] + INDENT:
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
        if current and goes_on and current.lines[-1].page == line.page and not is_gap(current, line, self.typography):
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

    def _accepts(self, label: Label, current: Draft | None, line: Line, *, fresh: bool) -> bool:
        """Decide whether a number that opens a line is printed beside a paragraph or is part of a sentence."""
        outdented = is_outdented(current, line)
        hanging = is_hanging(line)
        if not label.parts:
            return fresh or (outdented and hanging)
        if label.name:
            return fresh and bool(label.stop or line.bold)
        if not label.stop and len(label.parts) == 1 and not hanging:
            return False
        at_column = self._run.x0 is not None and abs(line.x0 - self._run.x0) < INDENT
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
    find_plain_headings(made.drafts, typography)
    return made.drafts
