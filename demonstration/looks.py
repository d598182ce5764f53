"""Fonts, colours and paragraph styles of each family of demonstration documents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

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
    ink: str = "#1d3c5a"
    wash: str = "#e8eef3"

    @property
    def colour(self) -> Color:
        """Colour of headings and rules."""
        return HexColor(self.ink)

    @property
    def tint(self) -> Color:
        """Colour behind boxes and table heads."""
        return HexColor(self.wash)

    def style(self, name: str) -> ParagraphStyle:
        """Return the paragraph style of that name in this look."""
        size = self.size
        values: dict[str, Any] = {"fontName": self.font, "fontSize": size, "leading": size * 1.32, "spaceAfter": 6}
        return ParagraphStyle(name, **(values | _own(self, name)))


LOOKS = {
    "review": Look(layout=Layout.COVER),
    "partnership": Look(layout=Layout.COVER, ink="#14584f", wash="#e3f0ec"),
    "adults": Look(layout=Layout.COVER, ink="#5a2a4d", wash="#f3e9f0"),
    "older": Look(layout=Layout.COVER, font="Times-Roman", bold="Times-Bold", size=11.5, ink="#222222"),
    "inspection": Look(size=11, ink="#3b3b3b", wash="#ececec"),
    "procedure": Look(ink="#7a3b12", wash="#f6ece4"),
    "report": Look(ink="#14584f", wash="#e3f0ec"),
    "briefing": Look(layout=Layout.COLUMNS, size=10.2, ink="#30507a", wash="#e8eef3"),
}


def look_of(source: Source) -> Look:
    """Return the look that the source names."""
    return LOOKS[source.look]


def _own(look: Look, name: str) -> dict[str, Any]:
    bold, size, colour = look.bold, look.size, look.colour
    narrow = look.layout is Layout.COLUMNS
    title = 26 if look.layout is Layout.COVER else 19
    indent = (8 if narrow else 13) * mm
    table: dict[str, dict[str, Any]] = {
        "title": {"fontName": bold, "fontSize": title, "leading": title * 1.2, "textColor": colour, "spaceAfter": 8},
        "subtitle": {"fontSize": size + 3, "leading": size * 1.7, "textColor": colour, "spaceAfter": 4},
        "imprint": {"fontSize": size + 0.5, "spaceAfter": 3},
        "notice": {
            "fontName": bold,
            "fontSize": 9,
            "borderColor": colour,
            "borderWidth": 0.8,
            "borderPadding": 5,
            "spaceBefore": 10,
            "spaceAfter": 14,
        },
        "contents": {"fontName": bold, "fontSize": 16, "leading": 20, "textColor": colour, "spaceAfter": 10},
        "toc1": {"spaceAfter": 3},
        "toc2": {"leftIndent": 8 * mm, "spaceAfter": 2, "fontSize": size - 1},
        "h1": {
            "fontName": bold,
            "fontSize": size + (2 if narrow else 5.5),
            "leading": (size + 5) * 1.15,
            "textColor": colour,
            "spaceBefore": 6 if narrow else 14,
            "spaceAfter": 4 if narrow else 7,
            "keepWithNext": 1,
        },
        "h2": {
            "fontName": bold,
            "fontSize": size + 2,
            "leading": size * 1.5,
            "textColor": colour,
            "spaceBefore": 9,
            "spaceAfter": 5,
            "keepWithNext": 1,
        },
        "h3": {"fontName": bold, "spaceBefore": 6, "spaceAfter": 4, "keepWithNext": 1},
        "numbered": {"leftIndent": indent, "bulletIndent": 0, "bulletFontName": look.font, "bulletFontSize": size},
        "run-in": {"leftIndent": 0, "spaceBefore": 2},
        "bullet1": {
            "leftIndent": (5 if narrow else 18) * mm,
            "bulletIndent": (0 if narrow else 13) * mm,
            "spaceAfter": 4,
        },
        "bullet2": {
            "leftIndent": (9 if narrow else 24) * mm,
            "bulletIndent": (5 if narrow else 19) * mm,
            "spaceAfter": 3,
        },
        "cell": {"fontSize": size - 1.5, "leading": (size - 1.5) * 1.25, "spaceAfter": 0},
        "cell-head": {"fontName": bold, "fontSize": size - 1.5, "leading": (size - 1.5) * 1.25, "spaceAfter": 0},
        "box-head": {"fontName": bold, "textColor": colour, "spaceAfter": 4},
        "note": {"fontSize": 8, "leading": 9.6, "spaceAfter": 1},
    }
    return table.get(name, {})
