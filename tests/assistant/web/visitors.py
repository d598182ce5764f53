"""Visitors of the pages: a real application over a real library, with a quick embedder in place of the model."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.hosted import HostedLibrary, HostState
from assistant.settings import Settings, WebSettings
from assistant.web.app import build_app
from ingest.sources import Source
from tests.embedders import HashEmbedder
from vectorstore.library import Library

ROLES = WebSettings(trusted_proxies=("127.0.0.1/32",), editors=("edith",), administrators=("ada",))
"""People come through a proxy: `edith` may edit, `ada` may do anything, others may read."""


def fill(folder: Path, documents: Mapping[str, bytes]) -> None:
    """Make a library of some files."""
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        sources = [
            Source(path=path, location=data, origin=f"upload://{path}", file_name=path)
            for path, data in documents.items()
        ]
        assert all(result.document for result in library.ingest(sources))


@contextmanager
def visiting(folder: Path, *, web: WebSettings | None = None, name: str = "") -> Iterator[TestClient]:
    """Lend a client of the service over a library; `name` is who the proxy says it is."""
    web = web or WebSettings()
    hosted = HostedLibrary(Settings(library=folder, web=web), embedder=HashEmbedder())
    hosted.open()
    app = asyncio.run(_built(hosted, web))
    hosted.start()
    assert hosted.wait(60) is HostState.READY
    headers = {"accept": "text/html"} | ({web.user_header: name} if name else {})
    with TestClient(
        app, base_url="http://127.0.0.1", client=("127.0.0.1", 50000), headers=headers, raise_server_exceptions=False
    ) as client:
        yield client
    hosted.close()


async def _built(hosted: HostedLibrary, web: WebSettings) -> FastAPI:
    """Return the application, built while a loop runs: Gradio would make loops of its own and leave them open."""
    return build_app(hosted, web)


def token(page: str) -> str:
    """Return the token of a page's form."""
    return re.search(r'name="csrf" value="([0-9a-f]+)"', page)[1]


def words(page: str) -> str:
    """Return what a page's main part says."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
