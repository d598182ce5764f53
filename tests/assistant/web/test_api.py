"""The HTTP interface: asking, reading, adding and removing, and what is refused."""

import io
import json
import zipfile

import pytest

from assistant.settings import WebSettings
from tests.assistant.web.conftest import built

QUESTION = "What did the review on Baby T recommend about fathers?"
TEXT = b"""Learning from Child Q
Corvenshire, June 2024

1. The chimney sweep of Lower Wending was never asked what he had seen from the roof.

2. Practitioners should ask tradespeople who visit the home what they have noticed.
"""


def events(text):
    """The events of a stream, by name and data."""
    parts = [dict(line.split(": ", 1) for line in one.splitlines()) for one in text.strip().split("\n\n")]
    return [(part["event"], json.loads(part["data"])) for part in parts]


def test_an_answer_has_the_fixed_form(client):
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()

    assert answer["status"] == "answered"
    numbers = {citation["n"] for citation in answer["citations"]}
    assert all(set(claim["citations"]) <= numbers for claim in answer["claims"])
    cited = answer["citations"][0]
    paragraph = client.get(f"/api/v1/paragraphs/{cited['paragraph_id']}").json()
    assert cited["quote"] in paragraph["text"]
    assert (cited["page"], cited["reference"]) == (paragraph["page"], paragraph["reference"])


