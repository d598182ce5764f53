"""Not a word of a question is kept, and nobody is given what another one asked."""

import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import ROOT

MARK = "zanzibar-velocipede"
CONVERSED = [
    {"question": f"What did the review on Baby T recommend about fathers and the {MARK}?"},
    {"question": f"My neighbour {MARK} is hitting her child right now"},
    {"question": f"Is {MARK} the real name of Baby T?"},
    {"question": f"Her NHS number is 943 476 5919, {MARK}"},
    {"question": MARK, "history": [f"What about {MARK}?"]},
    {"question": "", "history": [MARK]},
    {"question": "fathers", "filters": {"theme": [MARK]}},
    {"question": "fathers", MARK: MARK},
]


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_no_file_and_no_log_holds_a_question(changing, browse, caplog, capfd, accept):
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpx2", "httpcore"):  # the client's own words, on this side of the wire
        logging.getLogger(name).setLevel(logging.WARNING)
    client = browse(changing)
    for sent in CONVERSED:
        client.post("/api/v1/ask", json=sent, headers={"Accept": accept})
        client.post("/api/v1/search", json=sent)
    client.get(f"/api/v1/search?q={MARK}")
    client.get(f"/nowhere?q={MARK}")

    logged = caplog.text + "".join(capfd.readouterr())
    assert MARK not in logged
    folder = changing.library.folder.parent
    assert [file.name for file in folder.rglob("*") if file.is_file() and MARK.encode() in file.read_bytes()] == []
    assert (changing.library.folder / "audit.jsonl").stat().st_size > 0


def test_twenty_at_once_each_get_their_own_answer(client, hosted):
    questions = [
        "What did the review on Baby T recommend about fathers?",
        "What did inspectors judge in Corvenshire in 2024?",
        "How should professional disagreements be resolved?",
        "What did the review on Kit say about missing episodes?",
        "What had been done about Baby R by 2016?",
    ]
    alone = {question: hosted.assistant.answer(question) for question in questions}

    def ask(n):
        question = questions[n % len(questions)]
        got = client.post("/api/v1/ask", json={"question": question})
        return question, got.status_code, got.json()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, range(40)))

    for question, code, answer in answers:
        assert code == 200
        assert answer["question"] == question
        assert [claim["text"] for claim in answer["claims"]] == [claim.text for claim in alone[question].claims]


def test_asking_while_documents_come_and_go(changing, browse):
    client = browse(changing)
    text = "Learning\n\n1. The bell ringer of Lower Wending noticed that the child was not in school.\n"

    def ask(_):
        return client.post("/api/v1/ask", json={"question": "What did the review on Baby T say about fathers?"})

    def change(n):
        added = client.post("/api/v1/documents", files={"files": (f"{n}.txt", f"{text}{n}.\n".encode())})
        id_ = added.json()["results"][0]["id"]
        return client.delete(f"/api/v1/documents/{id_}").status_code

    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(ask, range(20))
        changes = [change(n) for n in range(4)]
        answered = {(got.status_code, got.json()["status"]) for got in answers}

    assert changes == [204] * 4
    assert answered == {(200, "answered")}


def test_nobody_outside_is_asked_whatever_the_environment_says(demonstration_library):
    code = f"""
from pathlib import Path
from assistant.hosted import HostedLibrary
from assistant.settings import Settings
from assistant.web.app import build_app
hosted = HostedLibrary(Settings(library=Path({str(demonstration_library)!r})))
hosted.open()
build_app(hosted, hosted.settings.web)
from gradio.analytics import analytics_enabled
from huggingface_hub import constants
print(constants.HF_HUB_OFFLINE, constants.HF_HUB_DISABLE_TELEMETRY, analytics_enabled())
"""
    ours = ("HF_", "TRANSFORMERS_", "GRADIO_", "DO_NOT_TRACK", "ANONYMIZED_")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=bare, capture_output=True, text=True, timeout=300, check=False
    )

    assert done.stdout.split() == ["True", "True", "False"], done.stderr
