"""Notes on what has changed since, over the demonstration documents and invented ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.citations import cite
from assistant.currency import currency_note, with_currency
from assistant.currency.replacements import load_replacements
from ingest.documents import Authority, DocumentType, Kind
from ingest.sources import expand
from tests.embedders import HashEmbedder
from vectorstore.library import Library

ROOT = Path(__file__).resolve().parents[3]
WANTED = (
    "inspections/inspection-corvenshire-january-2017.pdf",
    "inspections/inspection-corvenshire-december-2019.pdf",
    "procedures/resolving-professional-disagreements-2019.pdf",
    "procedures/resolving-professional-disagreements-2024.pdf",
    "procedures/bruising-not-yet-mobile-2025.html",
    "procedures/neglect-practice-guidance-2019.pdf",
    "progress/baby-r-action-plan-march-2015.docx",
    "progress/sar-mr-d-action-plan-october-2023.docx",
    "reviews/serious-case-review-baby-r-2014.pdf",
    "reviews/local-child-safeguarding-practice-review-jude-2025.pdf",
)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Ten of the demonstration documents."""
    place = tmp_path_factory.mktemp("currency") / "library"
    folder = ROOT / "assistant" / "demonstration"
    with Library.open(place, writable=True, embedder=HashEmbedder()) as library:
        sources = [source for source in expand([folder]) if source.path.endswith(WANTED)]
        assert {result.status for result in library.ingest(sources)} == {"added"}
        yield library


@pytest.fixture
def note(library):
    """Returns the note on the one paragraph that holds a quote."""

    def of(path: str, quote: str) -> str | None:
        (document,) = (document for document in library.documents() if document.path.endswith(path))
        paragraphs = library.paragraphs(document.id)
        (stored,) = (stored for stored in paragraphs if quote in stored.paragraph.text)
        return currency_note(stored, quote=quote, documents=library.documents(), opening=paragraphs[:12], today=TODAY)

    return of


@pytest.fixture
def written(library):
    """Returns the note on words in an invented review, of 2011 unless another date is given."""

    def of(quote: str, published: str | None = "2011-03", **changes: object) -> str | None:
        stored = library.paragraphs(library.documents()[0].id)[0]
        document = replace(
            stored.document,
            title="Review",
            type=DocumentType.REVIEW,
            published=published,
            area="Elsewhere",
            **changes,
        )
        paragraph = replace(stored.paragraph, text=quote, authority=Authority.REVIEW_FOUND)
        return currency_note(
            replace(stored, document=document, paragraph=paragraph),
            quote=quote,
            documents=library.documents(),
            today=TODAY,
        )

    return of


def test_an_edition_of_guidance_that_was_replaced_is_said(note):
    said = note("serious-case-review-baby-r-2014.pdf", "Working Together to Safeguard Children (2013)")
    assert said == "Working Together 2013 has since been replaced; the current edition is of 2026."
    said = note("review-jude-2025.pdf", "Working Together to Safeguard Children (2023)")
    assert said == "Working Together 2023 has since been replaced; the current edition is of 2026."


@pytest.mark.parametrize(
    ("quote", "years"),
    [
        ("as Working Together 2015 requires", [2015]),
        ("under WT2018, and Keeping Children Safe in Education (2019)", [2018, 2019]),
        ("Working Together to Safeguard Children, HM Government, July 2018, page 12", [2018]),
        ("Working Together 2026 asks for this", []),
        ("The agencies were working together in 2015", []),
        ("guided by Working Together. In 2015 the board met", []),
        ("Working Together and KCSIE 2020 say so", [2020]),
        ("Working Together was launched here in 2017", []),
    ],
)
def test_the_year_of_an_edition_is_read_behind_its_name(written, quote, years):
    said = written(quote, published="2025") or ""
    assert [year for year in range(1999, 2027) if f"{year} has since been replaced" in said] == years


def test_the_current_keeping_children_safe_is_not_marked(written):
    assert written("Keeping Children Safe in Education 2026", published="2026-10") is None
    assert "new edition every September" in (written("KCSIE 2025", published="2025-10") or "")


