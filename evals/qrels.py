"""Judged paragraphs carried over to the units of one library, and written in TREC form.

Judgements are kept per paragraph of a document and found again by their quote, so cutting a library otherwise never
voids them. Trap: a unit takes the best grade among the judged paragraphs it holds, and a paragraph held by two units
counts twice in TREC recall; `judged_ndcg` and `recall_by_words` count it once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.units import Unit
from evals.wording import holds_quote


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedUnits:
    """Where one judged paragraph of a case stands in one library."""

    case: str
    judgement: int
    """Place in the case's list, from 0."""
    grade: int
    units: tuple[str, ...]
    """Ids of the units that hold its quote; empty where the library does not have it."""

    @property
    def unretrievable(self) -> str:
        """Return the id under which a judged paragraph that no unit holds stays in the denominator."""
        return f"not-in-library:{self.case}:{self.judgement}"


def judged_units(cases: Iterable[Case], units: Iterable[Unit]) -> tuple[JudgedUnits, ...]:
    """Return for every judged paragraph of every case the units of its document that hold its quote."""
    by_document: Mapping[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_document[_document_key(unit.doc)].append(unit)
    return tuple(
        JudgedUnits(
            case=case.id,
            judgement=place,
            grade=item.grade,
            units=tuple(
                unit.id for unit in by_document.get(_document_key(item.doc), ()) if holds_quote(unit.text, item.quote)
            ),
        )
        for case in cases
        for place, item in enumerate(case.relevant)
    )


def qrels_text(judged: Sequence[JudgedUnits]) -> str:
    """Return TREC qrels, four columns: a unit with its best grade, or the stand-in of a paragraph no unit holds."""
    grades: dict[tuple[str, str], int] = {}
    for item in judged:
        for unit in item.units or (item.unretrievable,):
            key = (item.case, unit)
            grades[key] = max(grades.get(key, 0), item.grade)
    return "".join(f"{case} 0 {unit} {grade}\n" for (case, unit), grade in grades.items())


def run_text(rankings: Mapping[str, Sequence[str]], tag: str) -> str:
    """Return a TREC run, six columns; the score is 1/rank.

    trec_eval sorts by score and breaks ties by id, so a search's own scores, which may tie, would not keep its order.
    """
    return "".join(
        f"{case} Q0 {unit} {rank} {1 / rank:.6f} {tag}\n"
        for case, ranking in rankings.items()
        for rank, unit in enumerate(ranking, 1)
    )


def _document_key(path: str) -> str:
    return "/".join(path.split("/")[-2:])
