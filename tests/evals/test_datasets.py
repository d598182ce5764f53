import json

import pytest

from evals.cases import CaseKind, read_cases
from evals.dataset import DEMONSTRATION, open_dataset
from evals.errors import DatasetError
from tests.evals.toy import FACTS, UNITS


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


CASE = FACTS[0].model_dump(mode="json")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"kind": "riddle"}, r"cases.jsonl:2: kind: Input should be 'fact'", id="unknown kind"),
        pytest.param({"id": "two words"}, "cases.jsonl:2: id: String should match", id="id with a space"),
        pytest.param({"expected_status": []}, "cases.jsonl:2: expected_status: ", id="no status"),
        pytest.param({"answer": "yes"}, "cases.jsonl:2: answer: Extra inputs", id="unknown field"),
        pytest.param({}, "the case id 'fact-1' stands twice", id="id twice"),
    ],
)
def test_a_bad_line_is_named_with_its_field(tmp_path, changes, message):
    write(tmp_path / "cases.jsonl", CASE, CASE | changes)
    with pytest.raises(DatasetError, match=message):
        read_cases(tmp_path / "cases.jsonl")


def test_a_folder_without_cases_says_what_it_should_hold(tmp_path):
    with pytest.raises(DatasetError, match=r"a dataset folder holds cases.jsonl, see evals/README.md"):
        open_dataset(tmp_path)


def test_a_boards_own_folder_needs_cases_and_documents_alone(tmp_path):
    write(tmp_path / "cases.jsonl", CASE)
    (tmp_path / "documents" / "reviews").mkdir(parents=True)
    (tmp_path / "documents" / "reviews" / "harbour.txt").write_text(UNITS["harbour:1"].text)
    dataset = open_dataset(tmp_path)
    assert [case.id for case in dataset.cases] == ["fact-1"]
    assert [path for path, _ in dataset.documents] == ["reviews/harbour.txt"]


def test_questions_about_one_document_are_one_cluster_and_so_are_two_forms():
    assert FACTS[0].cluster == FACTS[1].cluster == "reviews/harbour.txt"
    plain = FACTS[0].model_copy(update={"id": "unanswerable-003", "relevant": ()})
    assert plain.model_copy(update={"id": "unanswerable-003p"}).cluster == plain.cluster


def test_the_gold_form_is_recognised_and_read(tmp_path):
    gold, corpus = tmp_path / "gold", tmp_path / "corpus"
    for folder in (gold, corpus / "ofsted" / "1_fenwick", corpus / "seed"):
        folder.mkdir(parents=True)
    (corpus / "ofsted" / "1_fenwick" / "a.pdf").write_text("invented")
    (corpus / "seed" / "b.txt").write_text("invented")
    (gold / "files.json").write_text('["1_fenwick/a.pdf"]')
    relevant = [{"doc": "1_fenwick/a.pdf", "page": 2, "para": "4", "quote": "words of the paragraph", "grade": 2}]
    asked = {"id": "d1", "kind": "followup", "history": ["Earlier?"], "question": "And now?", "resolved": "Now?"}
    write(gold / "questions.jsonl", asked | {"filter": {"year": 2017}, "relevant": relevant, "points": ["a point"]})
    missing = {"id": "s1", "kind": "unanswerable", "question": "Who?", "relevant": [], "points": []}
    write(gold / "seed_questions.jsonl", missing)
    dataset = open_dataset(gold)
    first, second = dataset.cases
    assert (first.kind, first.history, first.relevant[0].label) == (CaseKind.FOLLOW_UP, ("Earlier?",), "4")
    assert first.expected_status[0] == "answered"
    assert second.expected_status[0] == "no_evidence"
    assert [path for path, _ in dataset.documents] == ["1_fenwick/a.pdf", "seed/b.txt"]


def test_the_real_gold_questions_are_all_read(shared):
    dataset = open_dataset(shared / "gold")
    assert len(dataset.cases) == 79
    assert {item.doc for case in dataset.cases for item in case.relevant} <= {path for path, _ in dataset.documents}


def test_the_committed_cases_are_of_the_form():
    cases = read_cases(DEMONSTRATION / "cases.jsonl")
    assert all(case.relevant or case.expected_status[0] != "no_evidence" or not case.points for case in cases)
