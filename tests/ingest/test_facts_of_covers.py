"""Facts of invented covers, set as boards, partnerships and committees set theirs."""

import pytest

from ingest.blocks import Block, Reading, Role
from ingest.facts import find_facts
from ingest.notices import is_notice
from ingest.pseudonyms import name_in_title
from ingest.statements import statements


def values(*lines, text="", headings=(), name="x.pdf", **properties):
    blocks = (*(Block(text=heading, role=Role.HEADING, level=1) for heading in headings), Block(text=text))
    reading = Reading(blocks=blocks, first_page_lines=lines, properties=tuple(properties.items()))
    return {fact: found.value for fact, found in find_facts(reading, path=name, file_name=name).items()}


def expected(found, **facts):
    return {fact: found.get(fact) for fact in facts} == facts


def test_a_review_under_an_invented_name():
    found = values(
        "OFFICIAL",
        "Invented Vale Safeguarding Adults Board",
        "Safeguarding Adult Review",
        "‘Patricia’",
        "Overview Report",
        "Independent Reviewer: Jane Example",
        "Version: Final",
        "Date: 14/03/2022",
        text="Patricia was a woman of 74. Patricia's daughter wrote to the Board.",
    )
    assert expected(
        found,
        title="Safeguarding Adult Review – ‘Patricia’ – Overview Report",
        type="review",
        area="Invented Vale",
        pseudonym="Patricia",
        author="Jane Example",
        published="2022-03-14",
    )


def test_a_review_of_a_death_is_dated_by_its_publication():
    found = values(
        "Domestic Homicide Review",
        "Overview Report",
        "Report into the death of Susan",
        "in May 2018",
        "Chair and Author: Jane Example",
        "Report completed: June 2020",
        "Publication date: 8 January 2022",
        text="Susan's husband had left.",
    )
    assert expected(found, pseudonym="Susan", published="2022-01-08", framework="domestic homicide review")
    assert "completed" not in found["title"]


def test_a_cover_in_capitals():
    found = values(
        "SAFEGUARDING ADULTS REVIEW",
        "IN RESPECT OF ‘ADULT C’",
        "COMMISSIONED BY INVENTED VALE SAFEGUARDING ADULTS BOARD",
        "REPORT AUTHOR: JANE EXAMPLE",
        "JULY 2019",
    )
    assert expected(found, pseudonym="Adult C", area="Invented Vale", published="2019-07", author="JANE EXAMPLE")


def test_the_months_that_a_review_covers_are_not_its_publication():
    found = values(
        "Serious Case Review – Overview Report", "Services provided for Child A", "November 2010 – April 2014"
    )
    assert "published" not in found


def test_several_statements_in_a_line():
    found = values(
        "Serious Case Review: Child L",
        "Completed December 2013. Published 12 March 2014. Lead reviewer: Jane Example,",
        "independent",
    )
    assert expected(found, title="Serious Case Review: Child L", published="2014-03-12", author="Jane Example")


def test_a_date_that_wraps():
    found = values("Neglect", "Inspection dates: 7 November 2016. Report published: 24 January", "2017")
    assert found["published"] == "2017-01-24"


def test_what_was_published_in_a_sentence_is_another_document():
    found = values(
        "Inspection of Invented Vale children's services",
        "Inspection dates: 14 October 2019 to 25 October 2019",
        "Services for children have improved since the last inspection of the council,",
        "which was published in January 2017, and children in care now do well.",
    )
    assert expected(found, area="Invented Vale", inspected_to="2019-10-25")
    assert "published" not in found


def test_an_inspectorate_is_the_publisher_and_no_part_of_the_title():
    found = values(
        "Inspection of children's social care services", "Invented Vale Council", "The Invented Inspectorate"
    )
    assert expected(
        found,
        title="Invented Vale Council: Inspection of children's social care services",
        publisher="The Invented Inspectorate",
    )


def test_a_procedure_page_of_a_site():
    heading = "4.2 Bruising in babies who are not yet mobile"
    found = values(
        heading,
        "Scope of this chapter",
        heading=heading,
        title=f"{heading} | Invented Vale Safeguarding Children Partnership Procedures Manual",
    )
    assert expected(found, title="Bruising in babies who are not yet mobile", type="procedure", area="Invented Vale")


def test_a_running_header_with_the_collection_is_no_part_of_the_title():
    found = values("Invented Vale Safeguarding Children Board procedures", "Unborn babies", "Issued 1 November 2021")
    assert expected(found, title="Unborn babies", type="procedure", published="2021-11-01")


