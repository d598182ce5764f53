"""One test for each hazard of real reports that is present in the corpus, named after it (domain.md, 1.7).

The corpus is not ours to copy: the tests look at structure and at short fragments.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from ingest.documents import DocumentType, Kind, Paragraph
from ingest.errors import UnreadableFileError
from ingest.paragraphs import assemble
from ingest.pdf import read_pdf

REPORTS = {
    "blackburn": "80430_blackburn with darwen/children's services inspection - 08 december 2017.pdf",
    "blackpool": "80431_blackpool/children's services inspection - 13 july 2012.pdf",
    "bradford": "80449_bradford/children's services inspection - 31 january 2023.pdf",
    "bromley": "80490_bromley/children's services inspection - 17 august 2012.pdf",
    "buckinghamshire": "80442_buckinghamshire/children's services inspection - 29 january 2018.pdf",
    "darlington": "80458_darlington/children's services inspection - 21 may 2018.pdf",
    "derbyshire": "80460_derbyshire/children's services inspection - 11 february 2014.pdf",
    "doncaster": "80462_doncaster/children's services inspection - 18 march 2025.pdf",
    "east sussex": "80467_east sussex/children's services inspection - 06 february 2024.pdf",
    "halton": "80471_halton/children's services inspection - 12 july 2024.pdf",
    "hillingdon": "80501_hillingdon/children's services inspection - 11 february 2014.pdf",
    "isle of wight": "80419_isle of wight/children's services inspection - 15 december 2023.pdf",
    "kent 2013": "80476_kent/children's services inspection,  pdf - 23 august 2013.pdf",
    "kent 2017": "80476_kent/children's services inspection - 13 june 2017.pdf",
    "north lincolnshire": "80527_north lincolnshire/children's services inspection - 25 november 2022.pdf",
    "sheffield": "80551_sheffield/children's services inspection - 21 february 2014.pdf",
    "surrey": "80567_surrey/children's services inspection - 03 august 2015.pdf",
    "thurrock": "80571_thurrock/children's services inspection - 29 october 2024.pdf",
    "warrington": "80575_warrington/children's services inspection - 12 may 2015.pdf",
}


@cache
def paragraphs_of(path: Path) -> tuple[Paragraph, ...]:
    return assemble(read_pdf(path.read_bytes(), path=path.name).blocks, type=DocumentType.INSPECTION)


@pytest.fixture
def report(shared):
    """Reads a report of the corpus, once in a run."""
    return lambda name: paragraphs_of(shared / "corpus" / "ofsted" / REPORTS[name])


def headings(paragraphs):
    return [paragraph.text for paragraph in paragraphs if paragraph.kind is Kind.HEADING]


def recommendations(paragraphs):
    return [paragraph for paragraph in paragraphs if paragraph.kind is Kind.RECOMMENDATION]


def outermost(found):
    """Leave out items that stand below another one, whose words they carry as their stem."""
    parents = {item.text for item in found if item.text.endswith(":")}
    return [item for item in found if item.stem not in parents]


def labelled(paragraphs, label, page):
    (found,) = [item for item in paragraphs if item.label == label and item.page == page]
    return found


@pytest.mark.parametrize("name", ["blackpool", "bromley"])
def test_h1_a_web_page_named_pdf_is_refused(shared, name):
    path = shared / "corpus" / "ofsted" / REPORTS[name]
    with pytest.raises(UnreadableFileError, match="The file is"):
        read_pdf(path.read_bytes(), path=path.name)


def test_h2_a_bullet_from_a_symbol_font_opens_an_item_and_is_not_shown(report):
    items = [item for item in report("warrington") if item.section[-1:] == ("Children living in this area",)]
    assert len(items) >= 6
    assert not [item for item in report("warrington") if re.search("[\ue000-\uf8ff◼•]", item.text)]


def test_h3_bullets_of_two_kinds_make_two_levels(report):
    (parent, first, second, *_) = [
        item for item in report("warrington") if item.page == 9 and "entitled to free" in item.text + item.stem
    ]
    assert parent.text.endswith(":")
    assert [first.stem, second.stem] == [parent.text, parent.text]


def test_h4_overlay_characters_are_bullets_and_dashes(report):
    blackburn = report("blackburn")
    assert [item for item in blackburn if item.page == 9 and "2016–17" in item.text]
    items = [item for item in blackburn if item.page == 6 and item.stem == "Of this number:"]
    assert len(items) == 6
    assert [item.text.split()[0] for item in items[:4]] == ["143", "25", "two", "237"]


def test_h5_footnote_digits_leave_the_words_and_keep_their_note(report):
    warrington = report("warrington")
    (board,) = [item for item in warrington if item.page == 1 and item.text.endswith("Safeguarding Children Board")]
    assert board.footnotes
    assert board.footnotes[0].startswith("Ofsted produces this report")
    (protection,) = [item for item in warrington if item.page == 1 and item.text.endswith("care and protection.")]
    assert len(protection.footnotes) == 1


def test_h6_names_that_end_in_digits_keep_them(report):
    assert [item for item in report("derbyshire") if "Care2Work" in item.text]


def test_h7_the_key_heading_loses_its_note_mark(report):
    doncaster = report("doncaster")
    (heading,) = [item for item in doncaster if item.text == "What needs to improve?"]
    assert heading.kind is Kind.HEADING
    assert heading.footnotes[0].startswith("The areas for improvement")
    assert len(recommendations(doncaster)) == 3


def test_h8_and_h9_compounds_cut_by_a_line_end_keep_their_hyphen(report):
    words = " ".join(item.text for item in report("doncaster"))
    for compound in ("pre-proceedings", "multi-agency", "child-centred", "decision-making"):
        assert compound in words
    assert not re.search(r"multiagency|preproceedings|decisionmaking|multi- agency|\ufffe", words)


def test_h10_a_running_header_does_not_split_a_sentence(report):
    kent = report("kent 2013")
    over = [item for item in kent if item.page_to > item.page and item.label]
    assert len(over) >= 8
    assert not [item for item in kent if "Inspection of looked after children services" in item.text and item.page > 2]


def test_h11_footer_does_not_split_a_paragraph(report):
    paragraph = labelled(report("doncaster"), "10", 3)
    assert paragraph.page_to == 4
    assert [box.page for box in paragraph.boxes] == [3, 4]
    assert paragraph.text.endswith("positive change.")
    assert "20 to 31 January" not in paragraph.text


def test_h12_the_footer_is_not_swallowed_by_the_last_recommendation(report):
    found = recommendations(report("halton"))
    on_page = [item for item in found if item.page == 2]
    assert on_page[-1].text.endswith(".")
    assert len(on_page) >= 10
    assert not [item for item in report("halton") if item.page > 1 and "Inspection of Halton" in item.text]


def test_h13_contents_lines_are_not_headings(report):
    for name in ("warrington", "kent 2017"):
        paragraphs = report(name)
        assert not [text for text in headings(paragraphs) if re.search(r"\D \d{1,2}$", text)]
        entries = [item for item in paragraphs if item.section[-1:] == ("Contents",)]
        assert len(entries) >= 8
        assert {item.kind for item in entries} == {Kind.BOILERPLATE}
        assert not [item for item in entries if item.label]


def test_h14_a_wrapped_sentence_that_begins_with_a_number_is_no_paragraph(report):
    labels = [item.label for item in report("isle of wight") if item.label]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert [item for item in report("isle of wight") if re.search(r"age of 16\. This", item.text)]


def test_h15_numbers_that_open_a_page_or_are_indented_are_found(report):
    labels = [item.label for item in report("bradford") if item.label]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert len(labels) > 40


def test_h16_numbers_of_recommendations_and_paragraphs_are_told_apart_by_their_section(report):
    for name in ("kent 2017", "sheffield", "warrington"):
        numbered = [(item.section, item.label) for item in report(name) if item.label]
        assert len(set(numbered)) == len(numbered) > 60
    found = [item.label for item in recommendations(report("warrington"))]
    assert found == [str(number) for number in (*range(1, 15), *range(163, 169))]


def test_h17_numbered_nil_items_are_not_recommendations(report):
    sheffield = report("sheffield")
    for label, page in (("18", 5), ("103", 27)):
        assert labelled(sheffield, label, page).kind is not Kind.RECOMMENDATION
    assert labelled(sheffield, "19", 5).kind is Kind.RECOMMENDATION


def test_h18_a_report_without_a_list_has_no_recommendations(report):
    assert recommendations(report("thurrock")) == []
    assert recommendations(report("north lincolnshire")) == []
    assert [item for item in report("north lincolnshire") if item.section[-1:] == ("What needs to improve?",)]


def test_h19_a_list_item_goes_on_over_the_page_end(report):
    over = [item for item in report("hillingdon") if (item.page, item.page_to) == (3, 4)]
    assert len(over) == 1
    assert over[0].text.endswith(".")


def test_h20_a_grade_stays_whole_beside_its_label(report):
    for name, grade in (("hillingdon", "Requires improvement"), ("buckinghamshire", "requires improvement to be good")):
        rows = [item.text for item in report(name) if item.page == 1 and item.kind is Kind.TABLE]
        assert [row for row in rows if row.startswith("2.2 ") and row.endswith(f": {grade}")]
    rows = [item.text for item in report("doncaster") if item.page == 1 and item.kind is Kind.TABLE]
    assert rows[-1] == "Judgement: Overall effectiveness; Grade: Good"


def test_h21_a_strip_of_heading_and_grade_is_one_heading(report):
    found = headings(report("blackburn"))
    assert "Leadership, management and governance: Good" in found
    assert [text for text in found if text.endswith("need help and protection: Requires improvement to be good")]


def test_h22_earlier_judgements_are_no_part_of_the_grade_table(report):
    darlington = report("darlington")
    earlier = [item for item in darlington if item.section[-1:] == ("Previous Ofsted inspections",)]
    assert earlier
    assert {item.kind for item in earlier} == {Kind.STATISTICS}
    assert {item.page for item in darlington if item.kind is Kind.TABLE} == {1}


def test_h28_a_footnote_block_is_no_list_item(report):
    doncaster = report("doncaster")
    assert [item.label for item in doncaster if item.page == 2 and item.label] == ["1", "2", "3"]
    assert not [item for item in doncaster if "cross-referenced with" in item.text]


def test_h29_near_empty_pages_leave_no_paragraph_of_a_bare_number(shared):
    for name in REPORTS:
        if name not in ("blackpool", "bromley"):
            paragraphs = paragraphs_of(shared / "corpus" / "ofsted" / REPORTS[name])
            assert not [item for item in paragraphs if re.fullmatch(r"\W*\d*\W*", item.text)]


def test_h30_telephone_numbers_are_boilerplate(report):
    for name in ("doncaster", "warrington", "kent 2013"):
        with_number = [item for item in report(name) if re.search(r"\b0[38]00 ?\d{3} ?\d{4}", item.text)]
        assert {item.kind for item in with_number} <= {Kind.BOILERPLATE}
    assert [item for item in report("doncaster") if "0300 123 1231" in item.text]


def test_h32_a_name_with_commas_spaces_and_apostrophes_is_read(report):
    assert len(report("kent 2013")) > 100


def test_h34_the_summary_for_children_is_plain_summary(report):
    summary = [item for item in report("warrington") if item.section[-1:] == ("Summary for children and young people",)]
    assert len(summary) >= 4
    assert {item.kind for item in summary} == {Kind.PLAIN_SUMMARY}


def test_h35_district_figures_are_statistics(report):
    figures = [item for item in report("warrington") if item.page == 9 and item.kind is not Kind.HEADING]
    assert {item.kind for item in figures} == {Kind.STATISTICS}


def test_h36_a_logo_on_every_page_makes_no_scan(shared):
    path = shared / "corpus" / "ofsted" / REPORTS["kent 2017"]
    assert read_pdf(path.read_bytes(), path=path.name).unreadable_pages == ()


@pytest.mark.parametrize(
    ("name", "count"),
    [("hillingdon", 18), ("surrey", 8), ("thurrock", 0), ("doncaster", 3), ("halton", 12), ("isle of wight", 4)],
)
def test_every_recommendation_is_found_whatever_its_form(report, name, count):
    assert len(outermost(recommendations(report(name)))) == count


def test_nested_recommendations_carry_the_stem_that_they_need(report):
    nested = [item for item in recommendations(report("isle of wight")) if item.stem]
    assert len(nested) == 3
    assert {item.stem for item in nested} == {"The quality of oversight and monitoring of:"}


def test_time_limits_stand_in_the_section_and_the_stem_above_them(report):
    found = recommendations(report("kent 2013"))
    assert {item.section[-1] for item in found} == {"Immediately:", "Within three months:", "Within six months:"}
    assert {item.stem[-17:] for item in found} == {"following action."}