def test_a_quote_from_guidance_itself_is_marked_by_the_year_of_its_title(library):
    stored = library.paragraphs(library.documents()[0].id)[0]
    guidance = replace(stored.document, title="Working Together to Safeguard Children 2018", type=DocumentType.GUIDANCE)
    said = currency_note(
        replace(stored, document=guidance), quote="Nothing is named here", documents=library.documents(), today=TODAY
    )
    assert said is not None
    assert "Working Together 2018 has since been replaced" in said


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("The BSCB should seek assurance", "safeguarding partners"),
        ("Kent Safeguarding Children Board", "safeguarding partners"),
        ("NHS Kent CCG wrote to practices", "integrated care boards on 1 July 2022"),
        ("the Primary Care Trust and its staff", "integrated care boards"),
        ("a community rehabilitation company", "26 June 2021"),
        ("NPS staff in the probation office", "26 June 2021"),
        ("this serious case review", "local child safeguarding practice reviews"),
        ("the domestic homicide review", "domestic abuse related death reviews"),
        ("a CAF was begun", "early help assessment"),
        ("the LAC nurse", "children in care"),
    ],
)
def test_names_of_the_time_are_explained(written, quote, word):
    assert word in (written(quote) or "")


def test_what_a_progress_report_adds_to_a_recommendation_is_the_agencys_own(library):
    (report,) = (one for one in library.documents() if one.path.endswith("baby-r-action-plan-march-2015.docx"))
    recommended, added = "The review recommended that fathers be asked.", "Since then each form has a box for them."
    stored = library.paragraphs(report.id)[0]
    paragraph = replace(
        stored.paragraph,
        text=f"{recommended} {added}",
        kind=Kind.RECOMMENDATION,
        authority=Authority.REVIEW_RECOMMENDED,
    )
    retold = replace(stored, paragraph=paragraph)
    notes = {
        quote: currency_note(retold, quote=quote, documents=library.documents(), today=TODAY) or ""
        for quote in (recommended, added)
    }
    assert [cite(1, retold, quote).authority for quote in notes] == ["review recommended", "agency reported"]
    assert ["Agency reported" in said for said in notes.values()] == [False, True]


@pytest.mark.parametrize(
    "quote", ["NPS, also called legal highs", "the CAFCASS guardian", "the SCARF project", "a CCGT"]
)
def test_look_alikes_of_old_names_are_left_alone(written, quote):
    assert written(quote) is None


def test_an_author_who_wrote_after_the_change_needs_no_note(written):
    assert written("the serious case review on Baby R", published="2024-09") is None
    assert written("the CCG", published="2022") is not None
    assert written("the CCG", published=None) is not None


def test_rows_that_nobody_checked_are_not_shown(written):
    assert written("the Part 8 review", published=None) is None
    assert all(row.checked for row in (*load_replacements().guidance, *load_replacements().name))


def test_the_first_of_two_editions_points_to_the_second(note):
    quote = "It sets out what to do when professionals disagree about the safety or the care of a child"
    said = note("resolving-professional-disagreements-2019.pdf", quote)
    assert said == "A later edition (April 2024) is in this library."


def test_the_second_of_two_editions_is_current(note):
    assert (
        note("resolving-professional-disagreements-2024.pdf", "It replaces the first edition of October 2019") is None
    )


def test_a_procedure_past_its_printed_date_of_review_is_said(note):
    said = note("neglect-practice-guidance-2019.pdf", "Neglect is rarely one event.")
    assert said == "This was due for review in March 2022; check that it is still in force."
    assert note("bruising-not-yet-mobile-2025.html", "This chapter applies to all staff and volunteers") is None


def test_self_report_stands_beside_later_inspections(note):
    said = note("baby-r-action-plan-march-2015.docx", "Letter sent. 17 of 34 practices report a meeting")
    assert said is not None
    assert said.startswith(
        "Agency reported, April 2015; later inspections of the same area (January 2017, December 2019) are in this"
    )


def test_inspections_of_childrens_services_say_nothing_of_an_adults_board(library):
    (document,) = (one for one in library.documents() if one.path.endswith("sar-mr-d-action-plan-october-2023.docx"))
    inspection = next(one for one in library.documents() if one.type is DocumentType.INSPECTION)
    later = replace(inspection, id="later", published="2025-01")
    for stored in library.paragraphs(document.id):
        said = currency_note(stored, quote="Done", documents=[*library.documents(), later], today=TODAY)
        assert "inspection" not in (said or "")


def test_citations_of_an_answer_receive_their_notes(library):
    (document,) = (one for one in library.documents() if one.path.endswith("review-baby-r-2014.pdf"))
    (stored,) = (one for one in library.paragraphs(document.id) if "(2013)" in one.paragraph.text)
    citation = cite(1, stored, stored.paragraph.text)
    (noted,) = with_currency([citation], [stored], library)
    assert "current edition is of 2026" in (noted.currency or "")
    assert replace(noted, currency=None) == citation
