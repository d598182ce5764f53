"""What is drawn on a PDF page besides text: ruling lines for tables, and how large its pictures are."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium_c

from ingest.words import Rule

Quad = tuple[float, float, float, float]

_THIN = 2.6
_MOST_OBJECTS = 20_000
_MOST_PATHS = 3_000
_DEEPEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rules of a page and the area of its largest picture in square points."""

    rules: tuple[Rule, ...]
    largest_picture: float


def read_drawing(page: pdfium_c.FPDF_PAGE, place: Callable[[float, float, float, float], Quad]) -> Drawing:
    """Return what is drawn; `place` turns left, bottom, right, top into x0, top, x1, bottom as displayed.

    A page with more paths than any table needs is a chart or a map: its rules are left out.
    """
    rules: list[Rule] = []
    largest = 0.0
    paths = 0
    for handle, kind in _objects(page):
        bounds = _bounds(handle)
        if bounds is None:
            continue
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            largest = max(largest, (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]))
            continue
        paths += 1
        stroked = _stroked(handle)
        for part in _parts(handle, bounds):
            rules.extend(_edges(place(*part), stroked=stroked))
    return Drawing(tuple(rules) if paths <= _MOST_PATHS else (), largest)


def _objects(page: pdfium_c.FPDF_PAGE) -> Iterator[tuple[pdfium_c.FPDF_PAGEOBJECT, int]]:
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        yield from _within(pdfium_c.FPDFPage_GetObject(page, index), 0)


def _within(handle: pdfium_c.FPDF_PAGEOBJECT, depth: int) -> Iterator[tuple[pdfium_c.FPDF_PAGEOBJECT, int]]:
    kind = pdfium_c.FPDFPageObj_GetType(handle)
    if kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
        yield handle, kind
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        for index in range(min(pdfium_c.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)):
            yield from _within(pdfium_c.FPDFFormObj_GetObject(handle, index), depth + 1)


def _bounds(handle: pdfium_c.FPDF_PAGEOBJECT) -> Quad | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _parts(handle: pdfium_c.FPDF_PAGEOBJECT, bounds: Quad) -> Iterator[Quad]:
    """Yield the bounds of each line or rectangle of a path: a whole grid may be one path."""
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN or count <= 5 or count > _MOST_PATHS:
        yield bounds
        return
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, matrix)
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(handle, index)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO and points:
            yield _around(points)
            points = []
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
    if points:
        yield _around(points)


def _around(points: list[tuple[float, float]]) -> Quad:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _stroked(handle: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(stroke.value)


def _edges(box: Quad, *, stroked: bool) -> Iterator[Rule]:
    """Yield a thin shape as itself and a stroked rectangle as four rules; a filled one is only a background."""
    x0, top, x1, bottom = box
    if x1 - x0 <= _THIN or bottom - top <= _THIN:
        yield Rule(x0, top, x1, bottom)
        return
    if not stroked:
        return
    yield Rule(x0, top, x1, top)
    yield Rule(x0, bottom, x1, bottom)
    yield Rule(x0, top, x0, bottom)
    yield Rule(x1, top, x1, bottom)
