"""The Ask page before its model is loaded and after its tab is closed, served by this process so that both show."""

import gc
import threading

import pytest
import uvicorn
from gradio.state_holder import StateHolder
from playwright.sync_api import expect

from assistant.hosted import HostedLibrary
from assistant.settings import Settings
from assistant.web.app import build_app
from assistant.web.ask.session import AskSession
from tests.browser.driving import ask, free_port, opened, wait_for

QUESTION = "What do inspectors say about supervision in Corvenshire?"


@pytest.fixture
def starting(demonstration):
    """A library that is served and whose model does not load until `start` is called, and the address."""
    hosted = HostedLibrary(Settings(library=demonstration))
    hosted.open()
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(
            build_app(hosted, hosted.settings.web), port=port, log_level="warning", timeout_graceful_shutdown=1
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_for(f"http://127.0.0.1:{port}/static/page.css", thread.is_alive)
    yield hosted, f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=30)
    hosted.close()


def remembered():
    """What the process still knows of anybody's questions."""
    gc.collect()
    return [kept for kept in gc.get_objects() if type(kept) is AskSession and kept.turns]


def remembered_by_gradio():
    """What Gradio itself still knows of the pages that were open: the last state of each of their parts."""
    holders = [kept for kept in gc.get_objects() if type(kept) is StateHolder]
    return str([vars(session) for holder in holders for session in holder.session_data.values()])


def test_question_asked_while_the_model_loads_waits_and_is_answered(browser, starting):
    hosted, address = starting
    with opened(browser, address) as page:
        page.goto("/")
        expect(page.locator("#readiness")).to_contain_text("The assistant is starting")
        page.get_by_label("Your question").fill(QUESTION)
        page.get_by_label("Your question").press("Enter")
        expect(page.locator("#stage")).to_contain_text("Your question waits")
        hosted.start()
        page.locator("#latest .turn h2").filter(has_text=QUESTION).wait_for()
        expect(page.locator("#readiness")).to_be_hidden()


def test_nothing_is_remembered_once_the_tab_is_closed(browser, starting):
    hosted, address = starting
    hosted.start()
    with opened(browser, address) as page:
        page.goto("/")
        ask(page, QUESTION)
        assert len(remembered()) == 1
        assert QUESTION in "".join(turn.answer.question for turn in remembered()[0].turns)
        assert QUESTION in remembered_by_gradio()
    with opened(browser, address) as page:
        page.goto("/")
        for _ in range(100):
            if not remembered():
                break
            page.wait_for_timeout(100)
        assert remembered() == []
        assert QUESTION not in remembered_by_gradio()
