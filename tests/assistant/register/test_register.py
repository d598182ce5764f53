"""The register of recommendations and its exports."""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook

from assistant.register import register
from assistant.register.exports import COLUMNS, NOTICE, Origin, to_csv, to_json_lines, to_markdown
from assistant.register.workbook import to_xlsx
from vectorstore.query import understand

ORIGIN = Origin(index_id="library-1", generated_on=date(2026, 3, 1))
FIXED = {"id", "doc", "page", "label", "addressee", "kind", "text", "verbatim", "themes", "progress"}


@pytest.fixture(scope="module")
def everything(library):
    return register(library, library.documents())


def rows(found):
    return [json.loads(line) for line in to_json_lines(found, ORIGIN).splitlines()]


def about(library, words):
    return register(library, library.documents(), about=understand(words, documents=library.documents()))


def test_every_recommendation_is_looked_at_and_the_newest_document_comes_first(everything):
    assert everything.sentence() == "Looked at 7 recommendations in 3 documents."
    assert [row["label"] for row in rows(everything)] == ["1", "2", "3", "4", "1", "2", "3"]
    assert [row["published"][:4] for row in rows(everything)] == ["2019"] * 4 + ["2017"] * 3


def test_rows_have_the_fixed_form(everything):
    assert all(row.keys() >= FIXED for row in rows(everything))
    assert {row["index_id"] for row in rows(everything)} == {"library-1"}


def test_addressee_is_told_as_far_as_it_is_named(everything):
    named = ["Corvenshire Constabulary", "The Partnership", None, None, "local authority", "local authority", "LSCB"]
    assert [row["addressee"] for row in rows(everything)] == named


def test_progress_is_what_a_later_report_on_the_same_case_says_of_the_number(everything):
    first, second, third, *_ = rows(everything)
    assert [said["text"] for said in first["progress"]] == [
        "The Constabulary reports that officers now ring the council in every case."
    ]
    assert (first["progress"][0]["as_at"], first["progress"][0]["authority"]) == ("2021-03", "agency reported")
    assert "drafted" in second["progress"][0]["text"]
    assert third["progress"] == []
    assert not {"status", "complete"} & first.keys()


def test_recommendations_are_chosen_by_what_they_are_about(library):
    found = about(library, "recommendations about return home interviews")
    assert [row.stored.paragraph.label for row in found.rows] == ["1", "3"]
    assert found.sentence() == "Looked at 7 recommendations in 3 documents: 2 of them, in 1 document, fit."


def test_nothing_is_chosen_where_nothing_is_about_it(library):
    found = about(library, "recommendations about hoarding")
    assert found.rows == ()
    assert found.sentence().endswith("none of them fits.")


def test_csv_opens_as_text_with_its_origin(everything):
    table = list(csv.DictReader(io.StringIO(to_csv(everything, ORIGIN))))
    assert list(table[0]) == [name for name, _ in COLUMNS]
    assert table[3]["text"].startswith("'=HYPERLINK")
    assert {(row["generated_on"], row["index_id"], row["notice"]) for row in table} == {
        ("2026-03-01", "library-1", NOTICE)
    }


def test_workbook_has_no_formula_and_says_what_it_is(everything):
    book = load_workbook(io.BytesIO(to_xlsx(everything, ORIGIN)))
    sheet = book["Recommendations"]
    assert sheet.max_row == 1 + len(everything.rows)
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    told = [cell.value for row in book["About"].iter_rows() for cell in row]
    assert {NOTICE, "library-1", everything.sentence()} <= set(told)


def test_markdown_groups_by_document_and_attributes_progress(everything):
    text = to_markdown(everything, ORIGIN)
    assert text.index("## Serious case review: Child K") < text.index("## Inspection of services")
    assert "reported later: 2021-03" in text
    assert NOTICE in text
