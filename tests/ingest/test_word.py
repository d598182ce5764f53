from datetime import datetime

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.errors import UnreadableFileError
from ingest.word import read_word
from tests.ingest.word_files import add_footnotes, add_item, add_list, add_num, add_xml, new, saved


def read(document):
    return read_word(saved(document), path="x.docx")


def shapes(document):
    return [(block.role.value, block.level, block.label, block.text) for block in read(document).blocks]


def labels(document):
    return [block.label for block in read(document).blocks]


def test_headings_by_style_with_their_depth():
    document = new()
    document.add_heading("Child Z", 0)
    document.add_heading("Findings", 1)
    document.add_heading("Health", 2)
    document.add_paragraph("The panel met.")
    assert shapes(document) == [
        ("heading", 1, None, "Child Z"),
        ("heading", 1, None, "Findings"),
        ("heading", 2, None, "Health"),
        ("text", 0, None, "The panel met."),
    ]


def test_a_short_bold_paragraph_is_a_heading_below_the_last_marked_one():
    document = new()
    document.add_heading("Findings", 1)
    document.add_paragraph().add_run("What the panel saw").bold = True
    document.add_paragraph("The panel met.")
    document.add_paragraph().add_run("This sentence is bold because it matters a lot to everyone.").bold = True
    assert [(role, level) for role, level, _, _ in shapes(document)] == [
        ("heading", 1), ("heading", 2), ("text", 0), ("text", 0),
    ]  # fmt: skip


def test_numbers_are_counted_as_word_prints_them():
    document = new()
    add_list(document, [("decimal", "%1.", ""), ("decimal", "%1.%2", ""), ("decimal", "%1.%2.%3.", "")])
    for depth in (0, 1, 1, 2, 2, 0, 1, 2):
        add_item(document, "Words.", depth)
    assert labels(document) == ["1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1", "2.1.1"]


def test_letters_and_roman_numerals_are_items():
    document = new()
    add_list(document, [("decimal", "%1.", ""), ("lowerLetter", "%2)", ""), ("lowerRoman", "(%3)", "")])
    for depth in (0, 1, 2, 2, 1, 0, 1):
        add_item(document, "Words.", depth)
    assert [(role, level, label) for role, level, label, _ in shapes(document)] == [
        ("text", 0, "1"),
        ("item", 2, "a)"),
        ("item", 3, "(i)"),
        ("item", 3, "(ii)"),
        ("item", 2, "b)"),
        ("text", 0, "2"),
        ("item", 2, "a)"),
    ]


def test_a_level_that_never_restarts_goes_on():
    document = new()
    add_list(document, [("decimal", "%1.", ""), ("decimal", "%2.", '<w:lvlRestart w:val="0"/>')])
    for depth in (0, 1, 1, 0, 1):
        add_item(document, "Words.", depth)
    assert labels(document) == ["1", "1", "2", "2", "3"]


def test_legal_numbers_turn_roman_parents_into_figures():
    document = new()
    add_list(document, [("upperRoman", "%1.", ""), ("decimal", "%1.%2", "<w:isLgl/>")])
    for depth in (0, 0, 1):
        add_item(document, "Words.", depth)
    assert labels(document) == ["I", "II", "2.1"]


def test_a_second_list_goes_on_counting_unless_it_says_where_to_start():
    document = new()
    add_list(document, [("decimal", "%1.", "")], list_id="77")
    add_num(document, "78", "977")
    add_num(document, "79", "977", start_overrides=[(0, 1)])
    for list_id in ("77", "77", "78", "79", "79"):
        add_item(document, "Words.", list_id=list_id)
    assert labels(document) == ["1", "2", "3", "1", "2"]


def test_words_around_a_number_are_printed_with_it():
    document = new()
    add_list(document, [("decimal", "Recommendation %1:", "")])
    add_item(document, "Review the protocol.")
    assert shapes(document) == [("text", 0, "Recommendation 1", "Review the protocol.")]


def test_numbered_headings_print_their_number():
    document = new()
    add_list(document, [("decimal", "%1.", "")])
    add_item(document, "Findings", style="Heading 1")
    add_item(document, "Lessons", style="Heading 1")
    assert [text for *_, text in shapes(document)] == ["1 Findings", "2 Lessons"]


def test_list_styles_of_word():
    document = new()
    for style in ("List Number", "List Number", "List Bullet", "List Bullet 2"):
        document.add_paragraph("Words.", style)
    assert [(role, level, label) for role, level, label, _ in shapes(document)] == [
        ("text", 0, "1"), ("text", 0, "2"), ("item", 1, None), ("item", 2, None),
    ]  # fmt: skip


def test_a_paragraph_taken_out_of_its_list_has_no_number():
    document = new()
    add_item(document, "Words.", list_id="0", style="List Number")
    assert labels(document) == [None]


def test_typed_numbers_are_numbers():
    document = new()
    for text in ("1.2.3 The panel met.", "a) first", "1.5 million children", "2013 was the year."):
        document.add_paragraph(text)
    assert labels(document) == ["1.2.3", "a)", None, None]


def test_tracked_deletions_are_left_out_and_insertions_kept():
    document = new()
    add_xml(
        document,
        "<w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom></w:p>",
    )
    assert [text for *_, text in shapes(document)] == ["kept added"]


def test_hidden_text_and_field_codes_are_left_out():
    document = new()
    add_xml(
        document,
        "<w:p><w:r><w:t>page </w:t></w:r><w:r><w:instrText>PAGEREF _x</w:instrText></w:r><w:r><w:t>7</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
    )
    assert [text for *_, text in shapes(document)] == ["page 7"]


