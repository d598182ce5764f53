"""One PDF page as words, rules and pictures: the only file that calls pdfium's C functions.

Positions are asked for twice a word instead of once a character, which is what keeps reading fast.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.characters import HYPHEN_AT_LINE_END, clean_word
from ingest.pdf_drawing import read_drawing
from ingest.scans import Picture
from ingest.words import Character, PageWords, Word

_WORD = re.compile(r"[^\s\x00-\x1f\ufffe\x7f]+\ufffe?|\ufffe")
_UNPRINTED = re.compile(r"[\s\x00-\x1f\ufffe\x7f]")
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"(?<=[^\d\s])\d{1,3}(?=\D|$)")
_LEADING_NUMBER = re.compile(r"\d{1,3}(?=[^\d.,)%])")
_BOLD_WEIGHT = 600
_MOST_DOTS = 100_000_000
_NO_MARKS: tuple[str, ...] = ()
_SMALL = 0.83
_RAISED = 0.15


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates turn into points from the top left corner of the page as displayed."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    """Quarter turns clockwise."""

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return (x0, top, x1, bottom) of a rectangle given by its left, bottom, right and top."""
        if self.rotation == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 3:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0

    def base(self, x: float, y: float) -> float:
        """Return the distance of a character's origin from the top."""
        return self.box(x, y, x, y)[1]


class _TextPage:
    """The characters of one page, by index."""

    def __init__(self, handle: pdfium_c.FPDF_TEXTPAGE, frame: Frame) -> None:
        self._handle = handle
        self._frame = frame
        self._rect = pdfium_c.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin_refs = ctypes.byref(self._x), ctypes.byref(self._y)

    def text(self) -> str:
        """Return the page's characters, one per index (surrogate pairs as two)."""
        count = pdfium_c.FPDFText_CountChars(self._handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium_c.FPDFText_GetText(self._handle, 0, count, buffer)
        if written == count + 1:
            return "".join(map(chr, buffer[:count]))
        codes = (pdfium_c.FPDFText_GetUnicode(self._handle, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else " " for code in codes)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return the character's box as (x0, top, x1, bottom)."""
        pdfium_c.FPDFText_GetLooseCharBox(self._handle, index, self._rect_ref)
        rect, frame = self._rect, self._frame
        if frame.rotation:
            return frame.box(rect.left, rect.bottom, rect.right, rect.top)
        return rect.left - frame.left, frame.top - rect.top, rect.right - frame.left, frame.top - rect.bottom

    def base(self, index: int) -> float:
        """Return the character's baseline."""
        pdfium_c.FPDFText_GetCharOrigin(self._handle, index, *self._origin_refs)
        return self._frame.base(self._x.value, self._y.value)

    def size(self, index: int, height: float) -> float:
        """Return the font size as displayed: the file's figure unless the box's height belies it."""
        size: float = pdfium_c.FPDFText_GetFontSize(self._handle, index)
        return size if 0.5 * height < size < 2.2 * height or height <= 0 else height / 1.1

    def bold(self, index: int) -> bool:
        """Return whether the character's font is bold by weight or, where no weight is given, by name."""
        weight: int = pdfium_c.FPDFText_GetFontWeight(self._handle, index)
        if weight > 0:
            return weight >= _BOLD_WEIGHT
        name = ctypes.create_string_buffer(128)
        pdfium_c.FPDFText_GetFontInfo(self._handle, index, name, 128, None)
        return bool(re.search(rb"bold|black|heavy|semibold", name.value, re.IGNORECASE))


def read_page(page: pdfium.PdfPage, number: int) -> PageWords:
    """Return the words, rules and picture share of an open page; `number` counts from 1."""
    width, height = page.get_size()
    frame = _frame(page)
    text_page = page.get_textpage()
    try:
        words = tuple(_words(_TextPage(text_page.raw, frame)))
    finally:
        text_page.close()
    drawing = read_drawing(page.raw, frame.box)
    share = min(1.0, drawing.largest_picture / max(1.0, width * height))
    return PageWords(number=number, width=width, height=height, words=words, rules=drawing.rules, picture_share=share)


def read_characters(page: pdfium.PdfPage) -> tuple[Character, ...]:
    """Return the printed characters of an open page, in the order of the file."""
    text_page = page.get_textpage()
    try:
        of_page = _TextPage(text_page.raw, _frame(page))
        return tuple(
            Character(text, *of_page.box(index))
            for index, text in enumerate(of_page.text())
            if not _UNPRINTED.match(text)
        )
    finally:
        text_page.close()


def draw_page(page: pdfium.PdfPage, dots_per_inch: int) -> Picture:
    """Return the open page as a grey picture, at most 100 million dots."""
    width, height = page.get_size()
    scale = min(dots_per_inch / 72, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        dots = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            rows = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            dots = b"".join(dots[row : row + bitmap.width] for row in rows)
        return Picture(bitmap.width, bitmap.height, dots)
    finally:
        bitmap.close()


def _frame(page: pdfium.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


def _words(page: _TextPage) -> Iterator[Word]:
    text = page.text()
    before: Word | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        spaced = start > 0 and text[start - 1] == " "
        number = _LEADING_NUMBER.match(text, start, end) if text[start].isdigit() else None
        if number and _smaller(page, start, number.end()):
            yield from filter(None, (_word(page, text, start, number.end(), spaced=spaced, before=None),))
            start, spaced, before = number.end(), False, None
        word = _word(page, text, start, end, spaced=spaced, before=before)
        if word:
            before = word
            yield word


def _word(page: _TextPage, text: str, start: int, end: int, *, spaced: bool, before: Word | None) -> Word | None:
    """Return the word from `start` to before `end`; one as tall as the word before has its size and baseline."""
    x0, top, x1, bottom = page.box(start)
    if end - start > 1:
        x1 = max(x1, page.box(end - 1)[2])
    if before and before.top == top and before.bottom == bottom:
        size, base = before.size, before.base
    else:
        size, base = page.size(start, bottom - top), page.base(start)
    raw, marks = text[start:end], _NO_MARKS
    if _DIGIT.search(raw):
        raw, marks = _without_marks(page, raw, start, size=size, base=base)
    raw = raw.replace(HYPHEN_AT_LINE_END, "-")
    if not raw.isascii():
        raw = clean_word(raw)
    if x1 <= x0 or not (raw or marks):
        return None
    return Word(raw, x0, top, x1, bottom, base, size, page.bold(start), spaced, marks)


def _smaller(page: _TextPage, index: int, other: int) -> bool:
    """Return whether the character at `index` is set clearly smaller than the one at `other`."""
    box, of_other = page.box(index), page.box(other)
    return page.size(index, box[3] - box[1]) < _SMALL * page.size(other, of_other[3] - of_other[1])


def _without_marks(page: _TextPage, raw: str, start: int, *, size: float, base: float) -> tuple[str, tuple[str, ...]]:
    """Take out digits that are smaller than their word or raised: numbers of notes, not parts of names."""
    marks: list[str] = []

    def kept(match: re.Match[str]) -> str:
        index = start + match.start()
        box = page.box(index)
        raised = base - page.base(index)
        small = page.size(index, box[3] - box[1]) < _SMALL * size and raised > -0.05 * size
        if small or raised > _RAISED * size:
            marks.append(match[0])
            return ""
        return match[0]

    return _MARK.sub(kept, raw), tuple(marks)
