"""How the pages of a demonstration PDF look: frames, running lines, styles and colours."""

import io
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from demonstration.inline import marked_up
from demonstration.source import Source


class Layout(StrEnum):
    """How a document opens and flows."""

    COVER = "cover"
    PLAIN = "plain"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Fonts, colours and layout of a family of documents."""

    layout: Layout = Layout.PLAIN
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10.5
    colour: Color = HexColor("#1d3c5a")
    tint: Color = HexColor("#e8eef3")

    def style(self, name: str) -> ParagraphStyle:
        """Return the paragraph style of that name in this look."""
        values = {"fontName": self.font, "fontSize": self.size, "leading": self.size * 1.32, "spaceAfter": 6}
        values |= _own(self, name)
        return ParagraphStyle(name, **values)


LOOKS = {
    "review": Look(layout=Layout.COVER),
    "partnership": Look(layout=Layout.COVER, colour=HexColor("#14584f"), tint=HexColor("#e3f0ec")),
    "adults": Look(layout=Layout.COVER, colour=HexColor("#5a2a4d"), tint=HexColor("#f3e9f0")),
    "older": Look(layout=Layout.COVER, font="Times-Roman", bold="Times-Bold", size=11.5, colour=HexColor("#222222")),
    "inspection": Look(size=11, colour=HexColor("#3b3b3b"), tint=HexColor("#ececec")),
    "procedure": Look(colour=HexColor("#7a3b12"), tint=HexColor("#f6ece4")),
    "report": Look(colour=HexColor("#14584f"), tint=HexColor("#e3f0ec")),
    "briefing": Look(layout=Layout.COLUMNS, size=8.8, colour=HexColor("#30507a"), tint=HexColor("#e8eef3")),
}


def look_of(source: Source) -> Look:
    """Return the look that the source names."""
    return LOOKS[source.look]


def _own(look: Look, name: str) -> dict[str, object]:
    bold, size, colour = look.bold, look.size, look.colour
    narrow = look.layout is Layout.COLUMNS
    title = 26 if look.layout is Layout.COVER else 19
    indent = (8 if narrow else 13) * mm
    table: dict[str, dict[str, object]] = {
        "title": {"fontName": bold, "fontSize": title, "leading": title * 1.2, "textColor": colour, "spaceAfter": 8},
        "subtitle": {"fontSize": size + 3, "leading": size * 1.7, "textColor": colour, "spaceAfter": 4},
        "imprint": {"fontSize": size + 0.5, "spaceAfter": 3},
        "notice": {"fontName": bold, "fontSize": 9, "borderColor": colour, "borderWidth": 0.8, "borderPadding": 5,
                   "spaceBefore": 10, "spaceAfter": 14},
        "contents": {"fontName": bold, "fontSize": 16, "leading": 20, "textColor": colour, "spaceAfter": 10},
        "toc1": {"spaceAfter": 3},
        "toc2": {"leftIndent": 8 * mm, "spaceAfter": 2, "fontSize": size - 1},
        "h1": {"fontName": bold, "fontSize": size + (2 if narrow else 5.5), "leading": (size + 5) * 1.15,
               "textColor": colour, "spaceBefore": 6 if narrow else 14, "spaceAfter": 4 if narrow else 7, "keepWithNext": 1},
        "h2": {"fontName": bold, "fontSize": size + 2, "leading": size * 1.5, "textColor": colour, "spaceBefore": 9,
               "spaceAfter": 5, "keepWithNext": 1},
        "h3": {"fontName": bold, "spaceBefore": 6, "spaceAfter": 4, "keepWithNext": 1},
        "numbered": {"leftIndent": indent, "bulletIndent": 0, "bulletFontName": look.font, "bulletFontSize": size},
        "run-in": {"leftIndent": 0, "spaceBefore": 2},
        "bullet1": {"leftIndent": (5 if narrow else 18) * mm, "bulletIndent": (0 if narrow else 13) * mm, "spaceAfter": 4},
        "bullet2": {"leftIndent": (9 if narrow else 24) * mm, "bulletIndent": (5 if narrow else 19) * mm, "spaceAfter": 3},
        "cell": {"fontSize": size - 1.5, "leading": (size - 1.5) * 1.25, "spaceAfter": 0},
        "cell-head": {"fontName": bold, "fontSize": size - 1.5, "leading": (size - 1.5) * 1.25, "spaceAfter": 0},
        "box-head": {"fontName": bold, "textColor": colour, "spaceAfter": 4},
        "note": {"fontSize": 8, "leading": 9.6, "spaceAfter": 1},
    }
    return table.get(name, {})


class Report(BaseDocTemplate):
    """A PDF with running lines, a contents list that fills itself and notes at the foot of the page."""

    def __init__(self, target: io.BytesIO, source: Source, pages: int) -> None:
        """Prepare the page templates; `pages` is the total to print, 0 while it is not known."""
        super().__init__(
            target, pagesize=A4, invariant=1, title=source.title, author=source.publisher, subject=source.subtitle,
            creator="", pageCompression=1,
        )
        self.source, self.pages = source, pages
        self.look = look_of(source)
        self.notes_on_page: list[str] = []
        self._notes = dict(source.notes)
        self.body_width = A4[0] - 44 * mm - 12
        foot = 42 * mm if source.notes else 24 * mm
        body = Frame(22 * mm, foot, A4[0] - 44 * mm, A4[1] - foot - 24 * mm, id="body")
        wide, tall = landscape(A4)
        sideways = Frame(18 * mm, 20 * mm, wide - 36 * mm, tall - 40 * mm, leftPadding=0, rightPadding=0, id="sideways")
        templates = [
            PageTemplate(id="body", frames=[body], onPageEnd=self._running),
            PageTemplate(id="sideways", frames=[sideways], pagesize=landscape(A4), onPageEnd=self._running),
        ]
        if self.look.layout is Layout.COVER:
            templates.insert(0, PageTemplate(id="cover", frames=[body], onPage=self._cover))
        elif self.look.layout is Layout.COLUMNS:
            templates = self._columns()
        self.addPageTemplates(templates)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Enter a heading into the contents list."""
        level = getattr(flowable, "contents_level", None)
        if level is not None and level < 2:
            self.notify("TOCEntry", (level, flowable.text, self.page))

    def _columns(self) -> list[PageTemplate]:
        width, gap, left = A4[0], 5 * mm, 14 * mm
        column = (width - 2 * left - 2 * gap) / 3
        self.body_width = column - 4
        head = 52 * mm

        def columns(top: float) -> list[Frame]:
            return [
                Frame(left + n * (column + gap), 18 * mm, column, top - 18 * mm, leftPadding=2, rightPadding=2)
                for n in range(3)
            ]

        banner = Frame(left, A4[1] - head - 8 * mm, width - 2 * left, head, leftPadding=2, rightPadding=2)
        first = PageTemplate(id="first", frames=[banner, *columns(A4[1] - head - 10 * mm)], onPageEnd=self._running)
        later = PageTemplate(id="body", frames=columns(A4[1] - 16 * mm), onPageEnd=self._running)
        return [first, later]

    def _cover(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(self.look.colour)
        canvas.rect(0, A4[1] - 42 * mm, A4[0], 42 * mm, stroke=0, fill=1)
        canvas.rect(0, 0, A4[0], 9 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#ffffff"))
        canvas.setFont(self.look.bold, 15)
        canvas.drawString(22 * mm, A4[1] - 25 * mm, self.source.publisher)

    def _running(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        width, height = canvas._pagesize
        canvas.setFillColor(HexColor("#555555"))
        canvas.setFont(self.look.font, 8.5)
        if self.source.header:
            canvas.drawString(22 * mm, height - 14 * mm, self.source.header)
        if self.source.footer:
            canvas.drawString(22 * mm, 12 * mm, self.source.footer)
        of = f" of {self.pages}" if self.pages and self.look.layout is Layout.COVER else ""
        canvas.drawRightString(width - 22 * mm, 12 * mm, f"Page {self.page}{of}" if of else str(self.page))
        self._print_notes(canvas)

    def _print_notes(self, canvas: Canvas) -> None:
        style = self.look.style("note")
        lines = [Paragraph(f"<super>{n}</super> {marked_up(self._notes[n])}", style) for n in self.notes_on_page]
        self.notes_on_page.clear()
        if not lines:
            return
        width = A4[0] - 44 * mm
        heights = [line.wrap(width, 100)[1] for line in lines]
        top = 18 * mm + sum(heights)
        canvas.setLineWidth(0.4)
        canvas.line(22 * mm, top + 3, 70 * mm, top + 3)
        for line, height in zip(lines, heights, strict=True):
            top -= height
            line.drawOn(canvas, 22 * mm, top)


def day(source: Source) -> datetime:
    """Return the date for the file's properties, at noon."""
    return datetime.fromisoformat(f"{source.date}T12:00:00")