def test_links_tabs_breaks_and_fixed_hyphens_are_words():
    document = new()
    add_xml(
        document,
        "<w:p><w:hyperlink><w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r></w:hyperlink>"
        "<w:r><w:tab/><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>",
    )
    assert [text for *_, text in shapes(document)] == ["multi-agency one two"]


def test_footnotes_are_attached_to_their_paragraph():
    document = new()
    add_footnotes(document, {"2": "Act 1989.", "3": "Act 2004."})
    add_xml(
        document,
        '<w:p><w:r><w:t>Two Acts</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>',
    )
    [block] = read(document).blocks
    assert (block.text, block.footnotes) == ("Two Acts", ("Act 1989.", "Act 2004."))


def test_headers_and_footers_are_no_blocks_but_help_to_find_facts():
    document = new()
    document.sections[0].header.paragraphs[0].text = "Invented Vale Safeguarding Children Board"
    document.add_paragraph("The panel met.")
    reading = read(document)
    assert [block.text for block in reading.blocks] == ["The panel met."]
    assert "Invented Vale Safeguarding Children Board" in reading.first_page_lines


def test_contents_lists_are_left_out():
    document = new()
    add_xml(
        document,
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Findings 4</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    add_xml(
        document, "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a content control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [text for *_, text in shapes(document)] == ["In a content control."]


def test_text_boxes_are_read_once():
    document = new()
    paragraph = add_xml(document, "<w:p><w:r><w:t>Beside a box.</w:t></w:r></w:p>")
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph.append(
        parse_xml(
            f"<w:r {nsdecls('w')} {names}><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [text for *_, text in shapes(document)] == ["Beside a box.", "In the box."]


def table(document, *rows):
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def test_table_rows_carry_their_header_cells():
    document = new()
    table(
        document,
        ("No", "Recommendation", "Lead"),
        ("1", "Review the protocol.", "Police"),
        ("2", "Train all staff.", ""),
    )
    assert shapes(document) == [
        ("row", 0, "1", "Recommendation: Review the protocol.; Lead: Police"),
        ("row", 0, "2", "Recommendation: Train all staff."),
    ]


def test_two_columns_without_a_header_are_term_and_words():
    document = new()
    table(document, ("Author", "Jane Example"), ("Date", "April 2016"))
    assert [text for *_, text in shapes(document)] == ["Author: Jane Example", "Date: April 2016"]


def test_two_columns_with_a_marked_header_row():
    document = new()
    made = table(document, ("Judgement", "Grade"), ("Overall effectiveness", "Good"))
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    assert [text for *_, text in shapes(document)] == ["Judgement: Overall effectiveness; Grade: Good"]


def test_merged_cells_repeat_what_they_span():
    document = new()
    made = table(document, ("Finding", "Action", "Lead"), ("Drift", "Audit", "Police"), ("", "Train", "Health"))
    made.cell(1, 0).merge(made.cell(2, 0))
    assert [text for *_, text in shapes(document)] == [
        "Finding: Drift; Action: Audit; Lead: Police",
        "Finding: Drift; Action: Train; Lead: Health",
    ]


def test_numbers_go_on_through_tables():
    document = new()
    add_list(document, [("decimal", "%1.", "")])
    made = table(document, ("No", "Action", "Lead"), ("", "Audit", "Police"), ("", "Train", "Health"))
    for row in (1, 2):
        made.cell(row, 1).paragraphs[0]._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
        )
    add_item(document, "After the table.")
    assert shapes(document) == [
        ("row", 0, None, "Action: 1 Audit; Lead: Police"),
        ("row", 0, None, "Action: 2 Train; Lead: Health"),
        ("text", 0, "3", "After the table."),
    ]


def test_a_box_made_of_a_table_is_running_text():
    document = new()
    made = document.add_table(rows=1, cols=1)
    made.cell(0, 0).text = "Boxed words."
    made.cell(0, 0).add_paragraph("More boxed words.", "List Bullet")
    assert [(role, text) for role, _, _, text in shapes(document)] == [
        ("text", "Boxed words."), ("item", "More boxed words."),
    ]  # fmt: skip


def test_properties():
    document = new()
    document.core_properties.title = "Learning from Child Z"
    document.core_properties.author = "Jane Example"
    document.core_properties.modified = datetime(2021, 3, 4, 10)
    document.add_heading("Child Z", 0)
    assert read(document).properties == (
        ("title", "Learning from Child Z"),
        ("author", "Jane Example"),
        ("created", "2021-03-04"),
        ("heading", "Child Z"),
    )


def test_the_date_of_the_librarys_template_is_no_fact():
    assert "created" not in dict(read(new()).properties)


@pytest.mark.parametrize("spoil", [lambda data: data[:-400] + b"\0" * 400, lambda data: b"PK\x03\x04" + data[4:900]])
def test_a_damaged_file_is_one_sentence(spoil):
    with pytest.raises(UnreadableFileError, match=r"x\.docx: The Word document is damaged\. Open it in Word"):
        read_word(spoil(saved(new())), path="x.docx")


def test_a_file_with_bold_headings_alone_has_them_all_at_one_depth():
    document = new()
    for title in ("7-Minute Briefing", "1. Background", "2. Why it matters"):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph("Words.")
    assert [level for role, level, _, _ in shapes(document) if role == "heading"] == [1, 1, 1]
