"""The plots of the report, each as the text of an SVG that stands alone."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evals.scores import Cost, Scores, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREY, RED = "#1f5a94", "#c8651b", "#8a8f98", "#a3262a"
"""Told apart by people with any colour vision, and in grey."""

MODE_COLOURS = {"fused": BLUE, "dense": ORANGE, "lexical": RED, "naive": GREY}


def kinds_plot(scores: Scores) -> str:
    """Return bars of the main measures by kind of case, each with its interval."""
    shown = [
        (series, colour)
        for name, colour in (("fused nDCG@10", BLUE), ("cites a judged paragraph", ORANGE), ("right status", GREY))
        if (series := scores.named(name)) is not None
    ]
    kinds = [kind for kind in scores.kinds() if any(scores.kept(series, kind=kind) for series, _ in shown)]
    figure, axes = _figure(height=0.8 + 0.62 * len(kinds))
    for place, (series, colour) in enumerate(shown):
        _bars(axes, scores, series, kinds, offset=(place - 1) * 0.26, colour=colour)
    axes.set_yticks(range(len(kinds)), [kind.replace("_", " ") for kind in kinds])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False)
    return _svg(figure)


def words_plot(curves: Mapping[str, Sequence[float]], budgets: Sequence[int]) -> str:
    """Return recall against words read, a line a mode.

    Args:
        curves: mean recall by mode, a value a budget.
        budgets: words.
    """
    figure, axes = _figure(height=3.4)
    for mode, values in curves.items():
        axes.plot(budgets, values, label=mode, color=MODE_COLOURS.get(mode, GREY), marker="o", markersize=4)
    axes.set_xlabel("words read, best results first")
    axes.set_ylabel("share of judged paragraphs found")
    axes.set_ylim(0, 1)
    axes.set_xlim(left=0)
    axes.legend(frameon=False, loc="lower right")
    return _svg(figure)


def confusion_plot(scores: Scores) -> str:
    """Return the confusion matrix of statuses: counts, shaded by their share of the row."""
    given = sorted({cell.given for cell in scores.confusion})
    expected = sorted({cell.expected for cell in scores.confusion})
    counts = {(cell.expected, cell.given): len(cell.cases) for cell in scores.confusion}
    figure, axes = _figure(height=1.4 + 0.42 * len(expected))
    totals = {row: sum(counts.get((row, column), 0) for column in given) for row in expected}
    shares = [[counts.get((row, column), 0) / totals[row] for column in given] for row in expected]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for (row, column), number in counts.items():
        dark = number / totals[row] > 0.5
        place = given.index(column), expected.index(row)
        axes.text(*place, str(number), ha="center", va="center", color="white" if dark else "black")
    axes.set_yticks(range(len(expected)), [row.replace("_", " ") for row in expected])
    axes.set_xticks(range(len(given)), [column.replace("_", " ") for column in given], rotation=30, ha="right")
    axes.set_ylabel("expected")
    axes.set_xlabel("given")
    return _svg(figure)


def latency_plot(costs: Sequence[Cost]) -> str:
    """Return the median of each stage with a line to its 95th percentile, in milliseconds."""
    shown = [cost for cost in costs if cost.p50_s is not None and cost.p95_s is not None]
    figure, axes = _figure(height=0.9 + 0.36 * len(shown))
    for row, cost in enumerate(shown):
        p50, p95 = 1000 * (cost.p50_s or 0), 1000 * (cost.p95_s or 0)
        axes.plot([p50, p95], [row, row], color=GREY, linewidth=2, zorder=1)
        axes.scatter([p50], [row], color=BLUE, label="p50" if not row else None, zorder=2)
        axes.scatter([p95], [row], color=ORANGE, marker="|", s=120, label="p95" if not row else None, zorder=2)
    axes.set_yticks(range(len(shown)), [cost.stage for cost in shown])
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel("milliseconds a question")
    if shown:
        axes.legend(frameon=False, loc="lower right")
    return _svg(figure)


def _bars(axes: "Axes", scores: Scores, series: Series, kinds: Sequence[str], *, offset: float, colour: str) -> None:
    for row, kind in enumerate(kinds):
        mean = scores.mean(series, kind=kind)
        if mean.mean is None:
            continue
        label = series.name if row == _first_row(scores, series, kinds) else None
        axes.barh(row + offset, mean.mean, height=0.23, color=colour, label=label)
        if mean.low is not None and mean.high is not None:
            axes.plot([mean.low, mean.high], [row + offset] * 2, color="black", linewidth=1)


def _first_row(scores: Scores, series: Series, kinds: Sequence[str]) -> int:
    return next(row for row, kind in enumerate(kinds) if scores.kept(series, kind=kind))


def _figure(*, height: float) -> tuple["Figure", "Axes"]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: "Figure") -> str:
    """Return the figure as SVG with real text, the same bytes for the same figures, without the XML head."""
    from matplotlib import rc_context

    text = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "evals", "font.family": "sans-serif"}):
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"^.*?(?=<svg)", "", text.getvalue(), count=1, flags=re.DOTALL)
