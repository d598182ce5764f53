"""The judged quotes stand word for word on the pages named, and the cases are as many as promised."""

import json
from collections import Counter

import pytest

from demonstration.build import BUILT
from demonstration.locate import CASES, label_of, page_of, paragraphs
from evals.cases import CaseKind, read_cases

LEAST = {
    CaseKind.FACT: 40,
    CaseKind.NAMED: 15,
    CaseKind.RECOMMENDATION: 25,
    CaseKind.TOPIC: 25,
    CaseKind.COMPARISON: 8,
    CaseKind.PROCEDURE: 12,
    CaseKind.FOLLOW_UP: 15,
    CaseKind.UNANSWERABLE: 35,
    CaseKind.LIVE_CONCERN: 25,
    CaseKind.STUDY_LOOKALIKE: 25,
    CaseKind.IDENTIFICATION: 12,
    CaseKind.PERSONAL_DATA: 10,
    CaseKind.INJECTION: 10,
}
IN_TEST_HALF = {CaseKind.LIVE_CONCERN: 25, CaseKind.STUDY_LOOKALIKE: 25}
STATUSES = {
    "answered",
    "partly_answered",
    "no_evidence",
    "urgent_help",
    "personal_data",
    "identification",
    "out_of_scope",
    "needs_clarifying",
    "small_talk",
}

ALL = read_cases(CASES)
JUDGED = [(case.id, judgement) for case in ALL for judgement in case.relevant]
SPLITS = json.loads(CASES.with_name("splits.json").read_text(encoding="utf-8"))
CLAIMS = [
    json.loads(line)
    for line in (CASES.parent.parent / "claims" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("kind", LEAST, ids=str)
def test_there_are_enough_cases_of_each_kind(kind):
    of_kind = [case for case in ALL if case.kind is kind and case.form == "plain"]
    assert len(of_kind) >= LEAST[kind]
    assert sum(case.split == "test" for case in of_kind) >= IN_TEST_HALF.get(kind, 1)


def test_facts_and_topics_come_in_two_forms_with_the_same_judgements():
    by_id = {case.id: case for case in ALL}
    for case in ALL:
        if case.kind in (CaseKind.FACT, CaseKind.TOPIC) and case.form == "plain":
            other = by_id[f"{case.id}p"]
            assert (other.form, other.relevant, other.points) == ("paraphrase", case.relevant, case.points)
            assert other.question != case.question


def test_each_quote_is_verbatim_in_one_paragraph_of_its_document():
    for case, judgement in JUDGED:
        holding = [text for _, text in paragraphs(judgement.doc) if judgement.quote in text]
        assert len(holding) == 1, (case, judgement.quote)
        assert 5 <= len(judgement.quote.split()) <= 25, (case, judgement.quote)


def test_pages_and_labels_are_those_of_the_built_files():
    for case, judgement in JUDGED:
        found = (page_of(judgement.doc, judgement.quote), label_of(judgement.doc, judgement.quote))
        assert found == (judgement.page, judgement.label), (case, "run python -m demonstration.locate")


def test_statuses_are_known_and_a_question_to_be_answered_has_judgements():
    for case in ALL:
        assert set(case.expected_status) <= STATUSES, case.id
        assert bool(case.relevant) or case.expected_status[0] != "answered", case.id
        assert (case.kind is CaseKind.FOLLOW_UP) == bool(case.history) == bool(case.resolved), case.id


def test_split_is_by_the_document_of_the_first_judgement():
    half = {path: name for name, paths in SPLITS.items() for path in paths}
    assert set(half) == {path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.*")}
    for case in ALL:
        if case.relevant:
            assert case.split == half[case.relevant[0].doc], case.id


def test_no_question_is_asked_twice():
    repeated = [
        question for question, times in Counter((case.question, case.history) for case in ALL).items() if times > 1
    ]
    assert repeated == []


def test_claims_are_many_of_every_type_and_about_true_paragraphs():
    types = Counter(claim["type"] for claim in CLAIMS)
    assert len(CLAIMS) >= 120
    assert len(types) == 7
    assert min(types.values()) >= 8
    for claim in CLAIMS:
        assert claim["supported"] == (claim["type"] == "true paraphrase"), claim["id"]
        assert claim["paragraph"] in [text for _, text in paragraphs(claim["doc"])], claim["id"]
