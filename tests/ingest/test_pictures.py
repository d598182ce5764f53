"""Pages as pictures, and quotes found on them: checked against the ink of the picture itself."""

import io
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.documents import Box
from ingest.errors import PageNotFoundError
from ingest.marking import letters_of
from ingest.pictures import page_picture, page_size, quote_boxes
from ingest.reading import read
from ingest.sentences import sentences
from ingest.sources import Source, expand
from tests.ingest.pdf_files import HEIGHT, SENTENCE, WIDTH, Sheet

OPENING = "Baby Q was seen by four services in nine weeks."
QUOTED = "No record showed who had weighed him, and the health visitor was on leave until the sixth week of his life."


@pytest.fixture
def kept(tmp_path):
    """Keep a sheet as a file; return its place and the paragraphs that are read from it."""

    def keep(sheet):
        file = tmp_path / "a.pdf"
        file.write_bytes(sheet.data())
        source = Source(path="a.pdf", location=file, origin=str(file), file_name="a.pdf")
        return file, read(source).paragraphs

    return keep


def ink(file, page):
    """Return the rectangle of everything printed on a page, in points, as its picture shows it."""
    picture = Image.open(io.BytesIO(page_picture(file, page, width=1200))).convert("L")
    scale = page_size(file, page)[0] / picture.width
    left, top, right, bottom = picture.point(lambda grey: 255 * (grey < 160)).getbbox()
    return left * scale, top * scale, right * scale, bottom * scale


def lines_around(boxes):
    return min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)


def inside(box, boxes, slack=1):
    return any(
        box.page == outer.page
        and box.x0 >= outer.x0 - slack
        and box.x1 <= outer.x1 + slack
        and box.top >= outer.top - slack
        and box.bottom <= outer.bottom + slack
        for outer in boxes
    )


def test_a_picture_is_as_wide_as_asked_for_and_shaped_like_its_page(kept):
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    file, _ = kept(sheet)
    picture = Image.open(io.BytesIO(page_picture(file, 1, width=900)))
    assert picture.format == "PNG"
    assert picture.width == pytest.approx(900, abs=1)
    assert picture.height == pytest.approx(900 * HEIGHT / WIDTH, abs=2)
    assert page_size(file, 1) == pytest.approx((WIDTH, HEIGHT))


def test_a_page_as_long_as_a_banner_does_not_make_a_huge_picture(kept):
    sheet = Sheet()
    sheet.canvas.setPageSize((100, 14_000))
    sheet.at(10, -13_000, SENTENCE[:12])
    file, _ = kept(sheet)
    picture = Image.open(io.BytesIO(page_picture(file, 1, width=2000)))
    assert picture.width * picture.height <= 26_000_000


@pytest.mark.parametrize("page", [0, -1, 2])
def test_a_page_that_is_not_there_is_refused(kept, page):
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    file, _ = kept(sheet)
    with pytest.raises(PageNotFoundError, match=f"There is no page {page}: the file has 1"):
        page_size(file, page)


def test_a_file_that_is_no_pdf_is_refused(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"not a PDF")
    with pytest.raises(PageNotFoundError, match="cannot be opened"):
        page_picture(file, 1, width=900)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_a_quote_lies_where_its_ink_is_on_turned_and_cropped_pages(kept, turn, cropped):
    sheet = Sheet()
    sheet.canvas.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn])
    sheet.canvas.rotate(turn)
    sheet.canvas.setPageRotation(turn)
    if cropped:
        width, height = (HEIGHT, WIDTH) if turn % 180 else (WIDTH, HEIGHT)
        sheet.canvas.setCropBox((30, 40, width - 20, height - 10))
    sheet.paragraph(SENTENCE, x=110, width=60)
    file, (paragraph,) = kept(sheet)
    boxes = quote_boxes(file, paragraph.boxes, SENTENCE)
    assert len(boxes) == 3
    assert all(inside(box, paragraph.boxes) for box in boxes)
    assert lines_around(boxes) == pytest.approx(ink(file, 1), abs=5)


def test_a_quote_in_the_middle_of_a_paragraph_has_a_box_a_line(kept):
    sheet = Sheet()
    sheet.paragraph(f"{OPENING} {QUOTED} {SENTENCE}", label="4.2")
    file, (paragraph,) = kept(sheet)
    boxes = quote_boxes(file, paragraph.boxes, QUOTED)
    first, second, third = boxes
    assert first.top < second.top < third.top
    assert first.x0 > paragraph.boxes[0].x0 + 100
    assert second.x0 == third.x0 == pytest.approx(108)
    assert third.x1 < paragraph.boxes[0].x1 - 100
    assert all(inside(box, paragraph.boxes) for box in boxes)


