import io
import ipaddress
import socket
import threading
import time
import zipfile
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.download import download
from ingest.errors import DownloadError
from ingest.network import GuardedBackend, RefusedAddressError, is_public
from ingest.sources import expand

PAGES = {
    "/report.txt": (200, {}, b"Some words."),
    "/v1/file/50012345": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"),
    "/named": (200, {"Content-Disposition": "attachment; filename*=UTF-8''child%20d%20%E2%80%93%202016.pdf"}, b"x"),
    "/climbs": (200, {"Content-Disposition": 'attachment; filename="../../etc/passwd"'}, b"x"),
    "/moved": (302, {"Location": "/report.txt"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/missing": (404, {}, b"gone"),
    "/broken": (500, {}, b"oops"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path in ("/slow", "/drip", "/drip-header", "/huge", "/huge-unannounced"):
            getattr(self, self.path[1:].replace("-", "_"))()
            return
        status, headers, body = PAGES.get(self.path) or self.server.pages[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def slow(self):
        self.server.stop.wait(5)

    def drip(self):
        self.send_response(200)
        self.end_headers()
        self.drop_by_drop(b"x")

    def drip_header(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drop_by_drop(b"X-Wait: yes\r\n")

    def drop_by_drop(self, drop):
        try:
            while not self.server.stop.wait(0.05):
                self.wfile.write(drop)
                self.wfile.flush()
        except OSError:
            pass

    def huge(self):
        self.send_response(200)
        self.send_header("Content-Length", "999999999")
        self.end_headers()

    def huge_unannounced(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.pages, server.stop, server.daemon_threads = {}, threading.Event(), True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture
def site(server):
    return f"http://127.0.0.1:{server.server_port}"


def fetch(address, **limits):
    return download(address, allow_private=True, **limits)


def test_a_file_is_fetched_under_the_name_in_its_address(site):
    got = fetch(f"{site}/report.txt")
    assert (got.address, got.file_name, got.data) == (f"{site}/report.txt", "report.txt", b"Some words.")


def test_the_name_comes_from_the_server_where_it_gives_one(site):
    assert fetch(f"{site}/named").file_name == "child d – 2016.pdf"


def test_a_name_without_ending_takes_that_of_its_kind(site):
    assert fetch(f"{site}/v1/file/50012345").file_name == "50012345.pdf"


def test_a_name_from_a_server_cannot_climb(site):
    assert fetch(f"{site}/climbs").file_name == "passwd"


def test_redirects_are_followed(site):
    got = fetch(f"{site}/moved")
    assert (got.address, got.file_name, got.data) == (f"{site}/moved", "report.txt", b"Some words.")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("missing", "The server answered 404 Not Found."),
        ("broken", "The server answered 500 Internal Server Error."),
        ("loop", "Exceeded maximum allowed redirects"),
        ("to-file", "could not be fetched"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence_with_a_remedy(site, page, reason):
    with pytest.raises(DownloadError) as caught:
        fetch(f"{site}/{page}")
    assert reason in caught.value.reason
    assert caught.value.remedy


@pytest.mark.parametrize("page", ["huge", "huge-unannounced"])
def test_a_file_beyond_the_limit_is_not_read_to_its_end(site, page):
    with pytest.raises(DownloadError, match="larger than the 0 MB allowed"):
        fetch(f"{site}/{page}", max_bytes=50_000)


@pytest.mark.parametrize("page", ["slow", "drip", "drip-header"])
def test_a_slow_server_is_left_when_the_time_is_over(site, page):
    begun = time.monotonic()
    with pytest.raises(DownloadError, match="took longer than the 0 seconds allowed"):
        fetch(f"{site}/{page}", max_seconds=0.4)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "2130706433",
        "0x7f.1",
    ],
)
def test_private_machines_are_refused(host):
    with pytest.raises(DownloadError) as caught:
        download(f"http://{host}:9/x.pdf", max_seconds=5)
    assert "private machine" in caught.value.reason or "could not be fetched" in caught.value.reason


def test_the_server_on_loopback_is_refused_unless_allowed(site):
    with pytest.raises(DownloadError, match=r"leads to a private machine \(127\.0\.0\.1\), which is not asked"):
        download(f"{site}/report.txt")


def test_a_redirect_to_a_private_machine_is_refused(server, site, monkeypatch):
    """The name stands for a public machine, whose redirect leads inside."""
    server.pages["/inward"] = (302, {"Location": f"{site}/report.txt"}, b"")
    monkeypatch.setattr(socket, "getaddrinfo", looked_up({"reviews.example": ["8.8.8.8"]}))
    monkeypatch.setattr(httpcore, "SyncBackend", lambda: RoutedBackend(server.server_port))
    with pytest.raises(DownloadError, match=r"leads to a private machine \(127\.0\.0\.1\)"):
        download("http://reviews.example/inward")


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", looked_up({"reviews.example": ["8.8.8.8", "10.0.0.5"]}))
    with pytest.raises(DownloadError, match=r"private machine \(10\.0\.0\.5\)"):
        download("http://reviews.example/x.pdf")


def test_the_name_is_looked_up_once_and_the_checked_address_is_asked(server, monkeypatch):
    asked = []
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    monkeypatch.setattr(socket, "getaddrinfo", looked_up({"reviews.example": lambda: next(answers)}))
    monkeypatch.setattr(httpcore, "SyncBackend", lambda: RoutedBackend(server.server_port, asked))
    assert download("http://reviews.example/report.txt").data == b"Some words."
    assert asked == ["8.8.8.8"]


def test_a_name_with_several_addresses_is_tried_until_one_answers(server, monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", looked_up({"reviews.example": ["2001:4860:4860::8888", "8.8.8.8"]}))
    monkeypatch.setattr(
        httpcore, "SyncBackend", lambda: RoutedBackend(server.server_port, asked, dead={"2001:4860:4860::8888"})
    )
    assert download("http://reviews.example/report.txt").data == b"Some words."
    assert asked == ["2001:4860:4860::8888", "8.8.8.8"]


def looked_up(names):
    def answer(host, port, *rest, **more):
        if host not in names:
            return real(host, port, *rest, **more)
        found = names[host]() if callable(names[host]) else names[host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    return answer


real = socket.getaddrinfo


class RoutedBackend(httpcore.SyncBackend):
    """The internet in small: every public address is the server of this test."""

    def __init__(self, port, asked=None, dead=()):
        self.port, self.asked, self.dead = port, asked if asked is not None else [], dead

    def connect_tcp(self, host, _, *rest, **more):
        self.asked.append(host)
        if host in self.dead:
            raise httpcore.ConnectError
        return super().connect_tcp("127.0.0.1", self.port, *rest, **more)


def test_an_unknown_name_is_reported():
    with pytest.raises(DownloadError, match="could not be fetched"):
        download("http://reviews.invalid/x.pdf", max_seconds=5)


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://exa mple/x", "https://:80/"])
def test_a_broken_address_is_reported(address):
    with pytest.raises(DownloadError):
        download(address, max_seconds=5)


def test_a_password_in_an_address_is_neither_sent_nor_shown():
    with pytest.raises(DownloadError) as caught:
        download("http://me:secret@reviews.example/x.pdf")
    assert "secret" not in str(caught.value)


def test_the_environments_proxies_are_not_asked(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert fetch(f"{site}/report.txt").data == b"Some words."


def test_addresses_expand_like_files(server, site):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr("x.txt", "one")
    server.pages["/all.zip"] = (200, {}, buffer.getvalue())
    page, member, error = expand([f"{site}/report.txt", f"{site}/all.zip", f"{site}/missing"], allow_private=True)
    assert (page.path, page.file_name, page.read_bytes()) == (f"{site}/report.txt", "report.txt", b"Some words.")
    assert (member.path, member.read_bytes()) == (f"{site}/all.zip/x.txt", b"one")
    assert isinstance(error, DownloadError)


PRIVATE = """127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 100.64.0.0/10 0.0.0.0/8 224.0.0.0/4
    ::1/128 fc00::/7 fe80::/10 ::ffff:10.0.0.0/104 64:ff9b::a00:0/104 2002:7f00::/24 ff00::/8"""


@pytest.mark.parametrize("network", PRIVATE.split())
@given(data=st.data())
def test_no_address_of_a_private_range_passes(network, data):
    inside = ipaddress.ip_network(network)
    offset = data.draw(st.integers(0, inside.num_addresses - 1))
    assert not is_public(inside[offset])


def test_the_guard_refuses_at_the_connection_itself():
    guard = GuardedBackend(deadline=time.monotonic() + 5, allow_private=False)
    with pytest.raises(RefusedAddressError):
        guard.connect_tcp("127.0.0.1", 80)
