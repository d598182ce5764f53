"""`safeguarding recommendations` and the filters that it shares with other commands."""

import csv
import json

import pytest

from tests.vectorstore.folders import write_reports

REVIEW = {
    "child z review 2018.md": """# Serious case review: Child Z

Published 4 March 2018

## Recommendations

1. The police should record who lives in a house.
2. The Board should audit supervision.
"""
}


@pytest.fixture
def filled(run, tmp_path):
    """The command over a library of one review."""
    assert run("ingest", write_reports(tmp_path / "reviews", REVIEW), "--area", "Kent").code == 0
    return run


def test_json_is_a_line_a_row(filled):
    done = filled("recommendations", "--json")
    assert [row["label"] for row in done.lines] == ["1", "2"]
    assert done.err == "Looked at 2 recommendations in 1 document.\n"


def test_words_agency_and_document_limit_the_rows(filled):
    assert [row["label"] for row in filled("recommendations", "--text", "supervision", "--json").lines] == ["2"]
    assert [row["label"] for row in filled("recommendations", "--agency", "police", "--json").lines] == ["1"]
    assert filled("recommendations", "--year-from", "2019", "--json").lines == []
    assert len(filled("recommendations", "--doc", "child z review 2018.md", "--json").lines) == 2
    assert filled("recommendations", "--doc", "nowhere").code == 1


def test_table_is_for_people(filled):
    done = filled("recommendations")
    assert done.code == 0
    assert "The Board should audit supervision." in done.out


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "markdown", "table"])
def test_every_format_is_written_to_a_file(filled, tmp_path, form):
    file = tmp_path / f"out.{form}"
    assert filled("recommendations", "--format", form, "--output", file).code == 0
    assert file.stat().st_size > 100


def test_written_rows_read_back(filled, tmp_path):
    filled("recommendations", "--format", "csv", "--output", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)][1] == "The Board should audit supervision."
    filled("recommendations", "--format", "json", "--output", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8").splitlines()[0])["addressee"] == "The police"


def test_a_workbook_needs_a_file(filled):
    done = filled("recommendations", "--format", "xlsx")
    assert done.code == 2
    assert "--output recommendations.xlsx" in done.err


@pytest.mark.parametrize("command", [("search", "neglect"), ("ask", "neglect"), ("recommendations",)])
def test_years_the_wrong_way_round_are_wrong_usage_everywhere(filled, command):
    done = filled(*command, "--year-from", "2020", "--year-to", "2010")
    assert done.code == 2
    assert "--year-from 2020 is after --year-to 2010" in done.err.replace("\n", " ")


@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_batch_needs_its_output(filled, command):
    assert filled(command, "--batch", "questions.jsonl").code == 2
    assert filled(command).code == 2
