"""An assistant over eight documents of the demonstration library, with the real model and the real stores."""

from pathlib import Path

import pytest

from assistant.service import Assistant
from ingest.sources import expand
from vectorstore.library import Library

DOCUMENTS = Path(__file__).resolve().parents[2] / "assistant" / "demonstration"
CHOSEN = (
    "reviews/serious-case-review-baby-r-2014.pdf",
    "reviews/lcspr-baby-t-2024.pdf",
    "reviews/local-child-safeguarding-practice-review-kit-2021.pdf",
    "inspections/inspection-corvenshire-january-2017.pdf",
    "inspections/inspection-corvenshire-january-2024.pdf",
    "progress/baby-r-agency-progress-may-2016.docx",
    "procedures/resolving-professional-disagreements-2019.pdf",
    "procedures/resolving-professional-disagreements-2024.pdf",
)


@pytest.fixture(scope="session")
def demonstration_library(tmp_path_factory) -> Path:
    """The folder of a library of eight invented documents."""
    folder = tmp_path_factory.mktemp("demonstration") / "library"
    with Library.open(folder, writable=True) as library:
        results = list(library.ingest(expand(DOCUMENTS / path for path in CHOSEN)))
    assert {result.status for result in results} == {"added"}
    return folder


@pytest.fixture(scope="session")
def assistant(demonstration_library) -> Assistant:
    """An assistant over the library."""
    return Assistant(Library.open(demonstration_library))
