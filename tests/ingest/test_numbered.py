"""Every printed paragraph number of the gold reports is found once, on its page, and the paragraph is whole.

What is printed is read by another program (Debian's pdftotext) and cut by `bench/numbered.py`, whose own rule counts a
paragraph that runs on as whole only if it ends in a full stop. Here one that ends in a printed reference after its full
stop, "… quickly enough. (Recommendation)", counts as whole too.
"""

import json
import re
from collections import defaultdict

import pytest

from ingest.reading import read
from ingest.sources import Source

_ENDS = re.compile(r"[.!?:;][\"”’')]?\d{0,2}(?:\s*\(Recommendations?\))?$")


@pytest.fixture(scope="module")
def bench(shared):
    """The functions of the bench's own script."""
    names = {}
    source = (shared / "bench" / "numbered.py").read_text("utf-8")
    exec(source.split("\na, b = main()")[0], names)
    return names


@pytest.fixture(scope="module")
def counts(shared, bench, poppler):  # noqa: ARG001 - leaves the test out where it is missing
    """How many numbers are printed, found once on their page, and found whole."""
    printed = found = whole = 0
    for path in json.loads((shared / "gold" / "files.json").read_text("utf-8")):
        location = shared / "corpus" / "ofsted" / path
        document = read(Source(path=path, location=location, origin=str(location), file_name=location.name))
        labelled = defaultdict(list)
        for paragraph in document.paragraphs:
            if paragraph.label:
                labelled[re.sub(r"\D", "", paragraph.label)].append(paragraph)
        for number, page, block, runs_on in bench["expected"](str(location)):
            expected = bench["norm"](block)
            hits = [
                paragraph
                for paragraph in labelled[str(number)]
                if abs(paragraph.page - page) <= 1 and bench["norm"](paragraph.text)[:14] == expected[:14]
            ]
            printed += 1
            found += len(hits) == 1
            whole += len(hits) == 1 and _is_whole(bench["norm"](hits[0].text), hits[0].text, expected, runs_on=runs_on)
    return printed, found, whole


def test_printed_numbers_are_found_once_on_their_page(counts):
    printed, found, _ = counts
    assert printed > 3_000
    assert found / printed >= 0.995


def test_numbered_paragraphs_are_whole_and_hold_nothing_else(counts):
    _, found, whole = counts
    assert whole / found >= 0.97


def _is_whole(normal, text, expected, *, runs_on):
    if not runs_on:
        return normal == expected
    return normal.startswith(expected[:-12]) and _ENDS.search(text.strip()) is not None
