"""A conversation as Word and Markdown files."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from assistant.answers import Claim
from assistant.exports import MARKDOWN, WORD, export
from assistant.exports.outline import ACCOUNTABILITY

DAY = date(2026, 11, 26)
QUESTIONS = (
    "What does the learning say about fathers and male carers?",
    "What do inspectors say about supervision?",
    "How is a return home interview recorded in Manchester?",
)


@pytest.fixture(scope="module")
def answers(assistant):
    return [assistant.answer(question) for question in QUESTIONS]


@pytest.fixture(scope="module")
def document(answers):
    return docx.Document(io.BytesIO(export(answers, WORD, DAY)))


@pytest.fixture(scope="module")
def markdown(answers):
    return export(answers, MARKDOWN, DAY).decode()


def texts(document, style):
    return [part.text for part in document.paragraphs if part.style.name == style]


def test_word_has_real_headings_lists_and_its_language(document):
    assert texts(document, "Heading 1") == [*QUESTIONS, "Sources"]
    assert "Inspectors judged" in texts(document, "Heading 2")
    assert texts(document, "List Bullet")
    assert document.core_properties.language == "en-GB"
    assert {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_word_says_what_it_is_and_when_and_from_what_it_was_made(document, answers):
    text = "\n".join(part.text for part in document.paragraphs)
    assert ACCOUNTABILITY in text
    assert f"Made on 26 November 2026 from the library {answers[0].provenance.index_id}." in text
    assert ACCOUNTABILITY in document.sections[0].footer.paragraphs[0].text
    assert document.core_properties.author == ""


def test_word_lists_every_source_under_a_repeated_heading_row(document, answers):
    (table,) = document.tables
    citations = [citation for answer in answers for citation in answer.citations]
    assert [row.cells[0].text for row in table.rows] == ["No.", *(str(n) for n in range(1, len(citations) + 1))]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    for row, citation in zip(table.rows[1:], citations, strict=True):
        assert citation.reference in row.cells[1].text
        assert citation.document.title in row.cells[1].text
        assert row.cells[2].text


def test_every_quotation_stands_in_both_files_with_its_number(document, markdown, answers):
    text = "\n".join(part.text for part in document.paragraphs)
    n = 0
    for answer in answers:
        for claim in answer.claims:
            n += 1
            assert f"“{claim.text}” [{n}]" in text
            assert re.search(rf"“{re.escape(claim.text)}” \[{n}\]", markdown)


def test_nearest_paragraphs_are_called_so(document, markdown, answers):
    nearest = answers[2].evidence[0].stored.paragraph.text
    assert "Nearest in the library, not an answer" in texts(document, "Heading 2")
    assert markdown.index("### Nearest in the library, not an answer") < markdown.index(nearest)


def test_agency_of_itself_is_never_shown_without_its_date(assistant):
    answer = assistant.answer("Have the actions from Baby R been completed?")
    reported = [citation for citation in answer.citations if citation.authority == "agency reported"]
    assert reported
    assert "### An agency reported, May 2016" in export([answer], MARKDOWN, DAY).decode()


def test_written_line_carries_its_quotation(answers):
    first = answers[0].citations[0]
    written = replace(
        answers[0],
        claims=(Claim(text="Fathers were not seen.", citations=(1,), authority=first.authority),),
        citations=(first,),
    )
    text = export([written], MARKDOWN, DAY).decode()
    assert f"- Fathers were not seen. [1] ({first.reference})\n  - “{first.quote}” [1]" in text
    document = docx.Document(io.BytesIO(export([written], WORD, DAY)))
    assert texts(document, "Quote") == [f"“{first.quote}” [1]"]


def test_question_cannot_become_markup(answers):
    text = export([replace(answers[0], question="# <b>*x*</b> | y\n## z")], MARKDOWN, DAY).decode()
    assert "## \\# \\<b\\>\\*x\\*\\</b\\> \\| y \\#\\# z" in text
