"""A real `safeguarding serve` over the demonstration library, and a real browser before it, once for all tests here."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from ingest.sources import expand
from vectorstore.library import Library

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "assistant" / "demonstration"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 120
"""Seconds that a server may take to answer for the first time; ordinary waits are Playwright's."""


@pytest.fixture(scope="package")
def demonstration(tmp_path_factory) -> Path:
    """The folder of a library of all the demonstration documents."""
    folder = tmp_path_factory.mktemp("browser") / "library"
    with Library.open(folder, writable=True) as library:
        for _ in library.ingest(expand([DOCUMENTS])):
            pass
    return folder


@contextmanager
def serving(library: Path, *arguments: str) -> Iterator[str]:
    """Serve a library in a process of its own, and lend its address, without a slash at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from assistant.cli import main; main()"
    command = [sys.executable, "-c", code, "--library", str(library), "serve", "--port", str(port), *arguments]
    log = library.parent / f"serve-{port}.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server does not answer: {log.read_text(encoding='utf-8')}")


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


@contextmanager
def opened(browser: Browser, server: str, **options: object) -> Iterator[Page]:
    """Lend a page of a context of its own; any error in its console fails the test."""
    context = browser.new_context(**{"base_url": server, "viewport": WIDE, "locale": "en-GB", **options})
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def ask(page: Page, question: str) -> None:
    """Type a question, send it with Enter, and wait for its answer."""
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    page.locator("#latest .turn h2").filter(has_text=question).wait_for()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it is now, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {re.sub(r'\s+', ' ', node['html'])[:200]}" for rule in found for node in rule["nodes"]]