def test_two_boards_that_publish_together():
    found = values(
        "Joint procedures",
        "Children who go missing",
        "Invented Vale Safeguarding Children Partnership and Other Vale Safeguarding Children",
        "Partnership",
    )
    assert expected(found, title="Joint procedures – Children who go missing", area="Invented Vale", type="procedure")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Neglect: practice guidance", "Invented Vale Safeguarding Children Board"), "procedure"),
        (("HM Government", "Information sharing", "Advice for practitioners"), "guidance"),
        (("A guide to neglect", "Local Government Example"), "procedure"),
        (("Statutory guidance on neglect",), "guidance"),
    ],
)
def test_only_national_guidance_is_guidance(lines, kind):
    assert values(*lines)["type"] == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Baby Q: the Partnership's response", "progress report"),
        ("Child K: Invented Vale SCP response to the findings of the LCSPR", "progress report"),
        ("Ellis: what has changed", "progress report"),
        ("Review of the multi-agency response to neglect", "review"),
        ("Multi-agency audit: four years after the review of Family Z", "other"),
        ("Learning digest: three rapid reviews", "briefing"),
        ("Learning from a rapid review: Young Person Z", "briefing"),
        ("Learning from Adult Z – Safeguarding Adults Review", "review"),
        ("Safeguarding adults review: Mrs Z – Learning from a care home", "review"),
    ],
)
def test_types_of_titles(title, kind):
    assert values(title)["type"] == kind


@pytest.mark.parametrize(
    ("items", "kind", "pseudonym"),
    [
        (("1. Apologies", "5. Safeguarding Adults Review on Mr P: progress"), "progress report", "Mr P"),
        (("1. Apologies", "5. Child Z: update on recommendations", "6. Baby Z: update"), "progress report", None),
        (("1. Apologies", "5. Bus fares"), "other", None),
    ],
)
def test_minutes_are_what_their_items_are(items, kind, pseudonym):
    found = values("Scrutiny Panel", "Minutes of the meeting of 4 June 2019", "Present: A Member", headings=items)
    assert expected(found, type=kind, pseudonym=pseudonym, published="2019-06-04")
    assert "Present" not in found["title"]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Ellis – Local child safeguarding practice review", "Ellis was fifteen.", "Ellis"),
        ("Seven-minute briefing: Learning from the review on Ellis", "Ellis's mother rang.", "Ellis"),
        ("Ellis: what has changed", "The review on Ellis was published.", "Ellis"),
        ("Neglect – Serious Case Review", "Neglect was said to be mild, and neglect went on.", None),
        ("Prevent: progress report", "Prevent was explained to schools. Prevent's aims are known.", None),
        ("Review of Ellis Example", "Ellis was fifteen.", None),
        ("Ellis – Serious Case Review", "Ellis is a town.", None),
    ],
)
def test_a_name_counts_where_the_text_speaks_of_a_person(title, text, name):
    assert name_in_title(title, text=text) == name


def test_a_briefing_on_several_reviews_bears_none_of_their_names():
    assert "pseudonym" not in values("7 minute briefing", "Learning from the reviews on Baby Y and Baby Z")


def test_a_name_of_a_person_with_an_apostrophe_is_no_code():
    assert "pseudonym" not in values("Safeguarding Adults Review", "Mr O’Example")


def test_the_area_that_the_text_names_throughout():
    text = " ".join(f"Invented Vale Safeguarding Children Board met in {year}." for year in (2011, 2012, 2013))
    assert values("Serious Case Review", "Child Z", text=text)["area"] == "Invented Vale"
    assert "area" not in values("Serious Case Review", "Child Z", text=text[:80])


def test_a_board_is_no_author():
    found = values("Neglect", author="Invented Vale Safeguarding Children Board")
    assert expected(found, author=None, publisher="Invented Vale Safeguarding Children Board")


@pytest.mark.parametrize(
    "line",
    [
        "OFFICIAL",
        "Not protectively marked",
        "Draft v2",
        "CONFIDENTIAL – NOT FOR PUBLICATION",
        "INVENTED DOCUMENT: no board.",
    ],
)
def test_notices(line):
    assert is_notice(line)
    assert values(line, "Neglect", "Learning from Child Z")["title"].startswith("Neglect")


@pytest.mark.parametrize(
    "text", ["Draft procedures were sent out.", "Official figures", "A confidential line is open."]
)
def test_sentences_are_no_notices(text):
    assert not is_notice(text)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Issued 1 May 2024. Review due May 2026", ["Issued 1 May 2024", "Review due May 2026"]),
        ("Author: Dr. Jane Example", ["Author: Dr. Jane Example"]),
        ("V3 | Issued: 4 July 2018", ["V3", "Issued: 4 July 2018"]),
    ],
)
def test_statements_of_a_line(line, parts):
    assert statements((line,)) == parts
