"""What never gets past the guard, and what browsers are told about all that does."""

import re

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.assistant.web.conftest import HERE


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", ""])
def test_another_name_is_refused(client, host):
    assert client.get("/healthz", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "localhost", "[::1]:7860"])
def test_the_machine_itself_is_known(client, host):
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
    ],
)
def test_what_another_site_sends_does_nothing(client, headers):
    sent = client.post("/api/v1/ask", json={"question": "What about fathers?"}, headers=headers)

    assert sent.status_code == 403
    assert sent.headers["content-type"] == "application/problem+json"
    assert "another site" in sent.json()["detail"]


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {}])
def test_our_own_page_and_programs_may_send(client, headers):
    sent = client.post("/api/v1/search", json={"question": "fathers"}, headers=headers)

    assert sent.status_code == 200


def test_a_form_without_its_token_does_nothing(client):
    sent = client.post("/sign-out", data={"csrf": "guessed"}, headers={"Origin": HERE, "Accept": "text/html"})

    assert sent.status_code == 403
    assert "no longer valid" in sent.text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Forwarded-User", "X-Real-IP"])
def test_without_a_trusted_proxy_nothing_is_taken_from_one(client, header):
    refused = client.get("/api/v1/documents", headers={header: "administrator"})

    assert refused.status_code == 403
    assert "trusted_proxies" in refused.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/", "/library", "/docs", "/sign-in", "/api/v1/documents", "/nowhere", "/static/page.css"]
)
def test_every_response_says_what_browsers_may_do_with_it(client, path):
    got = client.get(path)

    policy = dict(part.split(" ", 1) for part in got.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert re.fullmatch(r"'self' 'nonce-[\w-]{20,}'", policy["script-src"])
    assert {word for sources in policy.values() for word in sources.split()} <= {
        "'none'", "'self'", "'unsafe-inline'", "data:", policy["script-src"].split()[1],
    }  # fmt: skip
    assert "'unsafe-inline'" not in policy["script-src"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert "camera=()" in got.headers["permissions-policy"]
    assert "server" not in got.headers
    is_file = path.startswith("/static/")
    assert ("no-store" in got.headers["cache-control"]) is not is_file


def test_no_two_responses_share_a_nonce(client):
    assert len({client.get("/healthz").headers["content-security-policy"] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=C:/Windows/win.ini",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://example.org/",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/queue/status",
        "/gradio_api/vibe-code",
        "/gradio_api/call/ask",
        "/gradio_api/runs",
        "/monitoring",
        "/monitoring/summary",
        "/gradio_api/upload_progress?upload_id=1",
        "/gradio_api/custom_component/a/b/c/d",
        "/gradio_api/stream/a/b/1/playlist.m3u8",
        "/login",
        "/token",
        "/static/../settings.py",
        "/static/%2e%2e/users.py",
        "/static/..%2f..%2fsettings.py",
        "/assets/..%2f..%2froutes.py",
        "/assets/%2e%2e/%2e%2e/routes.py",
        "//etc/passwd",
    ],
)
def test_doors_that_nobody_needs_are_closed(client, path):
    got = client.get(path)

    assert got.status_code == 404, got.text[:200]


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/component_server", "/gradio_api/vibe-edit/"])
def test_gradios_own_uploads_and_calls_are_closed(client, path):
    assert client.post(path, files={"files": ("x.txt", b"words")}).status_code == 404


def test_a_large_request_is_refused_before_it_is_read(client):
    said = client.post("/api/v1/ask", content=b"x" * 1_100_000, headers={"Content-Type": "application/json"})

    assert said.status_code == 413
    assert "1 MB" in said.json()["detail"]


def test_a_large_request_that_does_not_say_so_is_refused_as_it_comes(client):
    pieces = (b"x" * 100_000 for _ in range(15))

    said = client.post("/api/v1/ask", content=pieces, headers={"Content-Type": "application/json"})

    assert said.status_code == 413


def test_there_are_no_web_sockets(client):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/gradio_api/queue/join"):
        pass
