"""The pages of a demonstration PDF: frames, running lines, contents and footnotes."""

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from demonstration.inline import marked_up
from demonstration.looks import Layout, look_of
from demonstration.source import Source


class Heading(Paragraph):
    """A heading that the contents list can find."""

    def __init__(self, text: str, style: ParagraphStyle, level: int) -> None:
        """Hold the heading's words, marked up, and its level from 1."""
        super().__init__(text, style)
        self.text, self.level = text, level


class Report(BaseDocTemplate):
    """A PDF with running lines, a contents list that fills itself and notes at the foot of the page."""

    def __init__(self, target: io.BytesIO, source: Source, pages: int) -> None:
        """Prepare the page templates; `pages` is the total to print, 0 while it is not known."""
        super().__init__(
            target,
            pagesize=A4,
            invariant=1,
            title=source.title,
            author=source.publisher,
            subject=source.subtitle,
            creator="",
            pageCompression=1,
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
        if isinstance(flowable, Heading) and flowable.level <= 2:
            self.notify("TOCEntry", (flowable.level - 1, flowable.text, self.page))

    def _columns(self) -> list[PageTemplate]:
        width, gap, left = A4[0], 5 * mm, 14 * mm
        column = (width - 2 * left - 2 * gap) / 3
        self.body_width = column - 4
        head = 52 * mm

        def columns(top: float) -> list[Frame]:
            return [
                Frame(left + n * (column + gap), 90 * mm, column, top - 90 * mm, leftPadding=2, rightPadding=2)
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
        width, height = self.pageTemplate.pagesize or A4
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
