"""The tools for language models, called by the SDK's own client over the network from a running server."""

import asyncio
import json
import socket
import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from mcp import Client

from assistant.settings import WebSettings
from tests.assistant.web.conftest import ENOUGH, built


@contextmanager
def serving(hosted, web=ENOUGH):
    """Serve the application from a thread, and lend the address of its tools."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(built(hosted, web), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/mcp"
    finally:
        server.should_exit = True
        thread.join(30)
        listener.close()


@pytest.fixture(scope="module")
def tools(hosted):
    with serving(hosted) as address:
        yield address


def call(address, name, **arguments):
    """Call a tool; return whether it failed, and its result or what was said."""

    async def called():
        async with Client(address) as client:
            return await client.call_tool(name, arguments)

    result = asyncio.run(called())
    text = result.content[0].text
    return result.is_error, text if result.is_error else json.loads(text)


def test_there_are_two_tools_that_describe_themselves(tools):
    async def listed():
        async with Client(tools) as client:
            return (await client.list_tools()).tools

    found = {tool.name: tool for tool in asyncio.run(listed())}

    assert found.keys() == {"ask", "search"}
    for tool in found.values():
        assert len(tool.description) > 40
        assert "question" in tool.input_schema["required"]
        assert all(said.get("description") for said in tool.input_schema["properties"].values())


def test_asking_gives_the_answer_of_the_page(tools, hosted):
    question = "What did the review on Baby T recommend about fathers?"

    failed, answer = call(tools, "ask", question=question)

    assert not failed
    ours = hosted.assistant.answer(question)
    assert answer["status"] == "answered"
    assert [claim["text"] for claim in answer["claims"]] == [claim.text for claim in ours.claims]


def test_searching_is_limited_as_asked(tools):
    failed, found = call(tools, "search", question="fathers", type=["inspection"], k=3)

    assert not failed
    assert 0 < len(found["results"]) <= 3
    assert all(result["doc"].startswith("inspection") for result in found["results"])


@pytest.mark.parametrize("tool", ["ask", "search"])
def test_a_live_concern_is_met_by_the_same_triage(tools, tool):
    failed, got = call(tools, tool, question="A child told me her father hit her this morning. What do I do?")

    assert not failed
    assert got["status"] == "urgent_help"
    assert "999" in json.dumps(got)


@pytest.mark.parametrize("arguments", [{"question": ""}, {"question": "x", "theme": ["weather"]}, {"q": "x"}])
def test_what_cannot_be_done_is_said(tools, arguments):
    failed, said = call(tools, "ask", **arguments)

    assert failed
    assert said


def test_tools_are_limited_as_the_page_is(hosted):
    with serving(hosted, WebSettings(questions_a_minute=1)) as address:
        first, _ = call(address, "search", question="fathers")
        second, said = call(address, "search", question="fathers")

    assert (first, second) == (False, True)
    assert "1 questions in a minute" in said
