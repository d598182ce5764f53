"""Measures of a ranking: those of ir-measures from the TREC files, and two that count each judged paragraph once.

The TREC measures are computed by the library, on the written files, so that its command line prints the same figures.
"""

from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path

TREC_MEASURES = ("nDCG@10", "RR@10", "R@10", "R@20", "Success@5", "Judged@10")
"""By their ir-measures names. nDCG has linear gain (trec_eval's) and log2 discount; RR@10 is 0 where nothing relevant
is in the first ten; R@k is the share of the relevant, not whether one was found (that is Success@k); Judged@10 says how
much of the first ten was judged at all: where it is low, the other figures are lower bounds.
Source: MacAvaney, Macdonald and Ounis (2022), *Streamlining evaluation with ir-measures*."""

OWN_MEASURES = ("nDCG@10 by judgement", "R@1000 words")

WORD_BUDGET = 1000


def trec_values(qrels: Path, run: Path) -> dict[str, dict[str, float]]:
    """Return value by query id, by measure, for a pair of TREC files.

    A query of the qrels without results has 0, so that a crashed search cannot leave the mean.
    """
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in TREC_MEASURES]
    values: dict[str, dict[str, float]] = {name: {} for name in TREC_MEASURES}
    for metric in ir_measures.iter_calc(measures, read_qrels(qrels), read_run(run)):
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    return values


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return grade by unit id, by query id, of a TREC qrels file."""
    grades: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, _, unit, grade = line.split()
        grades.setdefault(query, {})[unit] = int(grade)
    return grades


def read_run(path: Path) -> dict[str, dict[str, float]]:
    """Return score by unit id, by query id, of a TREC run file, best first."""
    scores: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, _, unit, _, score, _ = line.split()
        scores.setdefault(query, {})[unit] = float(score)
    return scores


def judged_ndcg(ranking: Sequence[str], holders: Sequence[frozenset[str]], grades: Sequence[int], k: int = 10) -> float:
    """Return nDCG@k in which each judged paragraph gains once, however many results hold it.

    Gain 2^grade - 1, discount log2(rank + 1); a result that holds several judged paragraphs gains the best new one.
    The ideal ranking has each judged paragraph in a result of its own. Why beside nDCG@10: overlapping chunks hold the
    same paragraph twice, which TREC's qrels count as two finds and as two in the denominator; this one is fair to any
    way of cutting. Source: Järvelin and Kekäläinen (2002), *Cumulated gain-based evaluation of IR techniques*, with the
    exponential gain of Burges et al. (2005).

    Args:
        ranking: result ids, best first.
        holders: for each judged paragraph the ids of the results that hold it; empty where none does.
        grades: of each judged paragraph, 1 or 2.
        k: cutoff rank.

    >>> judged_ndcg(["a", "b"], [frozenset({"a", "b"})], [2])
    1.0
    """
    seen: set[int] = set()
    gained = 0.0
    for rank, result in enumerate(ranking[:k], 1):
        new = [place for place, ids in enumerate(holders) if result in ids and place not in seen]
        seen.update(new)
        gained += (2 ** max((grades[place] for place in new), default=0) - 1) / log2(rank + 1)
    ideal = sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(sorted(grades, reverse=True)[:k], 1))
    return min(1.0, gained / ideal) if ideal else 0.0


def recall_by_words(
    ranking: Sequence[str], holders: Sequence[frozenset[str]], lengths: Mapping[str, int], budget: int = WORD_BUDGET
) -> float:
    """Return the share of judged paragraphs held by results that begin within the first `budget` words.

    Fair to long and short results alike, which recall at a rank is not. Where more than ten are judged the denominator
    is ten, so that a broad question can be answered in full.

    Args:
        ranking: result ids, best first.
        holders: for each judged paragraph the ids of the results that hold it.
        lengths: words by result id.
        budget: words a reader reads.

    >>> recall_by_words(["a", "b"], [frozenset({"a"}), frozenset({"b"})], {"a": 1200, "b": 50})
    0.5
    """
    read = 0
    found: set[int] = set()
    for result in ranking:
        if read >= budget:
            break
        found.update(place for place, ids in enumerate(holders) if result in ids)
        read += lengths[result]
    return min(1.0, len(found) / min(len(holders), 10)) if holders else 0.0
