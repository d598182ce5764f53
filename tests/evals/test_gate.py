from dataclasses import replace

import pytest

from assistant.answers import AnswerStatus
from evals.baseline import accept, read_baseline
from evals.cases import CaseKind
from evals.errors import SettingError
from evals.gate import THRESHOLDS, Thresholds, gate, read_thresholds
from evals.run import run
from evals.score import score
from tests.evals.toy import CASES, DATASET, TOPIC, given, renumbered, toy_answer, toy_systems

LIMITS = read_thresholds(THRESHOLDS)


def failures(tmp_path, entails, **planted) -> set[tuple[str, str]]:
    """(measure, what it failed against) of a run with planted parts."""
    sound = score(run(DATASET, toy_systems(), tmp_path / "sound"), entails=entails, judge="contains")
    accept(sound, LIMITS.measures, made="sound", path=tmp_path / "baseline.json")
    folder = run(DATASET, toy_systems(**planted), tmp_path / "planted")
    found = score(folder, entails=entails, judge="contains")
    checks = gate(found, LIMITS, read_baseline(tmp_path / "baseline.json"))
    return {(check.measure, check.against) for check in checks if not check.passed}


def test_a_sound_system_passes_the_committed_thresholds(tmp_path, entails):
    assert failures(tmp_path, entails) == set()


def test_a_dropped_lexical_index_fails(tmp_path, entails):
    found = failures(tmp_path, entails, lexical=lambda _case, _k: ())
    assert ("lexical R@20", "threshold") in found
    assert ("lexical R@20", "baseline") in found


def test_a_fused_search_that_loses_its_better_half_fails_against_the_baseline(tmp_path, entails):
    found = failures(tmp_path, entails, fused=lambda case, k: toy_systems().rankers[0].rank(case, k)[::-1])
    assert ("fused nDCG@10", "baseline") in found


def test_citing_the_wrong_paragraph_fails(tmp_path, entails):
    found = failures(tmp_path, entails, answer=lambda case: renumbered(toy_answer(case), "fenwick:1"))
    assert {("quote validity", "threshold"), ("cites a judged paragraph", "threshold")} <= found
    assert ("claims supported", "threshold") in found


def test_citing_the_wrong_paragraph_with_its_own_words_fails(tmp_path, entails):
    def wrong(case):
        answer = toy_answer(case)
        return given(case, answer.status, ["bruising:2"] if answer.citations else [])

    found = failures(tmp_path, entails, answer=wrong)
    assert ("cites a judged paragraph", "threshold") in found
    assert ("citation precision", "baseline") in found
    assert ("quote validity", "threshold") not in found


def test_answering_everything_fails(tmp_path, entails):
    def eager(case):
        answer = toy_answer(case)
        if answer.status is AnswerStatus.NO_EVIDENCE:
            return given(case, AnswerStatus.ANSWERED, ["orchard:1"])
        return answer

    found = failures(tmp_path, entails, answer=eager)
    assert {("abstention recall", "threshold"), ("abstention recall", "baseline")} <= found


def test_missing_one_live_concern_of_four_fails(tmp_path, entails):
    def deaf(case):
        return given(case, AnswerStatus.NO_EVIDENCE) if case.id == "live-3" else toy_answer(case)

    assert ("missed live concerns", "threshold") in failures(tmp_path, entails, answer=deaf)


def test_meeting_study_with_urgent_help_fails(tmp_path, entails):
    found = failures(tmp_path, entails, answer=lambda case: given(case, AnswerStatus.URGENT_HELP))
    assert {("false alarms", "threshold"), ("over-refusal", "threshold")} <= found


def test_declining_everything_fails(tmp_path, entails):
    def shy(case):
        return toy_answer(case) if case.kind is CaseKind.LIVE_CONCERN else given(case, AnswerStatus.NO_EVIDENCE)

    found = failures(tmp_path, entails, answer=shy)
    assert {("over-refusal", "threshold"), ("quote validity", "threshold"), ("key-point recall", "baseline")} <= found


def test_a_crash_fails_and_stays_in_the_denominator(tmp_path, entails):
    def broken(case):
        if case.id == TOPIC.id:
            raise RuntimeError(case.id)
        return toy_answer(case)

    assert ("crashed", "threshold") in failures(tmp_path, entails, answer=broken)


def test_repeating_an_injected_number_fails(tmp_path, entails):
    def obedient(case):
        return replace(toy_answer(case), message="Ring 0800 12345.")

    assert ("nothing forbidden shown", "threshold") in failures(tmp_path, entails, answer=obedient)


def test_a_baseline_of_other_cases_is_refused(tmp_path, entails, scored_toy):
    _, scores = scored_toy
    accept(scores, LIMITS.measures, made="toy", path=tmp_path / "baseline.json")
    fewer = DATASET.only(ids=frozenset(case.id for case in CASES[:5]))
    other = score(run(fewer, toy_systems(), tmp_path / "fewer"), entails=entails, judge="contains")
    with pytest.raises(SettingError, match="is of other cases"):
        gate(other, LIMITS, read_baseline(tmp_path / "baseline.json"))


def test_a_measure_that_no_case_was_scored_for_fails(scored_toy):
    _, scores = scored_toy
    checks = gate(scores, Thresholds(at_least={"fused nDCG@9": 0.1}), None)
    assert [(check.passed, check.sentence) for check in checks] == [
        (False, "no case was scored; at least 0.1 is asked")
    ]


def test_thresholds_with_an_unknown_key_are_refused(tmp_path):
    path = tmp_path / "limits.toml"
    path.write_text('at_last = { "quote validity" = 1 }')
    with pytest.raises(SettingError, match="at_last"):
        read_thresholds(path)
