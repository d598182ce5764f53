"""Paragraphs of invented reports: numbers, sections, lists, tables, columns, kinds and authority."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ingest.blocks import Block, Role
from ingest.documents import Authority, DocumentType, Kind
from ingest.paragraphs import assemble
from ingest.pdf import read_pdf
from tests.ingest.pdf_files import SENTENCE, Sheet, long_text


def read(sheet, document_type=DocumentType.REVIEW):
    return assemble(read_pdf(sheet.data(), path="a.pdf").blocks, type=document_type)


def bodies(paragraphs):
    return [paragraph for paragraph in paragraphs if paragraph.kind is not Kind.HEADING]


def heading(text, level=1):
    return Block(text=text, role=Role.HEADING, level=level)


def overview_report():
    sheet = Sheet(
        header=lambda _: "OFFICIAL SENSITIVE",
        footer=lambda page: f"Child D Overview Report April 2016 Final Page {page} of 4",
    )
    sheet.heading("1. Introduction", size=16)
    for number in range(1, 4):
        sheet.paragraph(long_text(30) + ".", label=f"1.{number}")
    sheet.heading("2. What happened", size=16)
    sheet.heading("2.1 The early years", size=13)
    for number in range(1, 5):
        sheet.paragraph(long_text(80 + number) + ".", label=f"2.1.{number}")
    sheet.new_page()
    sheet.heading("2.2 The last weeks", size=13)
    sheet.paragraph("In 2014 there were 2.5 referrals a week. " + long_text(40) + ".", label="2.2.1")
    sheet.paragraph("The panel asked three things:", label="2.2.2")
    for letter, text in (("a)", "who saw the child"), ("b)", "who spoke to the child"), ("c)", "who wrote it down.")):
        sheet.paragraph(text, label=letter, x=108, hang=24)
    sheet.new_page()
    sheet.heading("3. Recommendations", size=16)
    sheet.paragraph("The Board should do the following:")
    for number in range(1, 4):
        sheet.paragraph(f"Recommendation {number}: The Board should ask schools to act. " + long_text(20) + ".")
    sheet.new_page()
    sheet.heading("4. Part two", size=16)
    for number in range(1, 6):
        sheet.paragraph(long_text(25) + ".", label=f"{number}.")
    return sheet


def test_numbers_of_three_parts_are_kept_as_printed():
    labels = [paragraph.label for paragraph in bodies(read(overview_report())) if paragraph.label]
    assert labels[:9] == ["1.1", "1.2", "1.3", "2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.2.1", "2.2.2"]


def test_the_running_header_and_counted_footer_are_nowhere():
    text = " ".join(paragraph.text for paragraph in read(overview_report()))
    assert "OFFICIAL" not in text
    assert "Page" not in text
    assert "Overview Report" not in text


def test_sections_nest_by_size_and_number():
    sections = {paragraph.label: paragraph.section for paragraph in read(overview_report()) if paragraph.label}
    assert sections["1.1"] == ("1. Introduction",)
    assert sections["2.1.3"] == ("2. What happened", "2.1 The early years")
    assert sections["2.2.1"] == ("2. What happened", "2.2 The last weeks")


def test_lettered_items_carry_their_stem():
    items = [paragraph for paragraph in read(overview_report()) if paragraph.label in ("a)", "b)", "c)")]
    assert [item.text for item in items] == ["who saw the child", "who spoke to the child", "who wrote it down."]
    assert {item.stem for item in items} == {"The panel asked three things:"}


def test_recommendation_3_and_paragraph_3_never_meet():
    threes = [paragraph for paragraph in read(overview_report()) if paragraph.label == "3"]
    assert [(three.section, three.kind) for three in threes] == [
        (("3. Recommendations",), Kind.RECOMMENDATION),
        (("4. Part two",), Kind.NARRATIVE),
    ]
    assert threes[0].text.startswith("The Board should ask schools")
    assert threes[0].authority is Authority.REVIEW_RECOMMENDED
    assert threes[1].authority is Authority.REVIEW_FOUND


def test_the_sentence_above_recommendations_is_none():
    (above,) = [paragraph for paragraph in read(overview_report()) if paragraph.text.endswith("following:")]
    assert above.kind is not Kind.RECOMMENDATION


def test_a_paragraph_number_that_restarts_is_accepted():
    labels = [item.label for item in read(overview_report()) if item.section == ("4. Part two",)]
    assert labels == ["1", "2", "3", "4", "5"]


def test_unnumbered_paragraphs_are_counted_within_their_section():
    blocks = [heading("One"), Block(text="A."), Block(text="B."), heading("Two"), Block(text="C.")]
    assert [(p.section, p.ordinal) for p in bodies(assemble(blocks, type=DocumentType.OTHER))] == [
        (("One",), 1),
        (("One",), 2),
        (("Two",), 1),
    ]


def test_a_ruled_table_over_two_pages_keeps_its_header_cells():
    sheet = Sheet()
    columns = (72, 300, 400, 520)
    header = ("Recommendation", "Lead", "By when")
    sheet.paragraph(SENTENCE)
    first = ("Train all staff", "Health", "May 2020")
    sheet.rows(columns, [header, first, ("Share the chronology", "Police", "June 2020")])
    sheet.new_page()
    sheet.rows(columns, [header, ("Write to the parents", "Schools", "July 2020")])
    sheet.paragraph(SENTENCE)
    rows = [paragraph.text for paragraph in read(sheet) if paragraph.kind is Kind.TABLE]
    assert rows == [
        "Recommendation: Train all staff; Lead: Health; By when: May 2020",
        "Recommendation: Share the chronology; Lead: Police; By when: June 2020",
        "Recommendation: Write to the parents; Lead: Schools; By when: July 2020",
    ]


def test_a_cell_cut_by_the_page_end_is_put_together():
    sheet = Sheet()
    columns = (72, 300, 520)
    sheet.y = 700
    sheet.rows(columns, [("Action", "Progress"), ("Train the staff", "The first course was held and")])
    sheet.new_page()
    sheet.rows(columns, [("", "was full. The second follows.")])
    (row,) = [paragraph for paragraph in read(sheet) if paragraph.kind is Kind.TABLE]
    assert row.text == "Action: Train the staff; Progress: The first course was held and was full. The second follows."
    assert (row.page, row.page_to) == (1, 2)
    assert [box.page for box in row.boxes] == [1, 2]


def test_a_table_without_rules_is_read_by_its_columns():
    sheet = Sheet()
    sheet.paragraph(SENTENCE)
    rows = (
        ("Agency", "Attended", "Invited"),
        ("Police", "four times", "six times"),
        ("Health visiting", "once", "twice"),
    )
    for row in rows:
        for x, text in zip((72, 250, 400), row, strict=True):
            sheet.at(x, sheet.y, text)
        sheet.y += 18
    sheet.y += 12
    sheet.paragraph(SENTENCE)
    assert [paragraph.text for paragraph in read(sheet)] == [
        SENTENCE,
        "Agency: Police; Attended: four times; Invited: six times",
        "Agency: Health visiting; Attended: once; Invited: twice",
        SENTENCE,
    ]


def test_columns_are_read_one_after_the_other():
    sheet = Sheet()
    sheet.heading("A briefing in two columns", size=18)
    for column, word in ((72, "left"), (320, "right")):
        for index in range(12):
            sheet.at(column, 150 + 14 * index, f"The {word} column goes on in line {index + 1:02d}")
    (text,) = [paragraph.text for paragraph in bodies(read(sheet))]
    assert text.index("left column goes on in line 12") < text.index("right column goes on in line 01")


def test_ligatures_become_letters():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = Sheet()
    sheet.at(72, 100, "The of\ufb01ce was \ufb02ooded.", font="Vera")
    assert [paragraph.text for paragraph in read(sheet)] == ["The office was flooded."]


def test_a_word_broken_at_a_line_end_is_joined_and_a_compound_keeps_its_hyphen():
    sheet = Sheet()
    lines = (
        "Good safeguarding is everybody's business and the multi-",
        "agency team knew that safe-",
        "guarding children is not one service's task.",
    )
    for index, line in enumerate(lines):
        sheet.at(72, 100 + 14 * index, line)
    (paragraph,) = read(sheet)
    assert "multi-agency team" in paragraph.text
    assert "that safeguarding children" in paragraph.text


def test_a_footnote_leaves_the_text_and_stays_attached():
    sheet = Sheet()
    sheet.at(72, 100, "Staff followed the guidance")
    sheet.at(72 + 137, 96, "1", size=6)
    sheet.at(72 + 142, 100, "of the time at every visit they made.")
    sheet.y = 120
    sheet.paragraph(long_text(120))
    sheet.at(72, 756, "1", size=5)
    sheet.at(76, 760, "Guidance of 2015, now replaced.", size=8)
    first, *rest = read(sheet)
    assert first.text == "Staff followed the guidance of the time at every visit they made."
    assert first.footnotes == ("Guidance of 2015, now replaced.",)
    assert not [paragraph for paragraph in rest if "Guidance of 2015" in paragraph.text]


@pytest.mark.parametrize("sign", ["\u2022", "-", "\u2013", "o", "\u00b7"])
def test_every_sign_that_opens_an_item_is_a_bullet(sign):
    sheet = Sheet()
    sheet.paragraph("The review asked whether:")
    for text in ("Staff met the family", "Staff heard the children"):
        sheet.paragraph(text, label=sign, x=90, hang=18)
    stem, *items = read(sheet)
    assert [item.text for item in items] == ["Staff met the family", "Staff heard the children"]
    assert {item.stem for item in items} == {stem.text}


def test_a_number_that_wraps_to_the_start_of_a_line_is_no_label():
    sheet = Sheet()
    sheet.paragraph("The first paragraph ends here.", label="1.")
    for index, line in enumerate(
        (
            "2.   Young people could stay with their carers until the age of",
            "16. This helped many of them a great deal.",
        )
    ):
        sheet.at(72 if not index else 108, sheet.y + 14 * index, line)
    assert [paragraph.label for paragraph in read(sheet)] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Board should train its staff.", Kind.RECOMMENDATION),
        ("There are no recommendations for the Board.", Kind.FINDING),
        ("No areas for priority action were identified.", Kind.FINDING),
        ("There is no priority given to looked after children by the service, which must change.", Kind.RECOMMENDATION),
    ],
)
def test_nil_statements_are_no_recommendations(text, kind):
    blocks = [heading("Findings"), heading("Recommendations", 2), Block(text=text, label="1")]
    assert assemble(blocks, type=DocumentType.REVIEW)[-1].kind is kind


@pytest.mark.parametrize(
    ("title", "document_type", "kind"),
    [
        ("Recommendations", DocumentType.REVIEW, Kind.RECOMMENDATION),
        ("7. Recommendations for the Board", DocumentType.REVIEW, Kind.RECOMMENDATION),
        ("What needs to improve?", DocumentType.INSPECTION, Kind.RECOMMENDATION),
        ("What does the LSCB need to improve?", DocumentType.INSPECTION, Kind.RECOMMENDATION),
        ("Priority and immediate action", DocumentType.INSPECTION, Kind.RECOMMENDATION),
        ("Within three months:", DocumentType.INSPECTION, Kind.RECOMMENDATION),
        ("Progress against recommendations", DocumentType.PROGRESS_REPORT, Kind.PROGRESS),
        ("Recommendation 2: Fathers", DocumentType.PROGRESS_REPORT, Kind.PROGRESS),
        ("Good practice", DocumentType.REVIEW, Kind.GOOD_PRACTICE),
        ("Key strengths and weaknesses of the board", DocumentType.INSPECTION, Kind.NARRATIVE),
        ("Summary for children and young people", DocumentType.INSPECTION, Kind.PLAIN_SUMMARY),
        ("Children living in this area", DocumentType.INSPECTION, Kind.STATISTICS),
        ("What the inspection judgements mean", DocumentType.INSPECTION, Kind.BOILERPLATE),
        ("Analysis", DocumentType.REVIEW, Kind.FINDING),
        ("Background", DocumentType.REVIEW, Kind.NARRATIVE),
    ],
)
def test_the_section_decides_the_kind(title, document_type, kind):
    blocks = [heading(title), Block(text="Staff should see each child alone.", label="1")]
    assert assemble(blocks, type=document_type)[-1].kind is kind


@pytest.mark.parametrize(
    ("document_type", "text", "authority"),
    [
        (DocumentType.INSPECTION, "Leaders know the service.", Authority.INSPECTOR_JUDGED),
        (DocumentType.REVIEW, "Visits were few.", Authority.REVIEW_FOUND),
        (DocumentType.PROGRESS_REPORT, "Training was held.", Authority.AGENCY_REPORTED),
        (DocumentType.PROGRESS_REPORT, "The review recommended that training be held.", Authority.REVIEW_RECOMMENDED),
        (DocumentType.PROGRESS_REPORT, "The review found that visits were few.", Authority.REVIEW_FOUND),
        (DocumentType.ANNUAL_REPORT, "We trained 40 people.", Authority.AGENCY_REPORTED),
        (DocumentType.PROCEDURE, "Refer within one day.", Authority.PROCEDURE_SAYS),
        (DocumentType.GUIDANCE, "Partners must agree.", Authority.GUIDANCE_SAYS),
        (DocumentType.BRIEFING, "Ask who looks after the baby.", Authority.AGENCY_REPORTED),
    ],
)
def test_authority_comes_from_the_type_and_is_never_raised(document_type, text, authority):
    assert assemble([Block(text=text)], type=document_type)[0].authority is authority


def test_a_reported_recommendation_is_one():
    (paragraph,) = assemble(
        [Block(text="The review recommended that all staff be trained.")], type=DocumentType.PROGRESS_REPORT
    )
    assert paragraph.kind is Kind.RECOMMENDATION


def test_a_heading_that_is_only_a_number_labels_the_text_below_it():
    blocks = [heading("Recommendations"), heading("Recommendation 4", 2), Block(text="The Board should act.")]
    paragraph = assemble(blocks, type=DocumentType.REVIEW)[-1]
    assert (paragraph.label, paragraph.kind) == ("4", Kind.RECOMMENDATION)


def test_a_contact_with_a_telephone_number_is_boilerplate():
    paragraph = assemble([Block(text="Call the duty team on 01632 960 148 at any time.")], type=DocumentType.PROCEDURE)[
        0
    ]
    assert paragraph.kind is Kind.BOILERPLATE


def test_notes_hang_on_the_paragraph_above():
    blocks = [Block(text="Staff met."), Block(text="See the minutes.", role=Role.NOTE)]
    (paragraph,) = assemble(blocks, type=DocumentType.REVIEW)
    assert paragraph.footnotes == ("See the minutes.",)


BLOCKS = st.builds(
    Block,
    text=st.text(min_size=1, max_size=60),
    role=st.sampled_from(Role),
    level=st.integers(0, 4),
    label=st.none() | st.sampled_from(["1", "2.1", "a)"]),
)


@given(st.lists(BLOCKS, max_size=25), st.sampled_from(DocumentType))
def test_whatever_the_blocks_no_text_is_lost_and_positions_count_up(blocks, document_type):
    paragraphs = assemble(blocks, type=document_type)
    assert [paragraph.position for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    kept = [block for block in blocks if block.text.strip() and block.role is not Role.NOTE]
    assert len(paragraphs) == len(kept)
    for block, paragraph in zip(kept, paragraphs, strict=True):
        assert block.text.endswith(paragraph.text)
        assert paragraph.ordinal >= 1
