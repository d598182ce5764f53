"""`safeguarding documents`."""

import io

import pytest

ID = "corvenshire-inspection-2019"
PATH = "corvenshire/inspection 2019.txt"


def test_the_list_as_json_has_the_fixed_form(filled):
    lines = filled("documents", "list", "--json").lines

    line = next(line for line in lines if line["id"] == ID)
    assert list(line) == ["id", "path", "title", "type", "area", "published", "pages", "paragraphs", "warnings"]
    assert (line["path"], line["type"], line["published"], line["pages"]) == (PATH, "inspection", "2019-03-04", 1)


def test_documents_alone_is_the_list(filled):
    assert filled("documents").out == filled("documents", "list").out
    assert ID in filled("documents").out


def test_paragraphs_as_json_have_the_fixed_form(filled):
    lines = filled("documents", "show", ID, "--paragraphs", "--json").lines

    line = next(line for line in lines if line["label"] == "2")
    assert list(line) == ["id", "document", "path", "label", "section", "kind", "page", "page_to", "text"]
    assert (line["document"], line["path"], line["page"], line["page_to"]) == (ID, PATH, 1, 1)
    assert line["id"].startswith(f"{ID}:")
    assert isinstance(line["section"], list)


def test_show_all_shows_every_document(filled):
    shown = filled("documents", "show", "--all", "--paragraphs", "--json").lines

    listed = filled("documents", "list", "--json").lines
    assert {line["document"] for line in shown} == {line["id"] for line in listed}
    assert len(shown) == sum(line["paragraphs"] for line in listed)


def test_show_for_people_says_where_each_fact_was_read(filled):
    out = filled("documents", "show", ID).out

    assert "inspection" in out
    assert "printed on page 1" in out


@pytest.mark.parametrize("words", [[], ["--all", ID]])
def test_show_wants_ids_or_all(filled, words):
    assert filled("documents", "show", *words).code == 2


def test_an_unknown_document_is_one_sentence(filled):
    done = filled("documents", "show", "nobody")

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "There is no document 'nobody'" in done.err


def test_any_fact_is_edited_and_stays(filled):
    done = filled("documents", "edit", ID, "--area", "Netherby", "--set", "pseudonym=Family N", "--set", "publisher=")

    assert done.code == 0
    facts = filled("documents", "show", ID, "--json").lines[0]["facts"]
    assert facts["area"] == {"value": "Netherby", "source": "given"}
    assert facts["pseudonym"]["value"] == "Family N"
    assert "publisher" not in facts


@pytest.mark.parametrize(
    "words", [[], ["--set", "colour=red"], ["--set", "area"], ["--type", "novel"], ["--set", "type=novel"]]
)
def test_an_edit_that_cannot_be_is_refused(filled, words):
    assert filled("documents", "edit", ID, *words).code == 2


def test_a_removal_is_confirmed_first(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    assert filled("documents", "remove", ID).code == 1
    assert len(filled("documents", "list", "--json").lines) == 3


def test_a_removed_document_is_gone(filled):
    assert filled("documents", "remove", ID, "--yes").code == 0

    assert ID not in filled("documents", "list", "--json").out
    assert filled("check").code == 0


def test_no_library_says_how_to_make_one(run):
    done = run("documents")

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "Make one with: safeguarding ingest" in done.err
