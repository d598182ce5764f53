"""Coming in where the service listens to other machines: with a password, or by a trusted proxy's word."""

import json
import re
import shutil

import pytest

from assistant.settings import WebSettings
from assistant.web import audit
from assistant.web.access import NotGuardedError
from assistant.web.limits import Attempts, RateLimit
from assistant.web.principals import Role
from assistant.web.sessions import Sessions
from assistant.web.users import FILE, Users, UsersError
from tests.assistant.web.conftest import built

OUTSIDE = "http://library.example:7860"
PASSWORD = "four quiet green words"
PROXY = WebSettings(
    address="https://learning.example.org",
    trusted_proxies=("10.0.0.0/8",),
    editors=("board-officers",),
    administrators=("root@example.org",),
    questions_a_minute=10_000,
)


class Clock:
    def __init__(self):
        self.time = 1_000.0

    def __call__(self):
        return self.time


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The file of three users."""
    file = tmp_path_factory.mktemp("users") / FILE
    users = Users(file)
    users.put("anna", role=Role.READER, password=PASSWORD)
    users.put("emil", role=Role.EDITOR, password=PASSWORD)
    users.put("root", role=Role.ADMINISTRATOR, password=PASSWORD)
    return file


@pytest.fixture
def users(changing, written):
    file = changing.library.folder / FILE
    shutil.copy(written, file)
    return Users(file)


@pytest.fixture
def outside(users, changing, browse):
    """Make a client of the service as it listens to other machines."""
    assert users.names()
    app = built(changing, host="0.0.0.0")
    return lambda peer="192.0.2.7": browse(changing, app=app, address=OUTSIDE, peer=peer)


def signed_in(client, name, password=PASSWORD, **more):
    page = client.get("/sign-in")
    token = re.search(r'name="csrf" value="(\w+)"', page.text).group(1)
    form = {"csrf": token, "name": name, "password": password, **more}
    return client.post("/sign-in", data=form, headers={"Origin": OUTSIDE})


def test_it_does_not_listen_to_others_without_knowing_them(changing):
    with pytest.raises(NotGuardedError, match="safeguarding users add NAME"):
        built(changing, host="0.0.0.0")
    with pytest.raises(NotGuardedError, match="trusted_proxies"):
        built(changing, WebSettings(address="https://learning.example.org"))


def test_a_damaged_file_of_users_is_no_open_door(changing):
    (changing.library.folder / FILE).write_text("[users.anna]\nrole = 'king'\npassword = 'x'", encoding="utf-8")

    with pytest.raises(UsersError, match=r"users\.toml cannot be read"):
        built(changing, host="0.0.0.0")


@pytest.mark.parametrize("path", ["/", "/library", "/about", "/docs", "/config", "/assets/index.js"])
def test_a_page_without_a_session_leads_to_the_sign_in(outside, path):
    got = outside().get(path, headers={"Accept": "text/html"})

    assert (got.status_code, got.headers["location"]) == (303, f"/sign-in?next={path}")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/documents"),
        ("POST", "/api/v1/ask"),
        ("DELETE", "/api/v1/documents/lcspr-baby-t-2024"),
        ("POST", "/mcp"),
        ("POST", "/gradio_api/queue/join"),
        ("GET", "/gradio_api/queue/data?session_hash=abc"),
        ("GET", "/gradio_api/heartbeat/abc"),
        ("POST", "/library"),
    ],
)
def test_nothing_is_given_without_a_session(outside, method, path):
    assert outside().request(method, path).status_code == 401


def test_signing_in_begins_a_session_that_only_this_browser_has(outside):
    client = outside()
    client.headers["Cookie"] = "session=chosen-by-somebody-else"

    got = signed_in(client, "anna", next="/library")

    assert (got.status_code, got.headers["location"]) == (303, "/library")
    cookie = got.headers["set-cookie"]
    assert "chosen-by-somebody-else" not in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    del client.headers["Cookie"]
    assert client.get("/api/v1/documents").status_code == 200
    assert outside().get("/api/v1/documents").status_code == 401


@pytest.mark.parametrize("next", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
def test_the_sign_in_leads_nowhere_else(outside, next):
    assert signed_in(outside(), "anna", next=next).headers["location"] == "/"


@pytest.mark.usefixtures("users")
def test_cookies_keep_to_https_where_the_page_does(changing, browse):
    web = WebSettings(address="https://learning.example.org")
    client = browse(changing, web, address="https://learning.example.org")
    page = client.get("/sign-in")
    token = re.search(r'name="csrf" value="(\w+)"', page.text).group(1)

    got = client.post("/sign-in", data={"csrf": token, "name": "anna", "password": PASSWORD})

    assert got.headers["set-cookie"].startswith("__Host-session=")
    assert "Secure" in got.headers["set-cookie"]
    assert "max-age" in got.headers["strict-transport-security"]


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_a_wrong_password_and_a_wrong_name_read_alike(outside, name):
    got = signed_in(outside(), name, "not the password")

    assert got.status_code == 401
    assert "That name and password do not go together" in got.text
    assert "set-cookie" not in got.headers


def test_guessing_is_slowed(outside):
    client = outside()
    answers = [signed_in(client, "anna", f"guess {n}").status_code for n in range(6)]

    assert answers == [401] * 5 + [429]
    slowed = signed_in(client, "anna")
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) > 0


def test_the_wait_grows_and_ends():
    clock = Clock()
    attempts = Attempts(now=clock)
    for _ in range(5):
        attempts.failed("name anna")
    first = attempts.wait("name anna", "address a")
    clock.time += first
    assert attempts.wait("name anna") == 0
    attempts.failed("name anna")
    assert attempts.wait("name anna") > first
    attempts.succeeded("name anna")
    assert attempts.wait("name anna") == 0


def test_signing_out_ends_the_session(outside):
    client = outside()
    signed_in(client, "anna")
    kept = client.cookies["session"]
    token = re.search(r'name="csrf" value="(\w+)"', client.get("/about").text).group(1)

    client.post("/sign-out", data={"csrf": token}, headers={"Origin": OUTSIDE})

    client.cookies.set("session", kept)
    assert client.get("/api/v1/documents").status_code == 401


def test_another_sessions_form_token_is_no_good(outside):
    one, other = outside(), outside()
    signed_in(one, "anna")
    signed_in(other, "emil")
    token = re.search(r'name="csrf" value="(\w+)"', other.get("/about").text).group(1)

    assert one.post("/sign-out", data={"csrf": token}, headers={"Origin": OUTSIDE}).status_code == 403


def test_a_session_ends_with_the_user_and_with_the_password(outside, users):
    client = outside()
    signed_in(client, "anna")
    users.put("anna", role=Role.EDITOR, password=None)
    assert client.get("/api/v1/documents").status_code == 200
    users.put("anna", role=Role.READER, password="another quiet password")
    assert client.get("/api/v1/documents").status_code == 401
    signed_in(client, "emil")
    users.remove("emil")
    assert client.get("/api/v1/documents").status_code == 401


def test_sessions_end_when_idle_and_in_any_case():
    clock = Clock()
    sessions = Sessions(idle=60, longest=100, now=clock)
    session = sessions.begin("anna", "x")
    clock.time += 59
    assert sessions.find(session.id) is session
    clock.time += 41
    assert sessions.find(session.id) is session
    clock.time += 1
    assert sessions.find(session.id) is None
    idle = sessions.begin("anna", "x")
    clock.time += 61
    assert sessions.find(idle.id) is None


@pytest.mark.parametrize(("name", "edits", "removes"), [("anna", 403, 403), ("emil", 200, 403), ("root", 200, 204)])
def test_roles_bound_what_is_done(outside, changing, name, edits, removes):
    client = outside()
    log = changing.library.folder / "audit.jsonl"
    document = changing.library.documents()[0].id
    signed_in(client, name)
    origin = {"Origin": OUTSIDE}

    edited = client.patch(f"/api/v1/documents/{document}", json={"area": "Kent"}, headers=origin)
    removed = client.delete(f"/api/v1/documents/{document}", headers=origin)

    assert (edited.status_code, removed.status_code) == (edits, removes)
    if edits == 403:
        assert edited.json()["detail"].startswith("This needs the role editor; yours is reader.")
    noted = [json.loads(line)["what"] for line in log.read_text(encoding="utf-8").splitlines()]
    assert noted.count("denied") == [edits, removes].count(403)


def test_programs_sign_in_with_each_request(outside):
    client = outside()

    assert client.get("/api/v1/documents", auth=("anna", PASSWORD)).status_code == 200
    refused = client.get("/api/v1/documents", auth=("anna", "wrong"))
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert client.get("/library", auth=("anna", PASSWORD)).status_code == 401


@pytest.mark.usefixtures("users")
def test_the_users_file_is_for_its_owner_and_holds_no_password(changing):
    file = changing.library.folder / FILE

    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert "$argon2id$" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "password"), [("a b", PASSWORD), ('x"\n[users.y]', PASSWORD), ("anna", "short")])
def test_a_user_that_cannot_be_is_refused(users, name, password):
    with pytest.raises(UsersError):
        users.put(name, role=Role.READER, password=password)


def test_the_trusted_proxy_says_who_is_asking(changing, browse):
    client = browse(changing, PROXY, peer="10.1.2.3", address="https://learning.example.org")
    document = changing.library.documents()[0].id
    url = f"/api/v1/documents/{document}"
    reader = {"X-Forwarded-User": "anna@example.org", "X-Forwarded-Groups": "everybody"}
    editor = {"X-Forwarded-User": "emil@example.org", "X-Forwarded-Groups": "everybody,board-officers"}
    root = {"X-Forwarded-User": "root@example.org"}

    assert client.get("/api/v1/documents").status_code == 401
    assert client.get("/api/v1/documents", headers=reader).status_code == 200
    assert client.patch(url, json={"area": "Kent"}, headers=reader).status_code == 403
    assert client.patch(url, json={"area": "Kent"}, headers=editor).status_code == 200
    assert client.delete(url, headers=editor).status_code == 403
    assert client.delete(url, headers=root).status_code == 204


def test_the_same_headers_from_elsewhere_are_refused(changing, browse):
    client = browse(changing, PROXY, peer="192.0.2.7", address="https://learning.example.org")

    refused = client.get("/api/v1/documents", headers={"X-Forwarded-User": "root@example.org"})

    assert refused.status_code == 403
    assert client.get("/sign-in").status_code == 403
    assert "denied" in (changing.library.folder / "audit.jsonl").read_text(encoding="utf-8")


def test_two_users_in_one_header_are_nobody(changing, browse):
    client = browse(changing, PROXY, peer="10.1.2.3", address="https://learning.example.org")

    got = client.get(
        "/api/v1/documents", headers=[("X-Forwarded-User", "anna"), ("X-Forwarded-User", "root@example.org")]
    )

    assert got.status_code == 401


def test_headers_make_nobody_of_a_service_with_users(outside):
    got = outside().get("/api/v1/documents", headers={"X-Forwarded-User": "root", "X-Forwarded-For": "127.0.0.1"})

    assert got.status_code == 401


@pytest.mark.usefixtures("users")
def test_questions_are_limited_for_each_user(changing, browse):
    app = built(changing, WebSettings(questions_a_minute=2), host="0.0.0.0")
    anna, emil = (browse(changing, app=app, address=OUTSIDE) for _ in range(2))
    signed_in(anna, "anna")
    signed_in(emil, "emil")
    asked = [anna.post("/api/v1/search", json={"question": "fathers"}) for _ in range(3)]

    assert [one.status_code for one in asked] == [200, 200, 429]
    assert int(asked[-1].headers["retry-after"]) > 0
    assert "2 questions in a minute" in asked[-1].json()["detail"]
    assert emil.post("/api/v1/search", json={"question": "fathers"}).status_code == 200


def test_a_minute_gives_back_what_was_taken():
    clock = Clock()
    limit = RateLimit(60, now=clock)
    assert [limit.take("a") for _ in range(60)] == [0.0] * 60
    assert limit.take("a") == pytest.approx(1.0)
    assert limit.take("b") == 0.0
    clock.time += 1
    assert limit.take("a") == 0.0


def test_the_audit_log_says_who_did_what(outside, changing):
    client = outside()
    document = changing.library.documents()[0].id
    signed_in(client, "root", "a wrong password")
    signed_in(client, "root")
    client.post("/api/v1/ask", json={"question": "What about fathers?"}, headers={"Origin": OUTSIDE})
    client.patch(f"/api/v1/documents/{document}", json={"area": "Kent"}, headers={"Origin": OUTSIDE})
    client.delete(f"/api/v1/documents/{document}", headers={"Origin": OUTSIDE})
    log = changing.library.folder / "audit.jsonl"
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]

    assert [line["what"] for line in lines] == ["sign-in failed", "signed in", "asked", "edited", "removed"]
    assert {(line["user"], line["role"]) for line in lines[1:]} == {("root", "administrator")}
    asked, edited, removed = lines[2:]
    assert asked.keys() == {"time", "user", "role", "what", "status", "citations", "index", "answer_sha256"}
    assert edited["after"] == {"area": "Kent"}
    assert edited["before"]["area"] != "Kent"
    assert removed["documents"] == [document]
    assert log.stat().st_mode & 0o077 == 0


def test_a_full_audit_log_is_put_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(audit, "LARGEST", 100)
    log = audit.AuditLog(tmp_path)
    for number in range(12):
        log.note(None, "denied", number=number, path="x" * 100)

    files = sorted(tmp_path.iterdir(), key=lambda file: (len(file.name), file.name))
    assert [file.name for file in files] == ["audit.jsonl", *(f"audit.jsonl.{n}" for n in range(1, 10))]
    assert [json.loads(file.read_text(encoding="utf-8"))["number"] for file in files] == list(range(11, 1, -1))
