"""Ruled grids of a page, and the cells into which their words fall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.words import Rule, Word

_NEAR = 3.0
_LEAST_RULE = 5.0
_MOST_RULES = 4_000

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table's outline: the places of its column and row borders, and which stretches are drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: dict[float, list[Span]]
    """Row border → stretches of x that are drawn."""
    down: dict[float, list[Span]]
    """Column border → stretches of y that are drawn."""

    def holds(self, word: Word) -> bool:
        """Return whether the word's middle lies inside."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR

    def cell_roots(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each (row, column) the (row, column) of the top left corner of the cell it belongs to."""
        roots: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                middle_x = (self.xs[column] + self.xs[column + 1]) / 2
                middle_y = (self.ys[row] + self.ys[row + 1]) / 2
                root = (row, column)
                if column and not _covers(self.down[self.xs[column]], middle_y):
                    root = roots[(row, column - 1)]
                elif row and not _covers(self.across[self.ys[row]], middle_x):
                    root = roots[(row - 1, column)]
                roots[(row, column)] = root
        return roots

    def place(self, word: Word) -> tuple[int, int]:
        """Return the (row, column) in which the word's middle lies."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return _slot(self.ys, y), _slot(self.xs, x)


def _slot(borders: Sequence[float], place: float) -> int:
    for index in range(1, len(borders) - 1):
        if place < borders[index]:
            return index - 1
    return len(borders) - 2


def _covers(spans: Iterable[Span], place: float) -> bool:
    return any(start - 1 <= place <= end + 1 for start, end in spans)


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids with at least two columns and one row, from top to bottom."""
    if len(rules) > _MOST_RULES:
        return []
    across = _merged((rule.top, rule.x0, rule.x1) for rule in rules if rule.horizontal)
    down = _merged((rule.x0, rule.top, rule.bottom) for rule in rules if not rule.horizontal)
    grids = []
    for rows, columns in _connected(across, down):
        grid = _grid(rows, columns)
        if grid:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.ys[0])


_Stroke = tuple[float, float, float]


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Join strokes that lie on one line and touch; each is (place, start, end)."""
    merged: list[_Stroke] = []
    lines: list[list[_Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke[0] - lines[-1][-1][0] <= 1.5:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    for line in lines:
        place = line[0][0]
        start, end = None, 0.0
        for _, first, last in sorted(line, key=lambda stroke: stroke[1]):
            if start is None or first > end + _NEAR:
                if start is not None and end - start >= _LEAST_RULE:
                    merged.append((place, start, end))
                start, end = first, last
            end = max(end, last)
        if start is not None and end - start >= _LEAST_RULE:
            merged.append((place, start, end))
    return merged


def _connected(across: list[_Stroke], down: list[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Group strokes that cross or touch."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(down):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for i, stroke in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(stroke)
    for j, stroke in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(stroke)
    return list(groups.values())


def _grid(across: list[_Stroke], down: list[_Stroke]) -> Grid | None:
    ys, by_y = _borders(across)
    xs, by_x = _borders(down)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), by_y, by_x)


def _borders(strokes: list[_Stroke]) -> tuple[list[float], dict[float, list[Span]]]:
    places: list[float] = []
    spans: dict[float, list[Span]] = {}
    for place, start, end in sorted(strokes):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
        spans.setdefault(places[-1], []).append((start, end))
    return places, spans
