"""Serving a library in a process of its own, and driving a browser before it."""

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
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

ROOT = Path(__file__).resolve().parents[2]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 120
"""Seconds that a server may take to answer for the first time."""
LONGEST_WAIT = 60_000
"""Milliseconds that the browser may wait for something to show; a busy machine takes its time."""

LISTENING = 15_000
"""Milliseconds until a question that was sent shows in the line of stages."""

expect.set_options(timeout=LONGEST_WAIT)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(library: Path, *arguments: str) -> Iterator[str]:
    """Serve a library in a process of its own, and lend its address, without a slash at the end."""
    port = free_port()
    code = "from assistant.cli import main; main()"
    command = [sys.executable, "-c", code, "--library", str(library), "serve", "--port", str(port), *arguments]
    log = library.parent / f"serve-{port}.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", lambda: process.poll() is None, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        finally:
            process.kill()
            process.wait()


def wait_for(address: str, is_alive, log: Path | None = None) -> None:
    """Wait until something answers at an address."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and is_alive():
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server does not answer. {log.read_text(encoding='utf-8') if log else ''}")


@contextmanager
def opened(browser: Browser, server: str, **options: object) -> Iterator[Page]:
    """Lend a page of a context of its own; any error in its console fails the test."""
    context = browser.new_context(**{"base_url": server, "viewport": WIDE, "locale": "en-GB", **options})
    context.set_default_timeout(LONGEST_WAIT)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert complaints == []


def ask(page: Page, question: str) -> None:
    """Type a question, send it with Enter, and wait for its answer."""
    page.locator("#stage[role=status]").wait_for(state="attached")
    box = page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    try:
        page.locator("#stage").filter(has_text=re.compile(r"\S")).wait_for(timeout=LISTENING)
    except PlaywrightTimeoutError:  # a key pressed before Gradio listens is lost: a person presses it again
        box.press("Enter")
    try:
        page.locator("#latest .turn h2").filter(has_text=question).wait_for()
    except PlaywrightTimeoutError:
        state = {part: page.locator(part).inner_text() for part in ("#stage", "#latest", "#readiness")}
        pytest.fail(f"{question!r} was not answered; the page says {state}; in the box stands {box.input_value()!r}")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it is now, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {' '.join(node['html'].split())[:200]}" for rule in found for node in rule["nodes"]]