def test_a_quote_that_runs_over_a_page_has_boxes_on_both(kept):
    sheet = Sheet()
    sheet.heading("Findings")
    sheet.y = 760
    words = f"{SENTENCE} {QUOTED}".split()
    sheet.at(72, sheet.y, " ".join(words[:12]))
    sheet.at(72, sheet.y + 14, " ".join(words[12:25]))
    sheet.new_page()
    sheet.at(72, 80, " ".join(words[25:38]))
    sheet.at(72, 94, " ".join(words[38:]))
    file, paragraphs = kept(sheet)
    paragraph = next(p for p in paragraphs if p.page_to == 2)
    boxes = quote_boxes(file, paragraph.boxes, SENTENCE)
    assert [box.page for box in boxes] == [1, 1]
    over = quote_boxes(file, paragraph.boxes, paragraph.text)
    assert [box.page for box in over] == [1, 1, 2, 2]


def test_hyphens_ligatures_and_marks_of_notes_do_not_hide_a_quote(kept):
    sheet = Sheet()
    sheet.heading("Findings")
    sheet.paragraph(f"{SENTENCE} {SENTENCE}")
    sheet.at(72, 300, "The pro\ufb01le of the family was never shared with the safe-")
    sheet.at(72, 314, "guarding partners, as the guidance asks")
    sheet.at(72 + 190, 310, "7", size=6)
    sheet.at(72 + 197, 314, "of them, and nobody noticed.")
    sheet.at(72, 328, "Safeguarding is everybody’s business.")
    sheet.at(72, 700, "7", size=6)
    sheet.at(78, 702, "Guidance of 2018, page 12.", size=8)
    file, paragraphs = kept(sheet)
    paragraph = next(p for p in paragraphs if "never shared" in p.text)
    assert "safeguarding partners, as the guidance asks of them" in paragraph.text
    quote = sentences(paragraph.text)[0]
    boxes = quote_boxes(file, paragraph.boxes, quote)
    assert len(boxes) == 2
    assert boxes[0].x0 == pytest.approx(72, abs=2)
    assert boxes[1].x1 > 72 + 300


def test_words_that_are_not_there_are_not_marked(kept):
    sheet = Sheet()
    sheet.paragraph(f"{OPENING} {QUOTED}")
    file, (paragraph,) = kept(sheet)
    assert quote_boxes(file, paragraph.boxes, "Recommendations were accepted by every agency without delay.") == ()
    assert quote_boxes(file, paragraph.boxes, "…") == ()


def test_a_page_that_is_a_picture_has_no_characters_to_underline(tmp_path):
    sheet = Sheet()
    sheet.picture(ImageReader(Image.new("RGB", (200, 280), "white")))
    file = tmp_path / "scan.pdf"
    file.write_bytes(sheet.data())
    assert quote_boxes(file, [Box(page=1, x0=50, top=50, x1=500, bottom=90)], SENTENCE) == ()
    assert page_picture(file, 1, width=300).startswith(b"\x89PNG")


def test_many_threads_draw_and_read_at_once(kept):
    sheet = Sheet()
    sheet.paragraph(f"{OPENING} {QUOTED} {SENTENCE}")
    file, (paragraph,) = kept(sheet)
    whole = page_picture(file, 1, width=300)
    marked = quote_boxes(file, paragraph.boxes, QUOTED)

    def work(turn):
        if turn % 3 == 0:
            return page_picture(file, 1, width=300) == whole
        if turn % 3 == 1:
            return quote_boxes(file, paragraph.boxes, QUOTED) == marked
        return len(read(next(iter(expand([file])))).paragraphs) == 1

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(48)))


def test_quotes_of_real_reports_are_found_inside_their_paragraphs(shared):
    chosen = random.Random(5)
    files = chosen.sample(sorted((shared / "corpus").rglob("*.pdf")), 4)
    asked = 0
    for source in expand(files):
        numbered = [p for p in read(source).paragraphs if p.label and p.boxes]
        for paragraph in chosen.sample(numbered, min(10, len(numbered))):
            quote = chosen.choice(sentences(paragraph.text))
            boxes = quote_boxes(source.location, paragraph.boxes, quote)
            assert boxes or not letters_of(quote), (source.path, paragraph.label, quote)
            assert all(inside(box, paragraph.boxes) for box in boxes), (source.path, paragraph.label, quote)
            asked += 1
    assert asked >= 20
