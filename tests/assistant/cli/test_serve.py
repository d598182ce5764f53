"""The command that serves: when it answers, what it refuses, and how it ends."""

import socket
import urllib.request

import pytest

from assistant.cli import main
from tests.assistant.cli.served import address_of, becomes_ready, interrupt, running, status_of


def refused(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in words])
    return left.value.code, capsys.readouterr().err


def test_it_serves_before_the_model_is_there_and_ends_with_ctrl_c(demonstration_library):
    with running("--library", demonstration_library, "serve", "--port", 0) as process:
        address, _ = address_of(process)
        first = status_of(f"{address}healthz")
        with urllib.request.urlopen(address, timeout=60) as page:
            assert b"999" in page.read()
        assert becomes_ready(address)
        code, said = interrupt(process)

    assert first == 503
    assert (code, said.splitlines()[-1]) == (0, "Stopped.")


def test_a_port_in_use_is_named(demonstration_library, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, said = refused(capsys, "--library", demonstration_library, "serve", "--port", port)

    assert code == 1
    assert f"127.0.0.1:{port}" in said
    assert "--port" in said


def test_a_missing_library_is_named(tmp_path, capsys):
    code, said = refused(capsys, "--library", tmp_path / "none", "serve", "--port", 0)

    assert code == 1
    assert "There is no library" in said
    assert "safeguarding ingest" in said


def test_it_listens_to_nobody_else_without_users(demonstration_library, capsys):
    code, said = refused(capsys, "--library", demonstration_library, "serve", "--host", "0.0.0.0", "--port", 0)

    assert code == 1
    assert "safeguarding users add NAME --role administrator" in said
    assert "trusted_proxies" in said
