"""Small PDF files that the tests write: invented text, laid out the way real reports are."""

import io
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
SENTENCE = (
    "The panel heard that staff met the family at home, wrote down what the children said and told the other "
    "services what they had seen."
)


@dataclass(slots=True)
class Sheet:
    """Writes lines from the top of the page down; `header` and `footer` get the page number."""

    header: Callable[[int], str] = lambda _: ""
    footer: Callable[[int], str] = lambda _: ""
    password: str | None = None
    size: float = 11
    buffer: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Canvas = field(init=False)
    y: float = 80
    page: int = 1

    def __post_init__(self) -> None:
        encrypt = StandardEncryption(self.password, "owner") if self.password is not None else None
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt)
        self._furnish()

    def _furnish(self) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(72, HEIGHT - 40, self.header(self.page))
        self.canvas.drawString(72, 30, self.footer(self.page))

    def at(self, x: float, y: float, text: str, *, font: str = "Helvetica", size: float = 0) -> None:
        """Write a line at a place measured from the page's top left corner."""
        self.canvas.setFont(font, size or self.size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def heading(self, text: str, *, size: float = 16) -> None:
        self.y += 14
        self.at(72, self.y, text, font="Helvetica-Bold", size=size)
        self.y += size + 8

    def paragraph(self, text: str, *, label: str = "", x: float = 72, hang: float = 36, width: int = 78) -> None:
        """Write a wrapped paragraph, its label hanging left of it, and leave a gap below."""
        body = x + (hang if label else 0)
        if label:
            self.at(x, self.y, label)
        for line in textwrap.wrap(text, width, break_on_hyphens=False):
            self.at(body, self.y, line)
            self.y += 1.25 * self.size
        self.y += 0.8 * self.size

    def rows(self, columns: Sequence[float], rows: Sequence[Sequence[str]], *, step: float = 20) -> None:
        """Draw a ruled table of one-line cells; `columns` are its borders."""
        top = self.y
        for row in rows:
            for x, text in zip(columns, row, strict=False):
                self.at(x + 4, self.y + 14, text, size=9)
            self.y += step
        borders = [HEIGHT - top - step * index for index in range(len(rows) + 1)]
        self.canvas.grid(list(columns), borders)
        self.y += 20

    def picture(self, image: ImageReader) -> None:
        """Cover the page with a picture."""
        self.canvas.drawImage(image, 0, 0, WIDTH, HEIGHT)

    def new_page(self) -> None:
        self.canvas.showPage()
        self.page, self.y = self.page + 1, 80
        self._furnish()

    def data(self) -> bytes:
        """Return the file's bytes."""
        self.canvas.save()
        return self.buffer.getvalue()


def long_text(words: int) -> str:
    """Return that many words of invented prose."""
    source = SENTENCE.split()
    return " ".join(source[index % len(source)] for index in range(words))
