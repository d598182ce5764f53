"""The library in a real browser: a document's whole life by keyboard, and every page for everybody."""

import re
import shutil
from itertools import pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from ingest.sentences import sentences
from tests.browser.driving import NARROW, WIDE, ask, opened, serving, violations
from tests.ingest.pdf_files import Sheet
from vectorstore.library import Library

FOUND = "The panel found that nobody had told the swimming teacher about the tailored lanyard scheme in Harrowmere."
DOCUMENT = "reviews-serious-case-review-baby-r-2014"
VIEWS = (
    "/library",
    "/library?q=nothing+of+the+kind",
    f"/library/{DOCUMENT}",
    f"/library/{DOCUMENT}/pages",
    f"/library/{DOCUMENT}/edit",
    f"/library/{DOCUMENT}/remove",
    "/library/documents/new",
    "/about",
    "/recommendations",
    "/session",
)


@pytest.fixture(scope="module")
def source(demonstration):
    """The address of a source with a quote, and the paragraph."""
    with Library.open(demonstration) as library:
        stored = next(one for one in library.paragraphs(DOCUMENT) if one.paragraph.label == "2.2.2")
    return f"/source/{stored.id}?quote={quote(sentences(stored.paragraph.text)[2])}", stored


@pytest.fixture
def changing(demonstration, tmp_path):
    """The address of a server over a copy of the library, which the test may change."""
    with serving(shutil.copytree(demonstration, tmp_path / "library")) as address:
        yield address


@pytest.fixture
def review(tmp_path):
    """An invented review that is not in the library."""
    sheet = Sheet()
    sheet.heading("Serious case review: Child Z")
    sheet.paragraph("Harrowmere Safeguarding Children Board. Published 4 March 2019.")
    sheet.heading("Findings", size=14)
    sheet.paragraph(FOUND, label="3.1")
    sheet.paragraph("Nobody asked her why. The scheme had ended in the spring, and no letter was sent.", label="3.2")
    file = tmp_path / "child z.pdf"
    file.write_bytes(sheet.data())
    return file


def tab_to(page: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until something has the focus, which must be seen there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert wanted.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
            return
    pytest.fail(f"Tab does not lead to {wanted}")


def press(page: Page, wanted: Locator) -> None:
    """Go to something by keyboard and press Enter."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def test_a_document_is_added_asked_about_corrected_and_removed_by_keyboard(browser, changing, review):
    with opened(browser, changing) as page:
        page.goto("/library")
        press(page, page.get_by_role("link", name="Add documents"))
        chooser = page.get_by_label("Files", exact=True)
        tab_to(page, chooser)
        with page.expect_file_chooser() as choosing:
            page.keyboard.press("Space")
        choosing.value.set_files(review)
        press(page, page.get_by_role("button", name="Add to the library"))
        shown = page.get_by_role("region", name="Progress")
        expect(shown.get_by_role("status")).to_have_text("Done. 1 in the library.", timeout=60_000)
        expect(shown).to_be_focused()
        expect(shown.get_by_role("listitem")).to_have_text("child z.pdf: added")

        with opened(browser, changing) as asking:
            asking.goto("/")
            ask(asking, "What did the review of Child Z find about the swimming teacher?")
            expect(asking.locator("#latest")).to_contain_text(FOUND)

        page.goto("/library/child-z")
        expect(page.get_by_role("row", name="Published 4 March 2019")).to_be_visible()
        press(page, page.get_by_role("link", name="Edit what is known"))
        tab_to(page, page.get_by_label("Published"))
        page.keyboard.press("Control+A")
        page.keyboard.type("June 2020")
        press(page, page.get_by_role("button", name="Save"))
        expect(page.get_by_role("status")).to_have_text("What you changed is kept.")
        expect(page.get_by_role("row", name="Published June 2020 stated by an editor")).to_be_visible()

        press(page, page.get_by_role("link", name="Remove"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Remove this document for good?")
        press(page, page.get_by_role("button", name="Remove for good"))
        expect(page.get_by_role("status").first).to_contain_text("nothing of it is left")
        expect(page.get_by_text("Child Z")).to_have_count(0)
        found = page.request.get("/api/v1/search", params={"q": "swimming teacher tailored lanyard scheme"}).json()
        assert found["results"]
        assert not any("tailored" in result["text"] for result in found["results"])


def test_the_same_form_works_without_a_script(browser, changing, review):
    with opened(browser, changing, java_script_enabled=False) as page:
        page.goto("/library/documents/new")
        page.get_by_label("Files", exact=True).set_input_files([review, __file__])
        page.get_by_label("Area").fill("Harrowmere")
        page.get_by_role("button", name="Add to the library").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Done in part", timeout=60_000)
        expect(page.get_by_role("row", name="child z.pdf Added")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile(r"test_library\.py Not added .+"))).to_be_visible()
        page.get_by_role("link", name="child z.pdf").click()
        expect(page.get_by_role("row", name="Area Harrowmere stated by an editor")).to_be_visible()
        expect(page.get_by_text("Is somebody in danger now?")).to_be_visible()


def test_marks_lie_on_the_picture_where_the_paragraph_and_the_quote_are(page, source):
    address, stored = source
    page.goto(address)
    figure = page.locator("figure.page").first
    expect(figure.locator("img")).to_have_js_property("complete", True)
    picture = figure.locator("img").bounding_box()
    scale = picture["width"] / 595.28
    (box,) = stored.paragraph.boxes
    drawn = figure.locator("rect.highlight").bounding_box()
    assert drawn["x"] - picture["x"] == pytest.approx(box.x0 * scale, abs=6)
    assert drawn["y"] - picture["y"] == pytest.approx(box.top * scale, abs=6)
    assert drawn["width"] == pytest.approx((box.x1 - box.x0) * scale, abs=12)
    assert drawn["height"] == pytest.approx((box.bottom - box.top) * scale, abs=12)
    lines = figure.locator("line.underline").all()
    assert len(lines) == 3
    for line in lines:
        place = line.bounding_box()
        assert drawn["x"] <= place["x"]
        assert place["x"] + place["width"] <= drawn["x"] + drawn["width"]
        assert drawn["y"] <= place["y"] <= drawn["y"] + drawn["height"]


def test_a_citation_is_copied_and_neighbours_are_a_link_away(browser, server, source):
    address, _ = source
    with opened(browser, server, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(address)
        press(page, page.get_by_role("button", name="Copy citation"))
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.fullmatch(r"“The health visitor wrote .+” \(Corvenshire, Baby R, 2014, para 2\.2\.2, p 4\)", copied)
        press(page, page.get_by_role("link", name="Next paragraph, 2.2.3"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("para 2.2.3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_wrong_on_any_page(browser, server, source, scheme, size):
    found = {}
    with opened(browser, server, color_scheme=scheme, viewport=size, reduced_motion="reduce") as page:
        for path in (*VIEWS, source[0]):
            page.goto(path)
            found[path] = violations(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser, server, source):
    with opened(browser, server, viewport={"width": 320, "height": 640}) as page:
        for path in (*VIEWS, source[0]):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_every_page_has_a_title_of_its_own_and_headings_in_order(browser, server, source):
    titles = set()
    with opened(browser, server) as page:
        for path in (*VIEWS, source[0]):
            page.goto(path)
            titles.add(page.title())
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path
            assert all(after - before <= 1 for before, after in pairwise(levels)), path
    assert len(titles) == len(VIEWS)  # a search in the library has the title of the library
