import io
import re

import pytest
from pypdf import PdfWriter

from ingest.areas import area_of_folder, areas_in
from ingest.blocks import Reading
from ingest.facts import find_facts
from ingest.front import title_block
from ingest.pdf import read_pdf
from ingest.plaintext import read_plaintext
from ingest.titles import printed_title

SERVICES = (
    "Inspection of services for children in need of help and protection, children looked after and care leavers"
    " and Review of the effectiveness of the Local Safeguarding Children Board"
)


def facts(*lines, name="x.pdf", path=None, given=None, **properties):
    reading = Reading(blocks=(), first_page_lines=lines, properties=tuple(properties.items()))
    return find_facts(reading, path=path or name, file_name=name, given=given)


def values(*lines, **more):
    return {fact: found.value for fact, found in facts(*lines, **more).items()}


def test_a_single_inspection_report():
    found = facts(
        "1",
        "Invented Vale Borough",
        "Council",
        "Inspection of services for children in need of help and",
        "protection, children looked after and care leavers",
        "and",
        "Review of the effectiveness of the Local Safeguarding Children",
        "Board1",
        "Inspection date: 24 February – 20 March 2015",
        "Report published: 12 May 2015",
        "The overall judgement is that children’s services require",
        "1 Ofsted produces this report under its power to combine reports.",
        name="children's services inspection - 13 may 2015.pdf",
        path="ofsted/80999_invented vale/children's services inspection - 13 may 2015.pdf",
        title="Invented Vale - Draft Report",
        author="A Typist",
        created="D:20150508132639+01'00'",
    )
    assert {name: (fact.value, fact.source) for name, fact in found.items()} == {
        "title": (f"Invented Vale Borough Council: {SERVICES}", "printed on page 1"),
        "type": ("inspection", "inferred from the title"),
        "area": ("Invented Vale", "folder name"),
        "publisher": ("Ofsted", "inferred from the title"),
        "framework": ("SIF", "inferred from the title"),
        "published_printed": ("2015-05-12", "printed on page 1"),
        "published_file_name": ("2015-05-13", "file name"),
        "published": ("2015-05-12", "printed on page 1"),
        "inspected_from": ("2015-02-24", "printed on page 1"),
        "inspected_to": ("2015-03-20", "printed on page 1"),
    }


def test_h27_a_title_that_wraps_and_a_running_header_above_it():
    lines = (
        "Inspection of Nottingham City local authority children’s services",
        "11 July 2022",
        "Inspection of Nottingham City local",
        "authority children’s services",
        "Inspection date: 11 – 22 July 2022",
        "Lead inspector: A Person, Her Majesty’s Inspector",
        "Judgement Grade",
    )
    found = values(*lines, name="5 september 2022.pdf")
    assert found["title"] == "Inspection of Nottingham City local authority children’s services"
    assert found["area"] == "Nottingham"
    assert found["framework"] == "ILACS"
    assert found["author"] == "A Person"
    assert "published_printed" not in found  # the header prints when the inspection began
    assert (found["inspected_from"], found["inspected_to"]) == ("2022-07-11", "2022-07-22")
    assert found["published"] == "2022-09-05"


def test_h24_printed_and_file_name_dates_are_both_kept():
    found = values("Serious Case Review", "Report published: 19 October 2015", name="review - 20 october 2015.pdf")
    assert (found["published_printed"], found["published_file_name"]) == ("2015-10-19", "2015-10-20")
    assert found["published"] == "2015-10-19"


def test_h25_the_title_decides_the_type_and_not_the_file_name():
    found = values(
        "Surrey Safeguarding Children Board",
        "Review of the effectiveness of the Local Safeguarding Children",
        "Board",
        "Inspection date: 15 June 2015 – 17 June 2015",
        name="children's services inspection - 03 august 2015.pdf",
    )
    assert (found["type"], found["framework"], found["area"]) == ("inspection", "LSCB review", "Surrey")


def test_h26_words_of_the_body_do_not_decide_the_type():
    found = values(
        "Neglect in Invented Vale",
        "This serious case review action plan is an inspection of procedures for every annual report.",
    )
    assert found["type"] == "other"


