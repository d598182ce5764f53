"""The table of follow-ups: what was understood, and what the search lost by it."""

from collections.abc import Sequence

from evals.followups import FollowUp, share_kept
from evals.report.tables import Table


def followup_table(who: str, found: Sequence[FollowUp]) -> Table:
    """Return a row a follow-up, and the means; `who` made the questions stand alone."""
    rows: list[tuple[str, ...]] = [
        (one.case.id, one.case.question, one.understood, f"{one.from_history:.2f}", f"{one.when_resolved:.2f}")
        for one in found
    ]
    count = max(1, len(found))
    means = (sum(one.from_history for one in found) / count, sum(one.when_resolved for one in found) / count)
    rows.append(
        ("mean", f"{len(found)} follow-ups", f"{share_kept(found):.1%} kept", *(f"{mean:.3f}" for mean in means))
    )
    return Table(
        title=f"Follow-ups, understood by {who}",
        note="nDCG@10 by judgement, from the history and of the stand-alone question in the case.",
        columns=("case", "asked", "understood", "from history", "in full"),
        rows=tuple(rows),
    )
