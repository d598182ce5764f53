"""The source behind a citation, over the demonstration library."""

import pytest

from assistant.sources import view_source
from ingest.documents import Authority, Kind
from ingest.marking import letters_of
from ingest.sentences import sentences
from ingest.sources import Source
from vectorstore.library import Library


@pytest.fixture(scope="module")
def library(demonstration_library):
    with Library.open(demonstration_library) as opened:
        yield opened


def numbered(library, *, media_type="application/pdf"):
    """Return the longest paragraph with a printed number in a document of a format."""
    found = [
        stored
        for document in library.documents()
        if document.media_type == media_type
        for stored in library.paragraphs(document.id)
        if stored.paragraph.label
    ]
    return max(found, key=lambda stored: len(stored.paragraph.text))


def test_a_quote_is_underlined_inside_its_highlighted_paragraph(library):
    stored = numbered(library)
    quote = sentences(stored.paragraph.text)[-1]
    view = view_source(library, stored.id, quote=quote)
    assert view.quote == quote
    assert not view.misquoted
    assert "".join(view.parts) == stored.paragraph.text
    assert view.parts[1] == quote
    assert {box for page in view.pages for box in page.highlight} == set(stored.paragraph.boxes)
    lines = [box for page in view.pages for box in page.underline]
    assert lines
    for line in lines:
        assert any(
            box.page == line.page and box.top - 1 <= line.top and line.bottom <= box.bottom + 1
            for box in stored.paragraph.boxes
        )


def test_words_that_are_not_in_the_paragraph_are_no_quote(library):
    stored = numbered(library)
    view = view_source(library, stored.id, quote="Everybody agreed that nothing could have been done.")
    assert view.misquoted
    assert view.quote is None
    assert view.parts == (stored.paragraph.text, "", "")
    assert not any(page.underline for page in view.pages)
    assert not view_source(library, stored.id).misquoted


def test_its_neighbours_are_those_of_the_document(library):
    document = library.documents()[0]
    paragraphs = library.paragraphs(document.id)
    first, second, last = (view_source(library, paragraphs[at].id) for at in (0, 1, -1))
    assert first.previous is None
    assert first.next == paragraphs[1]
    assert (second.previous, second.next) == (paragraphs[0], paragraphs[2])
    assert last.next is None


def test_it_says_whose_words_of_when_and_how_the_place_is_counted(library):
    views = [
        view_source(library, stored.id)
        for document in library.documents()
        for stored in library.paragraphs(document.id)
        if stored.paragraph.kind is not Kind.HEADING
    ]
    reported = next(view for view in views if view.stored.paragraph.authority is Authority.AGENCY_REPORTED)
    assert reported.authority == "an agency reported, May 2016"
    printed = next(view for view in views if view.stored.paragraph.label)
    assert printed.place == f"Printed with the number {printed.stored.paragraph.label}."
    counted = next(view for view in views if view.stored.paragraph.label is None and view.section)
    assert counted.place.startswith("No number is printed beside it: counted as paragraph ")


def test_a_procedure_with_a_later_edition_says_so(library):
    older = next(d for d in library.documents() if d.path.endswith("disagreements-2019.pdf"))
    view = view_source(library, library.paragraphs(older.id)[5].id)
    assert "A later edition" in view.currency


def test_a_document_without_pages_has_its_text_and_no_picture(library):
    document = next(d for d in library.documents() if d.media_type != "application/pdf")
    stored = max(library.paragraphs(document.id), key=lambda one: len(one.paragraph.text))
    quote = sentences(stored.paragraph.text)[0]
    view = view_source(library, stored.id, quote=quote)
    assert view.pages == ()
    assert view.parts[1] == quote


def test_there_is_no_view_of_a_paragraph_that_is_not_there(library):
    assert view_source(library, "nothing:1") is None
    assert view_source(library, f"{library.documents()[0].id}:999999") is None


def test_a_number_to_ring_is_told_and_a_lost_file_leaves_the_text(tmp_path):
    text = "# Procedure\n\nRing the desk on 01632 960 148 before nine in the morning and wait.\n\nNothing else."
    with Library.open(tmp_path / "library", writable=True) as library:
        source = Source(path="a.md", location=text.encode(), origin="/a.md", file_name="a.md")
        (result,) = library.ingest([source])
        views = [view_source(library, stored.id) for stored in library.paragraphs(result.document)]
        assert [view.telephone for view in views] == ["01632" in view.stored.paragraph.text for view in views]
        assert any(view.telephone for view in views)


def test_the_words_under_the_lines_are_those_of_the_quote(library):
    stored = numbered(library)
    quote = sentences(stored.paragraph.text)[0]
    view = view_source(library, stored.id, quote=quote)
    widths = sum(box.x1 - box.x0 for page in view.pages for box in page.underline)
    assert 3 < widths / len(letters_of(quote)) < 9
