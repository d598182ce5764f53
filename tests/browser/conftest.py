"""A real `safeguarding serve` over the demonstration library, and a real browser before it, once for all tests here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ingest.sources import expand
from tests.browser.driving import ROOT, opened, serving
from vectorstore.library import Library


@pytest.fixture(scope="package")
def demonstration(tmp_path_factory) -> Path:
    """The folder of a library of all the demonstration documents, which tests may read and not change."""
    folder = tmp_path_factory.mktemp("browser") / "library"
    with Library.open(folder, writable=True) as library:
        for _ in library.ingest(expand([ROOT / "assistant" / "demonstration"])):
            pass
    return folder


@pytest.fixture(scope="package")
def server(demonstration) -> Iterator[str]:
    """The address of a server over the demonstration library, which tests may ask and not change."""
    with serving(demonstration) as address:
        yield address


@pytest.fixture(scope="package")
def browser(chromium) -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser, server) -> Iterator[Page]:
    """A page of its own, at the width of a laptop; what it complains of in its console fails the test."""
    with opened(browser, server) as page:
        yield page