def test_a_review_with_a_cover():
    found = facts(
        "Invented Vale Local Safeguarding Children",
        "Board",
        "Serious Case Review",
        "Child D",
        "Overview Report",
        "Independent Author: Dr Jane O’Example BA, CQSW",
        "April 2016",
        "Child D Overview Report April 2016 Final Page 1 of 56",
        name="child-d-overview-report-may-2016.pdf",
        created="D:20190101000000Z",
    )
    assert {name: fact.value for name, fact in found.items()} == {
        "title": "Serious Case Review – Child D – Overview Report",
        "type": "review",
        "area": "Invented Vale",
        "publisher": "Invented Vale Local Safeguarding Children Board",
        "pseudonym": "Child D",
        "framework": "serious case review",
        "author": "Dr Jane O’Example",
        "published_printed": "2016-04",
        "published_file_name": "2016-05",
        "published": "2016-04",
    }


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Serious Case Review – Baby E: Agency progress against action plan recommendations", "progress report"),
        ("Board response to the Serious Case Review of Baby Q", "progress report"),
        ("Improvements Made Briefing: Child E", "progress report"),
        ("Overview Report for Baby Q with action plan", "review"),
        ("Local Child Safeguarding Practice Review – Child Q", "review"),
        ("Safeguarding Adults Review concerning Mr G", "review"),
        ("Domestic Homicide Review – Overview Report", "review"),
        ("Domestic Abuse Related Death Review: Executive Summary", "review"),
        ("Thematic Review: Self-neglect", "review"),
        ("7 Minute Briefing: Neglect", "briefing"),
        ("Seven-minute briefing: learning from Child D", "briefing"),
        ("Annual Report 2022-2023", "annual report"),
        ("Inspection of looked after children services", "inspection"),
        ("Re-inspection of services for children in need of help and protection", "inspection"),
        ("Joint targeted area inspection of the multi-agency response to neglect", "inspection"),
        ("Focused visit to Surrey children's services", "inspection"),
        ("Escalation and Resolution of Professional Disagreements", "procedure"),
        ("Bruising in Non-Mobile Infants Protocol", "procedure"),
        ("Serious Case Review procedures", "procedure"),
        ("Working Together to Safeguard Children: statutory guidance", "guidance"),
        ("Keeping children safe in education 2023", "guidance"),
        ("Invented Vale", "other"),
    ],
)
def test_types_of_titles(title, kind):
    assert values(title)["type"] == kind


@pytest.mark.parametrize(
    ("title", "pseudonym"),
    [
        ("Serious Case Review – Baby E", "Baby E"),
        ("SERIOUS CASE REVIEW – BABY F", "Baby F"),
        ("Review: Children X1 and X2", "Children X1 and X2"),
        ("Review of Family S4", "Family S4"),
        ("Serious Case Review: HD", "HD"),
        ("Safeguarding Adults Review – Ms Q", "Ms Q"),
        ("Child Protection Review", None),
        ("Adult Social Care Review", None),
        ("Review of Child A’s death", "Child A"),
        ("Serious Case Review", None),
    ],
)
def test_pseudonyms_are_codes_and_never_names(title, pseudonym):
    assert values(title).get("pseudonym") == pseudonym


def test_an_inspection_has_no_pseudonym():
    assert "pseudonym" not in values("Inspection of Family A services", name="child d.pdf")


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("80450_london corporation/x.pdf", "City of London"),
        ("80570_telford & wrekin/x.pdf", "Telford and Wrekin"),
        ("80419_isle of wight/x.pdf", "Isle of Wight"),
        ("80486_barking and dagenham/x.pdf", "Barking and Dagenham"),
        ("2637548_west northamptonshire/x.pdf", "West Northamptonshire"),
        ("reviews/kent/2016/x.pdf", "Kent"),
        ("80600_the invented marches/x.pdf", "The Invented Marches"),
        ("2016_reviews/x.pdf", None),
        ("reports/x.pdf", None),
    ],
)
def test_areas_of_folders(path, area):
    assert values(path=path).get("area") == area


@pytest.mark.parametrize(
    ("lines", "area"),
    [
        (("Inspection of the Isle of Wight local", "authority children’s services"), "Isle of Wight"),
        (("Kent and Medway Safeguarding Children Partnership", "Neglect"), "Kent and Medway"),
        (
            ("Neglect", "The Rochdale Borough Safeguarding Children Board asked for this review after a death."),
            "Rochdale",
        ),
        (("Neglect", "Kent County Council and Surrey County Council each sent a long report to the panel."), None),
        (("Inspection of North East Lincolnshire Council",), "North East Lincolnshire"),
        (("Reading the signs of neglect",), None),
        (("Neglect",), None),
    ],
)
def test_areas_of_titles_and_boards(lines, area):
    assert values(*lines).get("area") == area


def test_a_word_that_is_a_town_needs_a_capital():
    assert areas_in("reading and bury, hull") == []
    assert area_of_folder("reading") == "Reading"


