"""The demonstration: a library, made once, and the page over it."""

import shutil
import socket

import pytest

from assistant.cli import demo
from tests.assistant.cli.served import address_of, becomes_ready, interrupt, running
from tests.assistant.conftest import DOCUMENTS


@pytest.fixture
def shipped(tmp_path):
    """A folder of one of the shipped documents."""
    folder = tmp_path / "shipped"
    (folder / "reviews").mkdir(parents=True)
    shutil.copy(DOCUMENTS / "reviews" / "lcspr-baby-t-2024.pdf", folder / "reviews")
    return folder


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_demo_makes_a_library_once_and_serves_it(tmp_path, shipped):
    before = (
        "from pathlib import Path; from assistant.cli import demo;"
        f"demo.DOCUMENTS = Path({str(shipped)!r}); demo.PORT = {free_port()}"
    )
    said = []
    for _ in range(2):
        with running("--library", tmp_path / "library", "demo", before=before) as process:
            address, lines = address_of(process)
            said.append("".join(lines))
            assert becomes_ready(address)
            assert interrupt(process)[0] == 0

    assert "All of them are invented" in said[0]
    assert "All of them are invented" not in said[1]


def test_shipped_documents_are_there():
    assert sum(path.is_file() for path in demo.DOCUMENTS.rglob("*")) >= 24