def test_stages_are_streamed_and_then_the_whole_answer(client):
    got = client.post("/api/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})

    assert got.headers["content-type"].startswith("text/event-stream")
    *stages, (last, answer) = events(got.text)
    assert [name for name, _ in stages] == ["stage"] * len(stages)
    assert len(stages) >= 3
    assert last == "answer"
    assert answer["claims"] == client.post("/api/v1/ask", json={"question": QUESTION}).json()["claims"]
    assert not any(claim["text"] in json.dumps(stages) for claim in answer["claims"])


def test_a_live_concern_is_met_before_anything_is_searched(client):
    concern = "A child in my class has just told me that her stepfather is hitting her, what do I do right now?"

    asked = client.post("/api/v1/ask", json={"question": concern}).json()
    searched = client.post("/api/v1/search", json={"question": concern}).json()

    assert asked["status"] == searched["status"] == "urgent_help"
    assert "999" in json.dumps(asked)
    assert "999" in searched["message"]
    assert searched["results"] == []


def test_filters_limit_what_is_searched(client):
    sent = {"question": "What about fathers?", "filters": {"type": ["inspection"], "year_from": 2020}}

    results = client.post("/api/v1/search", json=sent).json()["results"]
    by_address = client.get("/api/v1/search?q=What about fathers?&type=inspection&year_from=2020").json()["results"]

    assert {result["doc"] for result in results} == {"inspection-corvenshire-january-2024.pdf"}
    assert results == by_address


@pytest.mark.parametrize(
    ("method", "path", "body", "said"),
    [
        ("POST", "ask", {"question": ""}, "question"),
        ("POST", "ask", {"question": "fathers", "colour": "red"}, "colour"),
        ("POST", "ask", {"question": "fathers", "filters": {"theme": ["weather"]}}, "'weather' is no theme"),
        ("POST", "search", {"question": "x", "filters": {"year_from": 2020, "year_to": 2010}}, "2020, is after"),
        ("GET", "documents/nothing", None, "There is no document 'nothing'"),
        ("GET", "documents/nothing/file", None, "There is no document"),
        ("GET", "documents/nothing/pages/1.png", None, "There is no document"),
        ("GET", "paragraphs/nothing:1", None, "There is no paragraph"),
        ("PATCH", "documents/nothing", {"area": "Kent"}, "There is no document"),
        ("PATCH", "documents/nothing", {"colour": "red"}, "There is no fact 'colour'"),
        ("DELETE", "documents/nothing", None, "There is no document"),
        ("GET", "recommendations?agency=weather", None, "'weather' is no agency"),
        ("GET", "nowhere", None, "There is nothing at this address"),
        ("PUT", "documents", None, "There is nothing at this address"),
        ("POST", "documents", None, "Send one file at least"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(client, method, path, body, said):
    got = client.request(method, f"/api/v1/{path}", json=body)

    assert 400 <= got.status_code < 500
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["status"] == got.status_code
    assert said in got.json()["detail"]


@pytest.mark.parametrize(
    "id_",
    [
        "../settings",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f%2e%2e",
        "..\\..\\x",
        "/etc/passwd",
        "a%00b",
        "x" * 400,
        "..:1",
    ],
)
@pytest.mark.parametrize("rest", ["", "/file", "/paragraphs", "/pages/1.png"])
def test_no_id_climbs_out_of_the_library(client, id_, rest):
    got = client.get(f"/api/v1/documents/{id_}{rest}")

    assert got.status_code in (404, 422)
    assert "root:" not in got.text


def test_a_file_is_shown_only_where_browsers_run_nothing_in_it(client):
    kinds = {".pdf": "inline", ".docx": "attachment"}
    for document in client.get("/api/v1/documents").json()["documents"]:
        got = client.get(f"/api/v1/documents/{document['id']}/file")
        suffix = document["path"][document["path"].rindex(".") :]
        assert got.headers["content-disposition"].startswith(kinds[suffix])
        assert got.headers["x-content-type-options"] == "nosniff"


def test_a_page_is_pictured_at_few_widths(client):
    document = next(one for one in client.get("/api/v1/documents").json()["documents"] if one["path"].endswith("pdf"))
    address = f"/api/v1/documents/{document['id']}/pages/1.png"

    one, two, huge = (client.get(f"{address}?width={width}") for width in (460, 900, 100_000))

    assert one.content.startswith(b"\x89PNG")
    assert one.content == two.content
    assert len(huge.content) < 10_000_000
    assert client.get(f"/api/v1/documents/{document['id']}/pages/999.png").status_code == 404


def test_recommendations_say_what_is_not_known_of_them(client):
    got = client.get("/api/v1/recommendations?text=father").json()

    assert got["recommendations"]
    for row in got["recommendations"]:
        assert "father" in row["text"].casefold()
        assert row["verbatim"] is True
        assert (row["addressee"], row["kind"], row["progress"]) == (None, None, None)
    assert "does not mean there are none" in got["note"]


def test_a_file_goes_in_is_found_corrected_and_gone(changing, browse):
    client = browse(changing)
    before = len(client.get("/api/v1/documents").json()["documents"])

    added = client.post(
        "/api/v1/documents", files={"files": ("../../child q.txt", TEXT)}, data={"published": "June 2024"}
    )
    (outcome,) = added.json()["results"]
    assert (outcome["status"], outcome["path"]) == ("added", "child q.txt")
    document = outcome["id"]
    question = {"question": "What should tradespeople who visit the home be asked?"}
    assert document in {one["document"]["id"] for one in client.post("/api/v1/ask", json=question).json()["citations"]}
    edited = client.patch(f"/api/v1/documents/{document}", json={"area": "Kent", "published": "5 June 2024"})
    assert (edited.json()["area"], edited.json()["published"]) == ("Kent", "2024-06-05")
    again = client.post("/api/v1/documents", files={"files": ("another name.txt", TEXT)}).json()["results"][0]
    assert (again["status"], again["id"]) == ("unchanged", document)

    assert client.delete(f"/api/v1/documents/{document}").status_code == 204
    assert len(client.get("/api/v1/documents").json()["documents"]) == before
    assert client.get(f"/api/v1/documents/{document}/file").status_code == 404
    assert "chimney" not in client.post("/api/v1/search", json={"question": "chimney sweep roof"}).text
    left = (file for file in changing.library.folder.rglob("*") if file.is_file())
    assert [file.name for file in left if b"chimney sweep" in file.read_bytes()] == []


def test_two_files_of_one_name_are_two_documents(changing, browse):
    client = browse(changing)
    other = TEXT.replace(b"chimney sweep", b"window cleaner")

    one, two = (
        client.post("/api/v1/documents", files={"files": ("report.txt", text)}).json()["results"][0]
        for text in (TEXT, other)
    )

    assert (one["status"], two["status"]) == ("added", "added")
    assert one["id"] != two["id"]


def test_progress_is_streamed_and_then_a_result_for_each_file(changing, browse):
    files = [("files", ("q.txt", TEXT)), ("files", ("nothing.txt", b""))]

    got = browse(changing).post("/api/v1/documents", files=files, headers={"Accept": "text/event-stream"})

    happened = events(got.text)
    assert happened[0][0] == "progress"
    assert {data["path"]: data["status"] for name, data in happened if name == "result"} == {
        "q.txt": "added",
        "nothing.txt": "failed",
    }
    assert happened[-1][0] == "end"


def archive(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("review.pdf", b"MZ\x90\x00" + b"\x00" * 500),
        ("review.pdf", b"<html><script>alert(1)</script></html>"),
        ("review.docx", b"%PDF-1.7 but not really"),
        ("review.txt", b"\x7fELF\x02\x01\x01" + b"\x00" * 500),
        ("review.exe", b"MZ\x90\x00" + b"\x00" * 500),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 500),
        ("many.zip", archive("../../escaped.txt", TEXT)),
        ("bomb.docx", archive("word/document.xml", b"\x00" * 30_000_000)),
        ("", b"\x00\x01\x02"),
    ],
)
def test_a_disguised_file_is_refused_with_the_reason(changing, browse, name, content):
    client = browse(changing)
    before = {file for file in changing.library.folder.parent.rglob("*") if "audit" not in file.name}

    got = client.post("/api/v1/documents", files={"files": (name or "x", content)}).json()["results"]

    assert [one["status"] for one in got] == ["failed"]
    assert got[0]["message"]
    after = {file for file in changing.library.folder.parent.rglob("*") if "audit" not in file.name}
    assert {file.name for file in after - before} <= {"writer.lock"}


def test_an_upload_may_only_be_so_large_and_so_many(changing, browse):
    client = browse(changing, WebSettings(upload_mb=1, upload_files=3))
    many = [("files", (f"{n}.txt", TEXT)) for n in range(4)]

    assert client.post("/api/v1/documents", files={"files": ("x.txt", b"x" * 2_100_000)}).status_code == 413
    refused = client.post("/api/v1/documents", files=many)
    assert refused.status_code == 400
    assert "3" in refused.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:7860/healthz", "http://[::1]/"]
)
def test_an_address_leads_to_nothing_of_this_machine(changing, browse, address):
    got = browse(changing).post("/api/v1/documents", data={"address": address}).json()["results"]

    assert [one["status"] for one in got] == ["failed"]
    assert "root:" not in json.dumps(got)


def test_a_change_waits_its_turn_or_says_so(changing, browse, monkeypatch):
    client = browse(changing)
    monkeypatch.setattr("assistant.hosted.PATIENCE", 0.01)
    document = changing.library.documents()[0].id
    with changing._writer():
        refused = client.patch(f"/api/v1/documents/{document}", json={"area": "Kent"})

    assert refused.status_code == 503
    assert "Another change" in refused.json()["detail"]
    assert client.patch(f"/api/v1/documents/{document}", json={"area": "Kent"}).status_code == 200


def test_every_operation_is_described(client):
    schema = client.get("/api/v1/openapi.json").json()
    page = client.get("/docs").text

    for path, methods in schema["paths"].items():
        assert path.startswith("/api/v1/")
        for method, said in methods.items():
            assert said["summary"], path
            assert said["description"], path
            assert f"<code>{method.upper()} {path}</code>" in page
    assert "cdn" not in page
    assert "https://" not in page.replace("https://www.bbc.co.uk", "")


def test_until_the_model_is_there_the_library_can_be_read(demonstration_library, browse):
    from assistant.hosted import HostedLibrary
    from assistant.settings import Settings

    hosted = HostedLibrary(Settings(library=demonstration_library))
    hosted.open()
    client = browse(hosted, app=built(hosted))

    assert client.get("/healthz").status_code == 503
    assert client.get("/api/v1/status").json()["state"] == "loading"
    assert client.get("/api/v1/documents").status_code == 200
    refused = client.post("/api/v1/ask", json={"question": "fathers"})
    assert refused.status_code == 503
    assert "starting" in refused.json()["detail"]
    assert int(refused.headers["retry-after"]) > 0
    hosted.close()
