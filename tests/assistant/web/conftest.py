"""The whole application in this process, over a few demonstration documents, with the real model and stores."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from assistant.hosted import HostedLibrary, HostState
from assistant.settings import Settings, WebSettings
from assistant.web.app import build_app
from vectorstore.embeddings import find_embedder

HERE = "http://127.0.0.1:7860"
ENOUGH = WebSettings(questions_a_minute=10_000)
"""Settings of a service that no test asks too often."""


@pytest.fixture(scope="session")
def embedder():
    """The model, loaded once."""
    return find_embedder()


@pytest.fixture(scope="session")
def hosted(demonstration_library, embedder) -> Iterator[HostedLibrary]:
    """A hosted library that is ready, for tests that change nothing."""
    hosted = ready(demonstration_library, embedder)
    yield hosted
    hosted.close()


@pytest.fixture
def changing(demonstration_library, embedder, tmp_path) -> Iterator[HostedLibrary]:
    """A copy of it that a test may change."""
    shutil.copytree(demonstration_library, tmp_path / "library", ignore=shutil.ignore_patterns("audit.jsonl*"))
    hosted = ready(tmp_path / "library", embedder)
    yield hosted
    hosted.close()


def ready(folder, embedder) -> HostedLibrary:
    hosted = HostedLibrary(Settings(library=folder), embedder=embedder)
    hosted.start()
    assert hosted.wait(120) is HostState.READY, hosted.sentence
    return hosted


def built(hosted, web=ENOUGH, *, host="127.0.0.1"):
    """The application, built as `serve` builds it: while an event loop runs, or Gradio leaves its own ones open."""

    async def build():
        return build_app(hosted, web, host=host)

    return asyncio.run(build())


@pytest.fixture
def browse() -> Iterator[Callable[..., TestClient]]:
    """Make a client of an application over a hosted library: its cookies are its own, redirects are not followed."""
    with ExitStack() as stack:
        begun = []

        def made(hosted, web=ENOUGH, *, host="127.0.0.1", peer="127.0.0.1", address=HERE, app=None) -> TestClient:
            app = app or built(hosted, web, host=host)
            client = TestClient(app, base_url=address, client=(peer, 50_000), follow_redirects=False)
            if app in begun:
                return client
            begun.append(app)
            return stack.enter_context(client)

        yield made


@pytest.fixture(scope="session")
def client(hosted) -> Iterator[TestClient]:
    """A client of a service that listens to this machine alone, for tests that change nothing."""
    with TestClient(built(hosted, ENOUGH), base_url=HERE, client=("127.0.0.1", 50_000)) as client:
        yield client
