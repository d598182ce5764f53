"""Cases that went wrong, with what was judged and what was shown side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.answered import GivenAnswer
from evals.cases import Case
from evals.decisions import ANSWERING, is_right
from evals.qrels import JudgedUnits
from evals.quality import Marking, cites_judged, nothing_forbidden, quote_validity, support_recall
from evals.units import Unit

NEAREST = 3
"""Paragraphs of the evidence shown beside a failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One judged paragraph beside a failure."""

    place: str
    grade: int
    quote: str
    rank: str
    """Where the fused search put it: "rank 4", "not in the first 100", "not in the library"."""
    cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One paragraph that was cited or put before the answerer."""

    place: str
    text: str
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedCase:
    """A case that went wrong, and how."""

    case: Case
    answer: GivenAnswer
    reasons: tuple[str, ...]
    expected: tuple[Expected, ...]
    cited: tuple[Shown, ...]
    nearest: tuple[Shown, ...]
    """The best of the evidence, where little or nothing was cited."""


def failed_cases(markings: Sequence[Marking], rankings: dict[str, list[str]]) -> tuple[FailedCase, ...]:
    """Return the failed cases: those with a reason.

    Args:
        markings: every case beside its answer.
        rankings: unit ids by case of the fused search.
    """
    found = ((marking, reasons(marking)) for marking in markings)
    return tuple(_failed(marking, why, rankings.get(marking.case.id, [])) for marking, why in found if why)


def reasons(marking: Marking) -> tuple[str, ...]:
    """Return in plain words what is wrong with an answer; nothing where it is right."""
    answer, case = marking.answer, marking.case
    if answer.error is not None:
        return (f"crashed: {answer.error.type}: {answer.error.message}",)
    found = []
    if not is_right(case.expected_status, answer.status):
        found.append(f"status {answer.status}, expected {' or '.join(case.expected_status)}")
    if marking.answered and cites_judged(marking) == 0:
        found.append("no judged paragraph cited")
    if quote_validity(marking) not in (None, 1.0):
        found.append("a quote is not in the paragraph it cites")
    if support_recall(marking) not in (None, 1.0):
        found.append("a claim is not supported by what it cites")
    if nothing_forbidden(marking) == 0:
        found.append("shows what must not be shown")
    return tuple(found)


def _failed(marking: Marking, why: tuple[str, ...], ranking: list[str]) -> FailedCase:
    relevant = {unit for item in marking.judged for unit in item.units}
    nearest = marking.answer.evidence if marking.answer.status not in ANSWERING else ()
    return FailedCase(
        case=marking.case,
        answer=marking.answer,
        reasons=why,
        expected=tuple(_expected(marking, item, ranking) for item in marking.judged),
        cited=tuple(
            Shown(
                place=citation.reference or _place(marking.units.get(citation.paragraph_id)),
                text=citation.quote,
                judged=citation.paragraph_id in relevant,
            )
            for citation in marking.answer.citations
        ),
        nearest=tuple(
            Shown(place=_place(unit), text=unit.text, judged=unit.id in relevant)
            for name in nearest[:NEAREST]
            if (unit := marking.units.get(name)) is not None
        ),
    )


def _expected(marking: Marking, item: JudgedUnits, ranking: list[str]) -> Expected:
    judgement = marking.case.relevant[item.judgement]
    ranks = [ranking.index(unit) + 1 for unit in item.units if unit in ranking]
    missing = f"not in the first {len(ranking)}" if item.units else "not in the library"
    return Expected(
        place=f"{judgement.doc}, page {judgement.page}" + (f", para {judgement.label}" if judgement.label else ""),
        grade=judgement.grade,
        quote=judgement.quote,
        rank=f"rank {min(ranks)}" if ranks else missing,
        cited=bool(set(item.units) & set(marking.cited)),
    )


def _place(unit: Unit | None) -> str:
    if unit is None:
        return "a paragraph that the library does not have"
    return f"{unit.doc}, page {unit.page}" + (f", para {unit.label}" if unit.label else "")
