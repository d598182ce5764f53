"""A folder of invented reports and a library made of it."""

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import ingest, write_reports
from vectorstore.library import Library


@pytest.fixture
def reports(tmp_path):
    """A folder of three invented reports."""
    return write_reports(tmp_path / "reports")


@pytest.fixture
def folder(tmp_path, reports):
    """The folder of a library of the three reports."""
    place = tmp_path / "library"
    assert {result.status for result in ingest(place, reports)} == {"added"}
    return place


@pytest.fixture
def library(folder):
    """The library of the three reports, open for reading."""
    with Library.open(folder, embedder=HashEmbedder()) as opened:
        yield opened