def test_what_is_given_counts_first_and_says_so():
    found = facts(
        "Annual Report", "Kent County Council", given={"area": "Medway", "type": "review", "published": "2020"}
    )
    assert found["area"].value == "Medway"
    assert found["area"].source == "given"
    assert found["type"].value == "review"
    assert found["published"].value == "2020"


def test_nothing_stated_gives_no_fact_but_a_title_from_the_name():
    found = facts(name="scan_0001.pdf")
    assert {name: (fact.value, fact.source) for name, fact in found.items()} == {
        "title": ("Scan 0001", "file name"),
        "type": ("other", "nothing in the title or the file name says"),
    }


def test_a_files_own_date_is_good_for_its_year_only():
    assert values("Neglect", created="2021-03-04")["published"] == "2021"


def test_traces_of_how_a_file_was_made_are_no_title():
    assert values(name="neglect.pdf", title="Microsoft Word - draft 3.docx")["title"] == "Neglect"
    assert values(name="x.pdf", title="Learning from Child D")["title"] == "Learning from Child D"


def test_dates_of_death_and_birth_are_not_the_date_of_publication():
    found = values(
        "Safeguarding Adults Review", "Mr G", "Date of birth: 1 May 1950", "Date of death: 3 May 2018", "June 2019"
    )
    assert (found["incident"], found["published"]) == ("2018-05-03", "2019-06")


def test_a_letter_is_titled_by_its_subject():
    block = title_block(
        (
            "24 June 2021",
            "A Director",
            "Director of Services, Surrey County Council",
            "Dear A",
            "Focused visit to Surrey",
        )
    )
    assert printed_title(block, page_lines=()) == "Focused visit to Surrey"


def test_the_seed(shared):
    [file] = (shared / "corpus" / "seed").glob("*.txt")
    found = find_facts(read_plaintext(file.read_bytes(), path="x"), path="x.txt", file_name="x.txt")
    assert {name: fact.value for name, fact in found.items()} == {
        "title": "Serious Case Review – Baby E: Agency progress against action plan recommendations – June 2017",
        "type": "progress report",
        "area": "Buckinghamshire",
        "publisher": "Buckinghamshire Safeguarding Children Board",
        "pseudonym": "Baby E",
        "framework": "serious case review",
        "published_printed": "2017-06",
        "published": "2017-06",
    }


def first_page(file):
    page, buffer = PdfWriter(), io.BytesIO()
    page.append(file, pages=(0, 1), import_outline=False)
    page.write(buffer)
    return buffer.getvalue()


def test_every_report_of_the_corpus(shared):
    """Area and date must equal what the folder and the file name say, found without looking at either."""
    wrong = []
    for file in sorted((shared / "corpus" / "ofsted").rglob("*.pdf")):
        if not file.read_bytes().startswith(b"%PDF"):
            continue
        found = find_facts(read_pdf(first_page(file), path=file.name), path="x.pdf", file_name="x.pdf")
        area = area_of_folder(file.parent.name)
        year = re.search(r"\d{4}", file.stem)[0]
        ends = found["inspected_to"].value
        told = (
            found["area"].value,
            found["type"].value,
            found["publisher"].value,
            ends <= f"{year}-12-31" and ends[:4] >= str(int(year) - 1),
        )
        if told != (area, "inspection", "Ofsted", True) or "framework" not in found:
            wrong.append((file.parent.name, file.name, told))
    assert wrong == []


def test_a_date_in_running_text_is_not_when_this_was_published():
    found = values("7-Minute Briefing: curiosity", "This follows a review of Child K that was published in May 2021.")
    assert "published" not in found


@pytest.mark.parametrize(
    "line",
    ["Published: 4 July 2018", "Last updated 4 July 2018", "Report published 4 July 2018", "V3 | Issued: 4 July 2018"],
)
def test_dates_beside_a_label(line):
    assert values("Neglect", line)["published_printed"] == "2018-07-04"


def test_a_marked_heading_is_the_title_less_its_number():
    found = values("Resolving disagreements", "Invented Vale SCP", heading="3.4 Resolving disagreements")
    assert (found["title"], found["type"]) == ("Resolving disagreements", "procedure")


@pytest.mark.parametrize("heading", ["1. Introduction", "Contents", "Invented Vale Safeguarding Children Board"])
def test_a_marked_heading_that_is_no_title_is_passed_over(heading):
    assert values("Annual Report", heading=heading)["title"] == "Annual Report"
