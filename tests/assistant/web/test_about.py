"""What the service says of itself."""

import re

import pytest

from assistant.web.figures import figures
from evals.baseline import BASELINE, read_baseline
from evals.cases import read_cases
from tests.assistant.web.visitors import fill, visiting, words

REPORT = (
    b"# Review of neglect in Corvenshire\n\nPublished June 2021.\n\nThe panel found that the school was not asked.\n"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("about") / "library"
    fill(folder, {"a.md": REPORT})
    with visiting(folder) as client:
        yield client


def test_the_figures_are_those_of_the_accepted_run_over_the_test_half():
    values = read_baseline(BASELINE).values["right status"]
    tests = {case.id for case in read_cases(BASELINE.parent / "data/demonstration/cases.jsonl") if case.split == "test"}
    right = [value for case, value in values.items() if case in tests]
    shown = next(figure for figure in figures() if "every kind" in figure.words)
    assert shown.counted.startswith(f"{round(sum(right))} of {len(right)} (")


def test_it_says_how_good_it_is_what_it_covers_and_how_to_repeat_it(client):
    shown = words(client.get("/about").text)
    for figure in figures():
        assert figure.counted in shown
    for said in (
        "1 document with",
        "published from 2021 to 2021",
        "Every page of every document could be read.",
        "python -m evals run",
        "In an emergency call 999.",
        "no language model",
        "Accessibility statement",
        "Web Content Accessibility Guidelines (WCAG) 2.2",
        "Privacy statement",
        "neither stored nor logged",
        "SIL Open Font License",
    ):
        assert said in shown, said


@pytest.mark.parametrize("path", ["/recommendations", "/session"])
def test_what_comes_later_says_so_and_what_to_do_meanwhile(client, path):
    page = client.get(path)
    assert page.status_code == 200
    assert "not part of this version yet" in words(page.text)
    assert "What you can do meanwhile" in words(page.text)
    assert f'href="{path}" aria-current="page"' in page.text


@pytest.mark.parametrize("path", ["/library", "/about", "/recommendations", "/session", "/library/documents/new"])
def test_every_page_has_the_help_strip_one_heading_and_loads_nothing_from_elsewhere(client, path):
    page = client.get(path).text
    assert len(re.findall("<h1", page)) == 1
    assert 'href="tel:999"' in page
    loaded = re.findall(
        r'(?:src|href)="([^"]+)"[^>]*(?:rel="stylesheet"|defer)|<(?:script|img)[^>]*src="([^"]+)"', page
    )
    assert all(one.startswith("/") for pair in loaded for one in pair if one)
