"""Our two measures by judged paragraph against the scorer that the gold data comes with."""

import json
import random

import pytest

from evals.dataset import open_dataset
from evals.qrels import judged_units
from evals.rankings import own_values
from evals.units import Unit


@pytest.fixture
def score(shared):
    """The function `score` of `bench/score.py`, whose last line would score a file."""
    source = (shared / "bench" / "score.py").read_text(encoding="utf-8")
    names = {}
    exec(source.replace("\nmain()\n", "\n"), names)
    return names["score"]


def test_both_measures_are_those_of_the_scorer(shared, score):
    """Random rankings of the judged quotes, some of them twice, among words that nobody judged."""
    generator = random.Random(7)
    cases = [case for case in open_dataset(shared / "gold").cases if case.relevant]
    units = {}
    for case in cases:
        for place, item in enumerate(case.relevant):
            for copy in range(generator.choice((1, 1, 2))):
                name = f"{case.id}-{place}-{copy}"
                padding = " ".join(["filler"] * generator.randrange(200))
                units[name] = _unit(name, item.doc, f"{item.quote} {padding}")
    judged = judged_units(cases, units.values())
    rankings = {case.id: generator.sample(sorted(units), 400) for case in cases}
    ours = own_values(rankings, judged, {name: len(unit.text.split()) for name, unit in units.items()})
    rows = (shared / "gold" / "questions.jsonl").read_text().splitlines()
    rows += (shared / "gold" / "seed_questions.jsonl").read_text().splitlines()
    questions = {row["id"]: row for row in map(json.loads, rows)}
    for case in cases:
        results = [{"doc": units[name].doc, "page": 1, "text": units[name].text} for name in rankings[case.id]]
        theirs = score(questions[case.id], results)
        assert ours["nDCG@10 by judgement"][case.id] == pytest.approx(theirs["ndcg"])
        assert ours["R@1000 words"][case.id] == pytest.approx(min(1.0, theirs["rb"]))  # theirs is not capped


def _unit(name, doc, text):
    return Unit(id=name, doc=doc, page=1, page_to=1, label=None, text=text)
