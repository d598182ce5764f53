"""Scores of every mode's rankings, from the files of a results folder."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from evals.measures import OWN_MEASURES, TREC_MEASURES, WORD_BUDGET, judged_ndcg, recall_by_words, trec_values
from evals.qrels import JudgedUnits
from evals.results import ResultsFolder, RunSettings
from evals.scores import Series


def ranking_series(folder: ResultsFolder, settings: RunSettings) -> list[Series]:
    """Return a series for each mode and measure, named "<mode> <measure>"."""
    found: list[Series] = []
    for mode, cut in settings.modes.items():
        values = trec_values(folder.qrels_file(mode), folder.run_file(mode))
        lengths = {name: len(unit.text.split()) for name, unit in folder.read_units(cut).items()}
        values |= own_values(folder.read_rankings(mode), folder.read_judged(cut), lengths)
        found += [
            Series(
                name=f"{mode} {name}",
                group="retrieval",
                better="neither" if name == "Judged@10" else "higher",
                values=values[name],
            )
            for name in TREC_MEASURES + OWN_MEASURES
        ]
    return found


def own_values(
    rankings: Mapping[str, Sequence[str]],
    judged: Sequence[JudgedUnits],
    lengths: Mapping[str, int],
    *,
    budget: int = WORD_BUDGET,
) -> dict[str, dict[str, float]]:
    """Return the two measures by judged paragraph, by case id; a case without results has 0."""
    by_case: dict[str, list[JudgedUnits]] = defaultdict(list)
    for item in judged:
        by_case[item.case].append(item)
    gain, recall = OWN_MEASURES
    values: dict[str, dict[str, float]] = {gain: {}, recall: {}}
    for case, items in by_case.items():
        ranking = rankings.get(case, [])
        holders = [frozenset(item.units) for item in items]
        values[gain][case] = judged_ndcg(ranking, holders, [item.grade for item in items])
        values[recall][case] = recall_by_words(ranking, holders, lengths, budget)
    return values
