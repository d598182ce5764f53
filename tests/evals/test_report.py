import csv
import re
from html.parser import HTMLParser

import pytest

from assistant.answers import AnswerStatus
from evals.baseline import accept, read_baseline
from evals.gate import THRESHOLDS, read_thresholds
from evals.report.pages import write_report
from evals.run import run
from evals.score import score
from tests.evals.toy import DATASET, given, renumbered, toy_answer, toy_systems

LIMITS = read_thresholds(THRESHOLDS)


class Links(HTMLParser):
    """Every address that a page would fetch."""

    def __init__(self):
        super().__init__()
        self.fetched = []

    def handle_starttag(self, tag, attrs):
        names = {"src", "srcset", "data"} | ({"href"} if tag in ("link", "image") else set())
        self.fetched += [(tag, value) for name, value in attrs if name in names]


@pytest.fixture
def reported(tmp_path, entails, scored_toy):
    """The report of a toy run with three failed cases, against the sound run as baseline."""
    _, sound = scored_toy
    accept(sound, LIMITS.measures, made="sound", path=tmp_path / "baseline.json")

    def answer(case):
        if case.id == "fact-1":
            return renumbered(toy_answer(case), "fenwick:1")
        if case.id == "fact-2":
            raise ValueError(case.question)
        return given(case, AnswerStatus.NO_EVIDENCE) if case.id == "live-1" else toy_answer(case)

    folder = run(DATASET, toy_systems(answer=answer), tmp_path / "run")
    score(folder, entails=entails, judge="contains")
    baseline = read_baseline(tmp_path / "baseline.json")
    write_report(folder, entails=entails, thresholds=LIMITS, baseline=baseline)
    return folder.path


def test_the_page_fetches_nothing(reported):
    page = (reported / "report.html").read_text()
    links = Links()
    links.feed(page)
    assert links.fetched == []
    assert not re.search(r"@import|url\(\s*['\"]?http", page)


def test_the_page_shows_each_failed_case_with_its_reason(reported):
    page = (reported / "report.html").read_text()
    assert "Failed cases (3)" in page
    assert "a quote is not in the paragraph it cites" in page
    assert "crashed: ValueError: Who sees every bruise" in page
    assert "status no_evidence, expected urgent_help" in page


def test_a_failed_case_has_what_was_judged_beside_what_was_shown(reported):
    page = (reported / "report.html").read_text()
    section = page[page.index("<b>fact-1</b>") :]
    judged, shown = section.index("reviews/harbour.txt, page 1, para 1; grade 2; rank 1"), section.index("Shown:")
    assert judged < shown


def test_the_difference_from_the_baseline_is_shown(reported):
    text = (reported / "report.md").read_text()
    rows = text[text.index("## Difference from the baseline") :].splitlines()
    assert any(row.startswith("| missed live concerns | +0.250 [") for row in rows)


def test_markdown_has_the_same_tables_as_the_page(reported):
    page, text = (reported / "report.html").read_text(), (reported / "report.md").read_text()
    titles = re.findall(r"<h2 id=\"[^\"]+\">([^<]+)</h2>", page)
    assert titles[:3] == ["Headline", "Difference from the baseline", "Search, by mode"]
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")][: len(titles)] == titles
    assert all(re.fullmatch(r"(\|.*)?\|", line) for line in text.splitlines() if line.startswith("|"))


def test_the_csv_holds_every_cell(reported):
    with (reported / "report.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["table"], row["row"], row["column"]): row["value"] for row in rows}
    assert found["Headline", "missed live concerns ▼", "all"].startswith("0.250 [")
    assert found["Search, by mode", "fused", "nDCG@10"]


def test_plots_are_svg_with_real_text(reported):
    names = sorted(path.name for path in (reported / "plots").iterdir())
    assert names == ["by-kind.svg", "latency.svg", "recall-by-words.svg", "statuses.svg"]
    plot = (reported / "plots" / "by-kind.svg").read_text()
    assert plot.startswith("<svg")
    assert "unanswerable" in plot


def test_words_of_a_case_cannot_become_markup(tmp_path, entails):
    case = DATASET.cases[0].model_copy(update={"question": "<script>alert(1)</script> bruise?"})
    dataset = type(DATASET)(name="toy", cases=(case,), documents=DATASET.documents)
    systems = toy_systems(answer=lambda case: given(case, AnswerStatus.NO_EVIDENCE))
    folder = run(dataset, systems, tmp_path)
    score(folder, entails=entails, judge="contains")
    page = write_report(folder, entails=entails, thresholds=LIMITS, baseline=None).read_text()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
