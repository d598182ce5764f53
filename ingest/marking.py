"""Where a quote stands among the characters of its paragraph: letters and digits are compared, places come back.

What a paragraph's text has lost or joined (hyphens at line ends, marks of notes, ligatures) does not stand in the way.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.documents import Box
from ingest.words import Character

Place = tuple[int, int]
"""Which line, and which of its characters from the left."""

_LEAST_FOUND = 0.8
"""Share of a quote's letters that must be found for it to be marked."""
_LEAST_BLOCK = 8
"""Letters in a row that count as found by themselves."""
_NEAR = 4
"""Letters that may stand between a block and a shorter one that counts with it."""
_WIDE_GAP = 3.0
"""Heights of a line: a wider gap within a quote is the border of a cell."""
_SHARED_HEIGHT = 0.5
_SLACK = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    """Characters of one paragraph box that stand side by side."""

    page: int
    characters: list[Character]


def letters_of(text: str) -> str:
    r"""Return the letters and digits of a text, ligatures resolved, without accents and capitals.

    >>> letters_of("O\ufb03cers’ café, 2016–17")
    'officerscafe201617'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


def mark(quote: str, boxes: Sequence[Box], characters: Sequence[Sequence[Character]]) -> tuple[Box, ...]:
    """Return a box for each line that a quote stands on, in reading order; none where it is not found.

    Args:
        quote: Words of a paragraph.
        boxes: The paragraph's boxes, in reading order.
        characters: For each box the characters of its page, in the order of the file.
    """
    lines: list[_Line] = []
    as_in_file: list[Place] = []
    for box, of_page in zip(boxes, characters, strict=True):
        inside = [character for character in of_page if _is_inside(character, box)]
        made = _lines(inside, box.page)
        places = {
            id(character): (len(lines) + row, place)
            for row, line in enumerate(made)
            for place, character in enumerate(line.characters)
        }
        as_in_file += [places[id(character)] for character in inside]
        lines += made
    by_line = [(row, place) for row, line in enumerate(lines) for place in range(len(line.characters))]
    wanted = letters_of(quote)
    share, found = max((_find(wanted, lines, order) for order in (by_line, as_in_file)), key=lambda match: match[0])
    return tuple(_boxes(lines, found, quote)) if wanted and share >= _LEAST_FOUND else ()


def _is_inside(character: Character, box: Box) -> bool:
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return box.x0 - _SLACK <= x <= box.x1 + _SLACK and box.top - _SLACK <= y <= box.bottom + _SLACK


def _lines(characters: Sequence[Character], page: int) -> list[_Line]:
    """Return the characters as lines from top to bottom; a raised one belongs to the line that it stands in."""
    rows: list[list[Character]] = []
    edges: list[tuple[float, float]] = []
    for character in characters:
        for row in range(len(rows) - 1, -1, -1):
            top, bottom = edges[row]
            shared = min(bottom, character.bottom) - max(top, character.top)
            if shared > _SHARED_HEIGHT * min(bottom - top, character.bottom - character.top):
                rows[row].append(character)
                if character.bottom - character.top > bottom - top:
                    edges[row] = (character.top, character.bottom)
                break
        else:
            rows.append([character])
            edges.append((character.top, character.bottom))
    ordered = sorted(zip(edges, rows, strict=True), key=lambda line: line[0])
    return [_Line(page, sorted(row, key=lambda character: character.x0)) for _, row in ordered]


def _find(wanted: str, lines: Sequence[_Line], order: Sequence[Place]) -> tuple[float, set[Place]]:
    """Return which share of the wanted letters the characters have when read in this order, and which they are."""
    letters: list[str] = []
    owners: list[Place] = []
    for row, place in order:
        for letter in letters_of(lines[row].characters[place].text):
            letters.append(letter)
            owners.append((row, place))
    printed = "".join(letters)
    start = printed.find(wanted)
    if start >= 0:
        return 1.0, set(owners[start : start + len(wanted)])
    blocks = _blocks(wanted, printed)
    found = {owner for at, size in blocks for owner in owners[at : at + size]}
    return sum(size for _, size in blocks) / len(wanted), found


def _blocks(wanted: str, printed: str) -> list[tuple[int, int]]:
    """Return where blocks of the wanted letters stand, as (start, size): the long ones, and short ones beside them."""
    matches = SequenceMatcher(None, wanted, printed, autojunk=False).get_matching_blocks()[:-1]
    kept = [(match.b, match.size) for match in matches if match.size >= _LEAST_BLOCK]
    for match in matches:
        near = any(
            0 <= match.b - (start + size) <= _NEAR or 0 <= start - (match.b + match.size) <= _NEAR
            for start, size in kept
        )
        if match.size < _LEAST_BLOCK and near:
            kept.append((match.b, match.size))
    return sorted(kept)


def _boxes(lines: Sequence[_Line], found: Collection[Place], quote: str) -> Iterator[Box]:
    """Yield a box around what was found on each line, and one for each cell where a line has several."""
    rows = sorted({row for row, _ in found})
    for row in rows:
        line = lines[row].characters
        places = sorted(place for of, place in found if of == row)
        first = _widened(line, places[0], -1, _signs_before(quote)) if row == rows[0] else places[0]
        last = _widened(line, places[-1], 1, _signs_before(quote[::-1])) if row == rows[-1] else places[-1]
        run: list[Character] = []
        for place in sorted({first, last, *places}):
            character = line[place]
            if run and character.x0 - run[-1].x1 > _WIDE_GAP * (character.bottom - character.top):
                yield _around(run, lines[row].page)
                run = []
            run.append(character)
        yield _around(run, lines[row].page)


def _signs_before(quote: str) -> int:
    """Return how many signs stand before the first letter or digit."""
    signs = 0
    for character in quote:
        if letters_of(character):
            break
        signs += not character.isspace()
    return signs


def _widened(line: Sequence[Character], place: int, step: int, signs: int) -> int:
    """Return the place of the last of at most so many signs that stand beside a character."""
    while signs and 0 <= place + step < len(line) and not letters_of(line[place + step].text):
        place, signs = place + step, signs - 1
    return place


def _around(characters: Sequence[Character], page: int) -> Box:
    return Box(
        page=page,
        x0=min(character.x0 for character in characters),
        top=min(character.top for character in characters),
        x1=max(character.x1 for character in characters),
        bottom=max(character.bottom for character in characters),
    )
