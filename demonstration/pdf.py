"""Demonstration documents as PDF: title page, contents, running lines, footnotes, tables and boxes (reportlab)."""

import io
from collections.abc import Iterator

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from demonstration.inline import marked_up, notes_in
from demonstration.looks import Layout, Look
from demonstration.pages import Heading, Report
from demonstration.source import NOTICE, Piece, Shape, Source


def build_pdf(source: Source) -> bytes:
    """Return the document as a PDF whose bytes depend on nothing but the source and the libraries."""
    pages = 0
    for _ in range(2):
        buffer = io.BytesIO()
        report = Report(buffer, source, pages)
        report.multiBuild(list(_story(source, report)))
        pages = report.page
    return buffer.getvalue()


def _story(source: Source, report: Report) -> Iterator[Flowable]:
    look = report.look
    yield from _opening(source, look)
    for piece in source.pieces:
        yield from _flowables(piece, report)


def _opening(source: Source, look: Look) -> Iterator[Flowable]:
    notice = Paragraph(NOTICE, look.style("notice"))
    title = Paragraph(marked_up(source.title), look.style("title"))
    lines = [Paragraph(marked_up(line), look.style("subtitle")) for line in source.subtitle.split("\n") if line]
    imprint = [Paragraph(marked_up(line), look.style("imprint")) for line in (source.publisher, source.published)]
    if look.layout is Layout.COVER:
        yield from (Spacer(1, 55 * mm), title, *lines, Spacer(1, 30 * mm), *imprint, Spacer(1, 40 * mm), notice)
        yield NextPageTemplate("body")
        yield PageBreak()
        if source.contents:
            yield Paragraph("Contents", look.style("contents"))
            contents = TableOfContents(dotsMinLevel=0)
            contents.levelStyles = [look.style("toc1"), look.style("toc2")]
            yield contents
            yield PageBreak()
        return
    yield from (title, *lines, *imprint, notice)
    yield NextPageTemplate("body")
    if look.layout is Layout.COLUMNS:
        yield FrameBreak()


def _flowables(piece: Piece, report: Report) -> Iterator[Flowable]:
    look = report.look
    match piece.shape:
        case Shape.HEADING:
            yield Heading(marked_up(piece.text), look.style(f"h{piece.level}"), piece.level)
        case Shape.PAGE:
            yield PageBreak()
        case Shape.TABLE:
            yield table_of(piece, look, report.body_width)
            yield Spacer(1, 3 * mm)
        case Shape.LANDSCAPE:
            yield NextPageTemplate("sideways")
            yield PageBreak()
            for inner in piece.inside:
                if inner.shape is Shape.TABLE:
                    yield table_of(inner, look, landscape(A4)[0] - 36 * mm)
                else:
                    yield from _flowables(inner, report)
            yield NextPageTemplate("body")
            yield PageBreak()
        case Shape.BOX:
            yield _box(piece, report)
            yield Spacer(1, 3 * mm)
        case _:
            yield _paragraph(piece, report)


def _paragraph(piece: Piece, report: Report) -> Flowable:
    look = report.look
    text = marked_up(piece.text)
    match piece.shape:
        case Shape.NUMBERED:
            made = Paragraph(text, look.style("numbered"), bulletText=piece.label)
        case Shape.RUN_IN:
            made = Paragraph(f"<b>{piece.label}</b> {text}", look.style("run-in"))
        case Shape.BULLET:
            made = Paragraph(text, look.style(f"bullet{piece.level}"), bulletText="•" if piece.level == 1 else "–")
        case _:
            made = Paragraph(text, look.style("text"))
    noted = notes_in(piece.text)
    return Noted(made, noted, report) if noted else made


class Noted(Flowable):
    """A paragraph kept whole, which tells the page which notes to print at its foot."""

    def __init__(self, inner: Paragraph, notes: tuple[str, ...], report: Report) -> None:
        """Hold the paragraph, the numbers of its notes and the report whose pages print them."""
        super().__init__()
        self.inner, self.notes, self.report = inner, notes, report

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the paragraph's own space before, in points."""
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the paragraph's own space after, in points."""
        return float(self.inner.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the paragraph's width and height in points."""
        wrapped = self.inner.wrap(width, height)
        return float(wrapped[0]), float(wrapped[1])

    def draw(self) -> None:
        """Draw the paragraph and leave its notes with the page."""
        self.inner.drawOn(self.canv, 0, 0)
        self.report.notes_on_page.extend(self.notes)


def table_of(piece: Piece, look: Look, width: float) -> Table:
    """Return the rows as a ruled table, columns as wide as their text asks for."""
    cells = [
        [Paragraph(marked_up(cell), look.style("cell-head" if index == 0 else "cell")) for cell in row]
        for index, row in enumerate(piece.rows)
    ]
    weights = [max(12, min(60, max(len(cell) for cell in column))) ** 0.75 for column in zip(*piece.rows, strict=True)]
    table = Table(cells, colWidths=[width * weight / sum(weights) for weight in weights], repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#9aa5ad")),
                ("BACKGROUND", (0, 0), (-1, 0), look.tint),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return table


def _box(piece: Piece, report: Report) -> Table:
    look = report.look
    inside: list[Flowable] = [Paragraph(marked_up(piece.text), look.style("box-head"))] if piece.text else []
    for inner in piece.inside:
        inside.extend(_flowables(inner, report))
    table = Table([[inside]], colWidths=[report.body_width], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), look.tint),
                ("BOX", (0, 0), (-1, -1), 0.8, look.colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ]
        )
    )
    return table
