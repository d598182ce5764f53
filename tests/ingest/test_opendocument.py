import io
from datetime import datetime

import odfdo
import pytest
from odfdo import Document, Element, Header, List, ListItem, Paragraph, Table

from ingest.errors import UnreadableFileError
from ingest.opendocument import read_opendocument


@pytest.fixture
def document():
    made = Document("text")
    made.body.clear()
    return made


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(document):
    return read_opendocument(saved(document), path="x.odt")


def shapes(document):
    return [(block.role.value, block.level, block.label, block.text) for block in read(document).blocks]


def add_list_style(document, name, *levels):
    rows = "".join(
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" style:num-prefix="{prefix}"'
        f' style:num-suffix="{suffix}" text:display-levels="{shown}"/>'
        for depth, (form, prefix, suffix, shown) in enumerate(levels, start=1)
    )
    style = Element.from_tag(f'<text:list-style style:name="{name}">{rows}</text:list-style>')
    document.insert_style(style, automatic=True)


def nested(style, *items):
    """A list of texts, with a list in place of a text for a deeper level."""
    made = List(style=style)
    for item in items:
        if isinstance(item, tuple):
            made.children[-1].append(nested(None, *item))
        else:
            made.append(ListItem(item))
    return made


def test_headings_and_paragraphs(document):
    document.body.append(Header(1, "Findings"))
    document.body.append(Header(2, "Health"))
    document.body.append(Paragraph("The panel met."))
    assert [(role, level) for role, level, _, _ in shapes(document)] == [("heading", 1), ("heading", 2), ("text", 0)]


def test_lists_print_their_numbers(document):
    add_list_style(document, "L1", ("1", "", ".", 1), ("1", "", ".", 2), ("a", "", ")", 1))
    document.body.append(nested("L1", "One", ("One one", "One two", ("Letter", "Letter")), "Two", ("Two one",)))
    assert [(role, label) for role, _, label, _ in shapes(document)] == [
        ("text", "1"), ("text", "1.1"), ("text", "1.2"), ("item", "a)"), ("item", "b)"), ("text", "2"), ("text", "2.1"),
    ]  # fmt: skip


def test_a_list_that_goes_on_keeps_counting(document):
    add_list_style(document, "L1", ("1", "", ".", 1))
    first, second, third = nested("L1", "One", "Two"), nested("L1", "Three"), nested("L1", "One again")
    second.set_attribute("text:continue-numbering", "true")
    for part in (first, Paragraph("Between."), second, third):
        document.body.append(part)
    assert [label for _, _, label, _ in shapes(document)] == ["1", "2", None, "3", "1"]


def test_bullets_nest(document):
    document.body.append(nested(None, "act", ("at once",), "check"))
    assert shapes(document) == [
        ("item", 1, None, "act"), ("item", 2, None, "at once"), ("item", 1, None, "check"),
    ]  # fmt: skip


def test_notes_are_attached(document):
    paragraph = Paragraph("Two Acts of Parliament")
    paragraph.insert_note(after="Acts", note_id="n1", citation="1", body="Act 1989.")
    document.body.append(paragraph)
    [block] = read(document).blocks
    assert (block.text, block.footnotes) == ("Two Acts of Parliament", ("Act 1989.",))


def test_tracked_deletions_and_comments_are_left_out(document):
    document.body.append(
        Element.from_tag(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
        )
    )
    paragraph = Paragraph("kept")
    paragraph.insert_annotation(after="kept", body="a comment", creator="x")
    document.body.append(paragraph)
    assert [text for *_, text in shapes(document)] == ["kept"]


def test_table_rows_carry_their_header_cells(document):
    made = Table("T", width=3, height=2)
    for place, text in {"A1": "No", "B1": "Action", "C1": "Lead", "A2": "1", "B2": "Audit", "C2": "Police"}.items():
        made.set_value(place, text)
    document.body.append(made)
    assert shapes(document) == [("row", 0, "1", "Action: Audit; Lead: Police")]


def test_properties(document):
    document.meta.title = "Learning from Child Z"
    document.meta.creator = "Jane Example"
    document.meta.date = datetime(2021, 3, 4, 10)
    document.body.append(Paragraph("Words."))
    assert dict(read(document).properties) == {
        "title": "Learning from Child Z",
        "author": "Jane Example",
        "created": "2021-03-04",
    }


def test_a_damaged_file_is_one_sentence():
    data = saved(odfdo.Document("text"))
    with pytest.raises(UnreadableFileError, match=r"x\.odt: The OpenDocument text is damaged\."):
        read_opendocument(data[: len(data) // 2], path="x.odt")
