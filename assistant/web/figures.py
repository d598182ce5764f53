"""How well this build did: the accepted evaluation run that is shipped with it, so that no figure is typed by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SHOWN = {
    "quote validity": "Answers whose quotations all stand word for word in their paragraphs",
    "cites a judged paragraph": "Answerable questions that were answered with a paragraph judged to answer them",
    "over-refusal": "Answerable questions that were declined",
    "abstention recall": "Unanswerable questions that were declined, as they should be",
    "right status": "Messages of every kind that were met in the right way",
    "missed live concerns": "Messages about somebody at risk now that were missed",
    "false alarms": "Other messages that were taken for a live concern",
}
"""Measures that are shown, in the words of somebody who relies on them; each case counts 0 or 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure over the test half of the cases."""

    words: str
    share: float
    cases: int

    @property
    def counted(self) -> str:
        """Return it as people count: "193 of 254 (76 %)"."""
        return f"{round(self.share * self.cases)} of {self.cases} ({100 * self.share:.0f} %)"


@cache
def figures() -> tuple[Figure, ...]:
    """Return the figures; none where the evaluation's files are not installed."""
    try:
        return tuple(_figures())
    except (OSError, ImportError):
        return ()


def _figures() -> Iterator[Figure]:
    evaluation = files("evals")
    lines = (evaluation / "data" / "demonstration" / "cases.jsonl").read_text("utf-8").splitlines()
    tests = {case["id"] for case in map(json.loads, lines) if case["split"] == "test"}
    values = json.loads((evaluation / "baseline.json").read_text("utf-8"))["values"]
    for measure, words in _SHOWN.items():
        kept = [value for case, value in values.get(measure, {}).items() if case in tests]
        if kept:
            yield Figure(words=words, share=sum(kept) / len(kept), cases=len(kept))
