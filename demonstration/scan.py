"""A demonstration document as a scan: pages that are pictures, a little askew, without any text."""

import io
import random

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from demonstration.pdf import build_pdf
from demonstration.source import Source

_DPI = 150


def build_scan(source: Source) -> bytes:
    """Return the document as a PDF of page pictures, as an office scanner of its time would leave it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setCreator("")
    with pypdfium2.PdfDocument(build_pdf(source)) as printed:
        for number, page in enumerate(printed, start=1):
            picture = _scanned(page.render(scale=_DPI / 72, grayscale=True).to_pil(), seed=number)
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _scanned(page: Image.Image, seed: int) -> io.BytesIO:
    """Return the page turned by under half a degree, softened and specked, as JPEG."""
    dice = random.Random(seed)
    askew = page.convert("L").rotate(dice.uniform(-0.4, 0.4), fillcolor=250, resample=Image.Resampling.BICUBIC)
    askew = askew.filter(ImageFilter.GaussianBlur(0.5))
    for _ in range(120):
        askew.putpixel((dice.randrange(askew.width), dice.randrange(askew.height)), dice.randrange(60, 200))
    jpeg = io.BytesIO()
    askew.save(jpeg, "JPEG", quality=55)
    jpeg.seek(0)
    return jpeg
