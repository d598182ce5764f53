"""Follow-ups: how much is lost where a question is understood from its history, against the same asked in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.service import Assistant
from evals.cases import Case
from evals.library import units_of
from evals.measures import judged_ndcg
from evals.qrels import judged_units

CUTOFF = 10
MOST_LOST = 0.05
"""Share of the resolved questions' nDCG@10 that may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up, searched for twice."""

    case: Case
    understood: str
    """What the assistant made of it."""
    from_history: float
    """nDCG@10 by judgement of what was understood."""
    when_resolved: float
    """The same of the stand-alone form in the case."""


def compare_followups(cases: Sequence[Case], assistant: Assistant) -> list[FollowUp]:
    """Return the follow-ups that have a stand-alone form and a judged paragraph, each searched for both ways."""
    return list(_compared(cases, assistant))


def share_kept(found: Sequence[FollowUp]) -> float:
    """Return the mean nDCG@10 from history as a share of that of the resolved questions; 1 where there is none."""
    whole = sum(one.when_resolved for one in found)
    return sum(one.from_history for one in found) / whole if whole else 1.0


def _compared(cases: Sequence[Case], assistant: Assistant) -> Iterator[FollowUp]:
    asked = [case for case in cases if case.history and case.resolved and case.relevant]
    held = units_of(assistant.library).values()
    judged = judged_units(asked, held)
    for case in asked:
        items = [item for item in judged if item.case == case.id]
        holders, grades = [frozenset(item.units) for item in items], [item.grade for item in items]
        first = assistant.search(case.question, history=case.history, k=CUTOFF)
        second = assistant.search(case.resolved or "", k=CUTOFF)
        values = [
            judged_ndcg([scored.stored.id for scored in result.results], holders, grades, CUTOFF)
            for result in (first, second)
        ]
        yield FollowUp(
            case=case,
            understood=first.query.text,
            from_history=values[0],
            when_resolved=values[1],
        )
