import subprocess
import sys
from math import log2

import pytest

from evals.measures import TREC_MEASURES, judged_ndcg, recall_by_words, trec_values
from evals.qrels import judged_units, qrels_text, run_text
from evals.units import Unit
from tests.evals.toy import FACTS, TOPIC, UNITS

QRELS = "q1 0 a 2\nq1 0 b 1\nq1 0 lost 2\nq2 0 c 1\nq3 0 d 2\n"
RUN = "q1 Q0 x 1 1.0 t\nq1 Q0 a 2 0.5 t\nq1 Q0 b 3 0.333333 t\nq2 Q0 c 1 1.0 t\n"


@pytest.fixture
def trec(tmp_path):
    (tmp_path / "qrels").write_text(QRELS)
    (tmp_path / "run").write_text(RUN)
    return tmp_path / "qrels", tmp_path / "run"


def test_trec_measures_on_a_table_worked_by_hand(trec):
    found = trec_values(*trec)
    ideal = 2 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert found["nDCG@10"]["q1"] == pytest.approx((2 / log2(3) + 1 / log2(4)) / ideal)
    assert found["RR@10"] == pytest.approx({"q1": 0.5, "q2": 1.0, "q3": 0.0})
    assert found["R@10"] == pytest.approx({"q1": 2 / 3, "q2": 1.0, "q3": 0.0})
    assert found["Success@5"] == pytest.approx({"q1": 1.0, "q2": 1.0, "q3": 0.0})
    assert found["Judged@10"]["q1"] == pytest.approx(2 / 3)


def test_a_query_without_results_stays_in_every_mean(trec):
    assert all(set(values) == {"q1", "q2", "q3"} for values in trec_values(*trec).values())


def test_the_command_line_of_ir_measures_prints_the_same_figures(scored_toy):
    folder, scores = scored_toy
    for mode in ("dense", "lexical", "fused", "naive"):
        command = [sys.executable, "-m", "ir_measures", folder.qrels_file(mode), folder.run_file(mode), *TREC_MEASURES]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        for line in printed:
            name, value = line.split("\t")
            assert f"{scores.mean(scores.named(f'{mode} {name}')).mean:.4f}" == value


def test_gain_by_judgement_worked_by_hand():
    holders, grades = [frozenset("a"), frozenset("b"), frozenset()], [2, 1, 2]
    ideal = 3 + 3 / log2(3) + 1 / 2
    assert judged_ndcg(["x", "a", "b"], holders, grades) == pytest.approx((3 / log2(3) + 1 / 2) / ideal)


def test_a_paragraph_held_twice_gains_once():
    twice = judged_ndcg(["a", "b"], [frozenset("ab"), frozenset("c")], [2, 2])
    assert twice == judged_ndcg(["a", "x"], [frozenset("ab"), frozenset("c")], [2, 2])


def test_recall_by_words_counts_the_result_that_crosses_the_line():
    holders = [frozenset("a"), frozenset("b"), frozenset("c")]
    lengths = {"a": 600, "b": 600, "c": 10}
    assert recall_by_words(["a", "b", "c"], holders, lengths, 1000) == pytest.approx(2 / 3)


def test_recall_by_words_of_a_broad_question_is_out_of_ten():
    holders = [frozenset({str(number)}) for number in range(20)]
    lengths = dict.fromkeys(map(str, range(20)), 50)
    assert recall_by_words([str(number) for number in range(5)], holders, lengths) == 0.5


def test_a_judged_paragraph_is_found_again_by_document_and_quote():
    units = [*UNITS.values(), Unit(**{**_fields("orchard:1"), "id": "copy", "doc": "reviews/other.txt"})]
    found = {(item.case, item.judgement): item.units for item in judged_units((*FACTS, TOPIC), units)}
    assert found["fact-3", 0] == ("orchard:1",)
    assert found["topic-1", 1] == ("orchard:2",)


def test_a_quote_cut_off_at_a_chunk_end_is_found_at_seventy_per_cent_of_its_trigrams():
    words = UNITS["orchard:1"].text.split()
    enough = Unit(**{**_fields("orchard:1"), "id": "enough", "text": " ".join(words[:10])})
    little = Unit(**{**_fields("orchard:1"), "id": "little", "text": " ".join(words[:6])})
    assert judged_units([FACTS[2]], [enough, little])[0].units == ("enough",)


def test_a_judged_paragraph_that_no_unit_holds_stays_in_the_denominator():
    without = [unit for name, unit in UNITS.items() if name != "orchard:2"]
    text = qrels_text(judged_units([TOPIC], without))
    assert text.splitlines() == [
        "topic-1 0 harbour:2 2",
        "topic-1 0 not-in-library:topic-1:1 2",
        "topic-1 0 orchard:1 1",
    ]


def test_a_unit_that_holds_two_judged_paragraphs_takes_the_better_grade():
    both = Unit(**{**_fields("orchard:1"), "text": f"{UNITS['orchard:1'].text} {UNITS['orchard:2'].text}"})
    case = TOPIC.model_copy(update={"relevant": tuple(item for item in TOPIC.relevant if "orchard" in item.doc)})
    assert qrels_text(judged_units([case], [both])) == "topic-1 0 orchard:1 2\n"


def test_a_run_has_six_columns_and_scores_that_keep_its_order():
    assert run_text({"q": ["b", "a"]}, "fused") == "q Q0 b 1 1.000000 fused\nq Q0 a 2 0.500000 fused\n"


def _fields(name):
    unit = UNITS[name]
    return {field: getattr(unit, field) for field in unit.__dataclass_fields__}
