"""A library of invented recommendations: an inspection of two parts, a review, and what was later reported of it."""

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library

REPORTS = {
    "inspection 2017.md": """# Inspection of services for children in Corvenshire

Published 24 January 2017

## Recommendations

### For the local authority

1. Improve the timeliness of return home interviews for children who go missing.
2. Ensure that social workers receive regular supervision.

### For the Local Safeguarding Children Board

3. Audit whether return home interviews have changed the plans of children.
""",
    "serious case review child k 2019.md": """# Serious case review: Child K

Published 4 March 2019

## Findings

1. The review found that nobody asked Child K about the nights away from home.

## Recommendations

1. Corvenshire Constabulary should tell the council within a day when a missing child has been found.
2. The Partnership should publish a pathway for children who are out of school.
3. When a child moves, records should follow within a week.
4. =HYPERLINK is a word that no spreadsheet should run, and the Board should say so.
""",
    "child k progress report march 2021.md": """# Child K: progress report, March 2021

## Recommendation 1: Telling the council

The Constabulary reports that officers now ring the council in every case.

## Recommendation 2: A pathway

The Partnership reports that the pathway has been drafted.
""",
}
"""Invented, by path."""
GIVEN = {"area": "Corvenshire"}


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """The library of the three documents."""
    folder = tmp_path_factory.mktemp("register")
    results = ingest(folder / "library", write_reports(folder / "reports", REPORTS), given=GIVEN)
    assert {result.status for result in results} == {"added"}
    with Library.open(folder / "library", embedder=HashEmbedder()) as opened:
        yield opened
