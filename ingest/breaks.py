"""Where one block ends and the next begins, as gaps, edges, indents and page ends show it."""

from ingest.blocks import Role
from ingest.drafts import Draft
from ingest.headings import Typography
from ingest.lines import Line

INDENT = 6.0
"""Points by which an edge must differ to mean something."""

_GAP = 1.17


def is_fresh(current: Draft, line: Line, typography: Typography) -> bool:
    """Return whether the page itself shows that a block ends before this line."""
    last = current.lines[-1]
    if current.role is Role.HEADING or last.entry:
        return True
    if last.page != line.page or line.base < last.base:
        return _is_fresh_over_break(current, line)
    if is_gap(current, line, typography) or abs(last.size - line.size) > 0.15 * last.size:
        return True
    return current.ended() and _is_set_off(current, line)


def _is_set_off(current: Draft, line: Line) -> bool:
    """Return whether a line after a full stop is set as the first of a paragraph, though no gap stands above it."""
    last = current.lines[-1]
    if _would_have_fitted(last, line):
        return True
    if len(current.lines) == 1:
        return last.bold and not line.bold
    indented = line.x0 - last.x0 > 0.9 * line.size
    return indented or current.lines[1].x0 - line.x0 > INDENT


def _is_fresh_over_break(current: Draft, line: Line) -> bool:
    """Decide at a page or column end: an unfinished sentence goes on, and so does a block whose last line is full."""
    if not current.ended() or line.text[:1].islower():
        return False
    if line.text[:1].isalpha() and _has_same_hang(current, line):
        return _would_have_fitted(current.lines[-1], line)
    return True


def _has_same_hang(current: Draft, line: Line) -> bool:
    """Return whether the line stands where the block's own further lines stand."""
    if current.label is None and current.role is not Role.ITEM:
        return True
    body = current.lines[1].x0 if len(current.lines) > 1 else current.lines[0].body_x0
    return abs(line.x0 - body) < INDENT and body - current.lines[0].x0 > INDENT


def is_gap(current: Draft, line: Line, typography: Typography) -> bool:
    """Return whether more than the usual distance lies between the block's last line and this one."""
    last = current.lines[-1]
    if last.page != line.page:
        return False
    step = line.base - last.base
    usual = typography.pitch * max(line.size, last.size)
    if len(current.lines) > 1 and current.lines[-2].page == line.page:
        own = last.base - current.lines[-2].base
        usual = own if 0.5 * usual < own < 2.2 * usual else usual
    return step > _GAP * usual or step < 0


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Return whether the line's first word had room on the line above: the break was meant."""
    return last.x1 + 0.5 * line.size + (line.lead_x1 - line.x0) < line.right - 0.3 * line.size


def is_listed_without_sign(current: Draft, line: Line) -> bool:
    """Return whether the line is set in below a colon, or goes on such a list: its bullets are not text."""
    if not current.lines or current.lines[0].page != line.page:
        return False
    if current.unsigned:
        return abs(line.x0 - current.lines[0].x0) < INDENT
    announced = current.role in (Role.ITEM, Role.TEXT) and current.lines[-1].text.endswith(":")
    return announced and line.x0 - max(current.lines[-1].x0, current.lines[0].x0) > INDENT


def is_outdented(current: Draft | None, line: Line) -> bool:
    """Return whether the line starts left of the running text above it, as a number or bullet does."""
    if current is None or not current.lines:
        return True
    last = current.lines[-1]
    body = last.x0 if len(current.lines) > 1 else last.body_x0
    return body - line.x0 > INDENT


def is_hanging(line: Line) -> bool:
    """Return whether a wide space follows the line's first word, as it follows a number or a bullet."""
    return line.body_x0 - line.lead_x1 > 0.6 * line.size
