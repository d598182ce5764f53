"""Facts read from the built demonstration documents, held against what their sources state."""

import io
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter

from demonstration.build import BUILT
from demonstration.locate import sources
from demonstration.source import NOTICE
from ingest.documents import Document, DocumentType, Kind
from ingest.facts import find_facts
from ingest.pdf import read_pdf
from ingest.reading import read
from ingest.sources import expand

SCANS = [path for path, source in sources().items() if source.scanned]
TEXTS = sorted(set(sources()) - set(SCANS))
TYPES = {
    "adults": "review",
    "annual": "annual report",
    "audits": "other",  # an audit reads many records; it is no review of a case
    "briefings": "briefing",
    "inspections": "inspection",
    "learning": "briefing",
    "procedures": "procedure",
    "progress": "progress report",
    "reviews": "review",
}
PSEUDONYMS = {
    "adults/domestic-abuse-related-death-review-ms-l-2025.pdf": "Ms L",
    "adults/safeguarding-adults-review-mr-d-2022.pdf": "Mr D",
    "adults/safeguarding-adults-review-mrs-e-2024.pdf": "Mrs E",
    "audits/multi-agency-audit-neglect-2022.pdf": "Family M",
    "briefings/rapid-review-learning-young-person-s-2025.odt": "Young Person S",
    "briefings/seven-minute-briefing-harm-outside-the-home-2021.pdf": "Kit",
    "briefings/seven-minute-briefing-self-neglect-2022.pdf": "Mr D",
    "learning/learning-from-child-n.html": "Child N",
    "progress/baby-r-action-plan-march-2015.docx": "Baby R",
    "progress/baby-r-agency-progress-may-2016.docx": "Baby R",
    "progress/baby-t-partnership-response-march-2025.pdf": "Baby T",
    "progress/kit-progress-report-march-2023.pdf": "Kit",
    "progress/sar-mr-d-action-plan-october-2023.docx": "Mr D",
    "progress/scrutiny-committee-minutes-january-2020.txt": "Family M",
    "reviews/carrowick-lcspr-child-w-2020.docx": "Child W",
    "reviews/lcspr-baby-t-2024.pdf": "Baby T",
    "reviews/lcspr-child-n-2023.pdf": "Child N",
    "reviews/lcspr-child-w-corvenshire-2022.pdf": "Child W",
    "reviews/local-child-safeguarding-practice-review-jude-2025.pdf": "Jude",
    "reviews/local-child-safeguarding-practice-review-kit-2021.pdf": "Kit",
    "reviews/serious-case-review-baby-r-2014.pdf": "Baby R",
    "reviews/serious-case-review-baby-r-executive-summary-2014.docx": "Baby R",
    "reviews/serious-case-review-family-m-2018.pdf": "Family M",
}
"""All others bear none: those on no review, and the briefings on several."""


@cache
def document(path: str) -> Document:
    [source] = expand([BUILT / path])
    return read(source)


def value(path: str, fact: str) -> str | None:
    found = document(path).facts.get(fact)
    return found.value if found else None


def of_first_page(path: str) -> dict[str, str]:
    """Return the facts of a PDF's first page alone, under another file name."""
    first = io.BytesIO()
    with PdfWriter() as writer:
        writer.add_page(PdfReader(BUILT / path).pages[0])
        writer.write(first)
    reading = read_pdf(first.getvalue(), path=path)
    return {name: fact.value for name, fact in find_facts(reading, path="x.pdf", file_name="x.pdf").items()}


@pytest.mark.parametrize("path", TEXTS)
def test_type(path):
    assert value(path, "type") == TYPES[path.split("/")[0]]


@pytest.mark.parametrize("path", TEXTS)
def test_title_without_notice(path):
    title = value(path, "title")
    assert sources()[path].title in title
    assert NOTICE[:16] not in title
    assert "Published" not in title


@pytest.mark.parametrize("path", TEXTS)
def test_area_and_publisher(path):
    assert value(path, "publisher") == sources()[path].publisher
    # A document of two boards stands under the one that it names first.
    assert value(path, "area") == ("Carrowick" if "carrowick" in path else "Corvenshire")


@pytest.mark.parametrize("path", TEXTS)
def test_published(path):
    published = value(path, "published")
    assert len(published) >= len("2019-12")
    assert sources()[path].date.startswith(published)


@pytest.mark.parametrize("path", TEXTS)
def test_pseudonym(path):
    assert value(path, "pseudonym") == PSEUDONYMS.get(path)


@pytest.mark.parametrize("path", [path for path in TEXTS if "author" in sources()[path].published])
def test_author(path):
    assert f"author: {value(path, 'author')}" in sources()[path].published


@pytest.mark.parametrize("path", TEXTS)
def test_notice_is_boilerplate(path):
    assert {paragraph.kind for paragraph in document(path).paragraphs if paragraph.text == NOTICE} == {Kind.BOILERPLATE}


def test_two_reviews_that_share_a_pseudonym_keep_their_areas():
    bearers = [path for path in TEXTS if value(path, "pseudonym") == "Child W" and value(path, "type") == "review"]
    assert {value(path, "area") for path in bearers} == {"Corvenshire", "Carrowick"}


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_procedure():
    [path] = SCANS
    found = of_first_page(path)
    assert found["type"] == DocumentType.PROCEDURE.value
    assert found["title"] == "Bruising in babies who are not yet mobile – Joint procedure, first edition"
    assert (found["area"], found["published"]) == ("Corvenshire", "2015-04")


def test_an_inspection_is_not_dated_by_the_one_before_it():
    """Its first page says when the last inspection was published, and not when this one was."""
    found = of_first_page("inspections/inspection-corvenshire-december-2019.pdf")
    assert (found["inspected_from"], found["inspected_to"]) == ("2019-10-14", "2019-10-25")
    assert "published" not in found


def test_a_progress_report_is_not_dated_by_its_review():
    assert of_first_page("progress/kit-progress-report-march-2023.pdf")["published"] == "2023-03-21"
