"""PDF files: what is refused, what is reported, and where the words stand."""

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from ingest import pdf, scans
from ingest.blocks import Role
from ingest.errors import UnreadableFileError
from ingest.pdf import read_pdf
from tests.ingest.pdf_files import SENTENCE, WIDTH, Sheet, long_text


def simple(**options):
    sheet = Sheet(**options)
    sheet.heading("Introduction")
    sheet.paragraph(SENTENCE)
    return sheet.data()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 400, "empty"),
        (b"<!DOCTYPE html><p>Report not found</p>", "damaged"),
        (simple()[:900], "damaged or cut short|cut short"),
        (simple()[:-700], "cut short"),
        (simple(password="secret"), "password"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read_pdf(data, path="reports/a.pdf")
    assert str(caught.value).startswith("reports/a.pdf: The file")
    assert caught.value.remedy


def test_an_empty_password_does_not_hinder_reading():
    reading = read_pdf(simple(password=""), path="a.pdf")
    assert [block.text for block in reading.blocks] == ["Introduction", SENTENCE]


def test_the_file_says_who_made_it_and_when():
    sheet = Sheet()
    sheet.canvas.setTitle("Overview report")
    sheet.paragraph(SENTENCE)
    properties = dict(read_pdf(sheet.data(), path="a.pdf").properties)
    assert properties["title"] == "Overview report"
    assert len(properties["created"]) == len("2020-01-01")


def test_boxes_lie_tight_around_the_words():
    block = read_pdf(simple(), path="a.pdf").blocks[1]
    (box,) = block.boxes
    assert box.page == 1
    assert box.x0 == pytest.approx(72, abs=2)
    assert 400 < box.x1 < WIDTH - 60
    assert 100 < box.top < box.bottom < 160


def test_a_paragraph_over_two_pages_has_a_box_on_each():
    sheet = Sheet(footer=lambda page: f"Overview report {page}")
    sheet.y = 700
    sheet.paragraph(long_text(60).rstrip(".") + " and so on", width=70)
    sheet.new_page()
    sheet.paragraph("until the meeting ended.")
    block = read_pdf(sheet.data(), path="a.pdf").blocks[0]
    assert (block.page, block.page_to) == (1, 2)
    assert [box.page for box in block.boxes] == [1, 2]
    assert block.text.endswith("and so on until the meeting ended.")


def test_a_turned_page_is_read_as_displayed():
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica", 11)
    sheet.canvas.drawString(100, -80, "The action plan lies on its side.")
    (block,) = read_pdf(sheet.data(), path="a.pdf").blocks
    assert block.text == "The action plan lies on its side."
    assert block.boxes[0].x1 - block.boxes[0].x0 > 100
    assert block.boxes[0].bottom - block.boxes[0].top < 20


def test_many_pages_are_read():
    sheet = Sheet(footer=lambda page: f"Page {page} of 300")
    for number in range(1, 301):
        sheet.paragraph(long_text(8 + number % 7), label=f"{number}.")
        sheet.new_page()
    reading = read_pdf(sheet.data(), path="a.pdf")
    assert [block.label for block in reading.blocks if block.label] == [str(number) for number in range(1, 301)]


def scan(text):
    image = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(image).multiline_text((150, 200), text, fill=0, font=ImageFont.load_default(40), spacing=20)
    return ImageReader(image)


def scanned_report():
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    sheet.new_page()
    sheet.picture(scan("The letter was signed\nby the director."))
    return sheet.data()


def test_a_scanned_page_is_read_by_ocr(tesseract):
    assert tesseract
    reading = read_pdf(scanned_report(), path="a.pdf")
    text = " ".join(block.text for block in reading.blocks if block.page == 2)
    assert "letter was signed" in text
    assert reading.unreadable_pages == ()


def test_without_ocr_a_scanned_page_is_reported_with_the_remedy(monkeypatch):
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    reading = read_pdf(scanned_report(), path="a.pdf")
    assert reading.unreadable_pages == (2,)
    assert reading.warnings == ("Page 2 is a picture without text: install tesseract and ingest again.",)
    assert [block.page for block in reading.blocks] == [1]


def test_a_blank_scanned_page_is_no_failure(tesseract):
    assert tesseract
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    sheet.new_page()
    sheet.picture(scan(""))
    reading = read_pdf(sheet.data(), path="a.pdf")
    assert (reading.unreadable_pages, reading.warnings) == ((), ())


def test_garbled_text_is_noticed(monkeypatch):
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    sheet = Sheet()
    shifted = "".join(
        chr((ord(letter) - 97 + 3) % 26 + 97) if letter.isalpha() else letter for letter in SENTENCE.lower()
    )
    sheet.paragraph(" ".join([shifted.replace("h", "x").replace("a", "k").replace("u", "t").replace("o", "z")] * 3))
    reading = read_pdf(sheet.data(), path="a.pdf")
    assert reading.unreadable_pages == (1,)
    assert "garbled" in reading.warnings[0]


def test_a_small_picture_does_not_make_a_page_a_scan(shared):
    for path in sorted((shared / "corpus/ofsted/80462_doncaster").glob("*.pdf")):
        assert read_pdf(path.read_bytes(), path=path.name).warnings == ()


def test_a_page_that_cannot_be_opened_is_reported(monkeypatch):
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    sheet.new_page()
    sheet.paragraph(SENTENCE)
    real = pdf.pdfium.PdfDocument.__getitem__

    def broken(document, index):
        if index == 1:
            message = "Failed to load page."
            raise pdf.pdfium.PdfiumError(message)
        return real(document, index)

    monkeypatch.setattr(pdf.pdfium.PdfDocument, "__getitem__", broken)
    reading = read_pdf(sheet.data(), path="a.pdf")
    assert reading.unreadable_pages == (2,)
    assert reading.pages == 2


def test_first_page_lines_keep_running_lines():
    reading = read_pdf(simple(header=lambda _: "Board of Elsewhere", footer=lambda page: f"{page}"), path="a.pdf")
    assert reading.first_page_lines[0] == "Board of Elsewhere"


def test_headings_have_their_depth():
    sheet = Sheet()
    for heading, size in (("Analysis", 18), ("The family", 14), ("Conclusions", 18)):
        sheet.heading(heading, size=size)
        sheet.paragraph(SENTENCE)
    sheet.new_page()
    sheet.heading("Afterword", size=18)
    sheet.paragraph(SENTENCE)
    headings = [block for block in read_pdf(sheet.data(), path="a.pdf").blocks if block.role is Role.HEADING]
    depths = [block.level for block in headings]
    assert depths[0] == depths[2] == depths[3] < depths[1]
