"""The page and the panel of a source."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from assistant.sources import view_source
from tests.assistant.web.visitors import fill, visiting, words
from tests.ingest.pdf_files import SENTENCE, Sheet
from vectorstore.library import Library

QUOTED = "No record showed who had weighed him, and nobody asked."
MARKDOWN = r"""# Procedure x

1. Ring the desk on 01632 960 148 before nine.

2. Write \<script>alert(1)\</script> in the record & sign it.
"""


def document():
    sheet = Sheet()
    sheet.heading("Serious case review: Baby Q")
    sheet.paragraph("Published 4 March 2019")
    sheet.paragraph(f"{SENTENCE} {QUOTED} {SENTENCE}", label="4.1")
    sheet.paragraph(f"{SENTENCE} Nothing more is known.", label="4.2")
    return sheet.data()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("source") / "library"
    fill(folder, {"baby-q.pdf": document(), "procedure.md": MARKDOWN.encode()})
    return folder


@pytest.fixture(scope="module")
def client(folder):
    with visiting(folder) as client:
        yield client


@pytest.fixture(scope="module")
def paragraph(folder):
    with Library.open(folder) as library:
        return next(stored for stored in library.paragraphs("baby-q") if stored.paragraph.label == "4.1")


def address(stored, words="", *, fragment=False):
    return f"/source/{stored.id}?quote={quote(words)}" + ("&fragment=1" if fragment else "")


def boxes(page, kind):
    found = re.findall(rf'class="{kind}"[^>]*data-x0="([^"]+)" data-top="([^"]+)" data-x1="([^"]+)"', page)
    return [tuple(map(float, box)) for box in found]


@pytest.mark.parametrize("fragment", [False, True])
def test_the_paragraph_is_highlighted_and_the_quote_underlined_and_marked(client, folder, paragraph, fragment):
    page = client.get(address(paragraph, QUOTED, fragment=fragment)).text
    with Library.open(folder) as library:
        view = view_source(library, paragraph.id, quote=QUOTED)
    (shown,) = view.pages
    assert boxes(page, "highlight") == [(box.x0, box.top, box.x1) for box in paragraph.paragraph.boxes]
    assert boxes(page, "underline") == [(box.x0, box.top, box.x1) for box in shown.underline]
    assert len(shown.underline) >= 1
    assert f"<mark>{QUOTED}</mark>" in page
    assert ("<html" in page) is not fragment
    picture = unescape(re.search(r'<img src="([^"]+)"', page)[1])
    assert client.get(picture).content.startswith(b"\x89PNG")
    assert "paragraph 4.1 highlighted and the quoted words underlined" in page


def test_it_says_what_it_is_and_leads_on(client, paragraph):
    page = client.get(address(paragraph, QUOTED)).text
    shown = words(page)
    for said in (
        "A review found, March 2019",
        "Printed with the number 4.1.",
        "Page 1 of 1",
        "Published 4 March 2019",
        "Previous paragraph",
        "Next paragraph, 4.2",
        f"“{QUOTED}” (",
    ):
        assert said in shown, said
    assert 'href="/api/v1/documents/baby-q/file#page=1"' in page
    assert client.get("/api/v1/documents/baby-q/file").content.startswith(b"%PDF")
    after = re.search(r'href="(/source/baby-q:\d+)"[^>]*><span class="way">Next', page)[1]
    assert "Nothing more is known." in words(client.get(after).text)


def test_words_that_do_not_stand_there_are_not_shown_as_a_quote(client, paragraph):
    page = client.get(address(paragraph, "Everybody was content <b>always</b>.")).text
    assert "do not stand in this paragraph" in words(page)
    assert "Everybody was content" not in page
    assert "<mark>" not in page
    assert boxes(page, "underline") == []
    assert boxes(page, "highlight")


def test_a_document_without_pages_is_shown_as_text_alone(client):
    page = client.get("/source/procedure:3").text
    shown = words(page)
    assert "<img" not in page
    assert "has no pages" in shown
    assert "<script>alert(1)" not in page
    assert "Write <script>alert(1)</script> in the record & sign it." in shown


def test_a_number_to_ring_is_never_offered_as_help(client):
    page = client.get("/source/procedure:2").text
    assert "01632 960 148" in words(page)
    assert "Do not ring it for help" in words(page)
    main = page[page.index("<main") :]
    assert "tel:" not in main
    assert "01632" not in client.get("/source/procedure:3").text


@pytest.mark.parametrize("id_", ["nothing:1", "baby-q:999", "..%2f..%2fetc:1", "baby-q"])
@pytest.mark.parametrize("fragment", ["", "?fragment=1"])
def test_what_is_not_there_is_said(client, id_, fragment):
    page = client.get(f"/source/{id_}{fragment}")
    assert page.status_code == 404
