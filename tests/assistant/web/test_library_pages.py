"""The library's pages, without a script: listed, looked at, added to, corrected, withdrawn; who may do what."""

import io
import json
import re
import shutil
import zipfile

import pytest

from assistant.settings import WebSettings
from tests.assistant.web.visitors import ROLES, fill, token, visiting, words
from tests.ingest.pdf_files import SENTENCE, Sheet

SCRIPT = "<script>alert(1)</script>"
MARKDOWN = r"""# Thematic review \<script>alert(1)\</script> & more

Corvenshire Safeguarding Children Partnership. Published June 2021.

## Findings

1. The panel found that nobody asked the grandmother what she had seen <b>at home</b>.

2. Ring the desk on 01632 960 148 before nine.

## Recommendations

1. The partnership should make sure that grandparents are asked.
"""


def pdf(text=SENTENCE, title="Inspection of Lowmoor children’s services"):
    sheet = Sheet()
    sheet.heading(title)
    sheet.paragraph("Published 4 March 2019")
    for number in range(1, 4):
        sheet.paragraph(f"{text} This is the {number}th of them.", label=f"{number}.")
    return sheet.data()


LOWMOOR = pdf()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "library"
    fill(folder, {"reviews/thematic.md": MARKDOWN.encode(), "inspections/lowmoor.pdf": LOWMOOR})
    return folder


@pytest.fixture(scope="module")
def client(made):
    """A visitor who changes nothing."""
    with visiting(made) as client:
        yield client


@pytest.fixture
def folder(made, tmp_path):
    """A copy of the library that a test may change."""
    return shutil.copytree(made, tmp_path / "library", ignore=shutil.ignore_patterns("audit.jsonl"))


@pytest.fixture
def changing(folder):
    """A visitor who may change the copy."""
    with visiting(folder) as client:
        yield client


def test_the_list_names_every_document_and_escapes_its_title(client):
    page = client.get("/library")
    assert page.status_code == 200
    assert "2 documents" in words(page.text)
    assert SCRIPT not in page.text
    assert "<script>alert(1)</script> & more" in words(page.text)
    assert 'href="/library/inspections-lowmoor"' in page.text


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("q=lowmoor", ["inspections-lowmoor"]),
        ("q=2021+grand", []),
        ("q=June+2021", ["reviews-thematic"]),
        ("type=inspection", ["inspections-lowmoor"]),
        ("type=nonsense&sort=nonsense&page=99", ["inspections-lowmoor", "reviews-thematic"]),
        ("sort=newest", ["reviews-thematic", "inspections-lowmoor"]),
        ("sort=oldest", ["inspections-lowmoor", "reviews-thematic"]),
    ],
)
def test_search_and_sort_work_by_address_alone(client, query, listed):
    page = client.get(f"/library?{query}").text
    assert re.findall(r'<th scope="row"><a href="/library/([^"]+)"', page) == listed
    assert (f"{len(listed)} of 2 documents" in words(page)) == (len(listed) < 2)


def test_a_document_shows_its_facts_with_where_each_was_read(client):
    page = client.get("/library/inspections-lowmoor").text
    shown = words(page)
    assert "Published 4 March 2019 printed on page 1" in shown
    assert "Inspection" in shown
    assert "This is the 2th of them." in shown
    assert 'id="p-3"' in page
    assert 'href="/source/inspections-lowmoor:3"' in page
    assert 'href="/library/inspections-lowmoor/pages"' in page


def test_recommendations_are_listed_and_numbers_to_ring_are_marked_as_no_help(client):
    shown = words(client.get("/library/reviews-thematic").text)
    assert "1 recommendation" in shown
    assert "Do not ring it for help" in shown
    assert "Do not ring it for help" not in words(client.get("/library/inspections-lowmoor").text)


def test_its_pages_are_pictures_and_a_document_without_pages_has_none(client):
    page = client.get("/library/inspections-lowmoor/pages").text
    picture = re.search(r'<img src="([^"]+)"', page)[1]
    assert client.get(picture).headers["content-type"] == "image/png"
    assert client.get("/library/reviews-thematic/pages").status_code == 404


@pytest.mark.parametrize("path", ["/library/nothing", "/library/nothing/edit", "/library/nothing/remove"])
def test_what_is_not_there_is_said_on_a_page(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "There is no document" in words(page.text)


def test_facts_are_corrected_and_both_values_go_to_the_audit_log(changing, folder):
    form = changing.get("/library/inspections-lowmoor/edit").text
    sent = {"csrf": token(form), "area": "Harrowmere", "published": "June 2020"}
    page = changing.post("/library/inspections-lowmoor/edit", data=sent)
    assert page.url.path == "/library/inspections-lowmoor"
    shown = words(page.text)
    assert "What you changed is kept." in shown
    assert "Published June 2020 stated by an editor" in shown
    assert "Area Harrowmere stated by an editor" in shown
    noted = [json.loads(line) for line in (folder / "audit.jsonl").read_text().splitlines()][-1]
    assert noted["what"] == "edited"
    assert noted["before"]["published"] == "2019-03-04"
    assert noted["after"] == {"area": "Harrowmere", "published": "2020-06"}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("published", "last summer", "'last summer' is not a date. Write it as 2017-06-13, 2017-06 or 2017."),
        ("type", "novel", "'novel' is not a type of document."),
        ("title", " ", "This cannot be empty."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_beside_the_field(client, name, value, sentence):
    form = client.get("/library/inspections-lowmoor/edit").text
    page = client.post("/library/inspections-lowmoor/edit", data={"csrf": token(form), "area": "Kent", name: value})
    assert page.status_code == 422
    assert "Nothing was changed." in words(page.text)
    assert words(page.text).count(sentence) == 2
    assert f'aria-describedby="{name}-hint {name}-wrong"' in page.text
    assert 'value="Kent"' in page.text
    assert "Kent" not in words(client.get("/library/inspections-lowmoor").text)


def test_saving_what_is_there_already_changes_nothing(changing, folder):
    form = changing.get("/library/inspections-lowmoor/edit").text
    fields = dict(re.findall(r'<input type="text"[^>]*name="(\w+)" value="([^"]*)"', form))
    page = changing.post(
        "/library/inspections-lowmoor/edit", data={**fields, "csrf": token(form), "type": "inspection"}
    )
    assert "nothing was changed" in words(page.text)
    assert not (folder / "audit.jsonl").exists()


def test_files_are_added_and_each_is_told_what_became_of_it(changing):
    form = changing.get("/library/documents/new").text
    files = [
        ("files", ("new review.pdf", pdf(title="Review of Child Z in Harrowmere"), "application/pdf")),
        ("files", ("again.pdf", LOWMOOR, "application/pdf")),
        ("files", ("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")),
        ("files", ("../../etc/passwd.md", b"# Short note\n\nSomething that was written.", "text/markdown")),
    ]
    page = changing.post("/library", data={"csrf": token(form), "area": "Kent"}, files=files)
    assert page.status_code == 200
    shown = words(page.text)
    assert "3 of 4 files are in the library. 1 could not be added" in shown
    assert "The rest is kept." in shown
    assert "new review.pdf Added" in shown
    assert "again.pdf There already, under another name It holds the same as inspections/lowmoor.pdf" in shown
    assert re.search(r"broken\.pdf Not added The file is .+ Fetch it again\.", shown)
    assert "/etc" not in shown
    assert "Area Kent stated by an editor" in words(changing.get("/library/new-review").text)


def test_a_zip_file_is_opened_and_each_file_in_it_is_told(changing):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.md", "# Short note\n\nSomething that was written.")
        archive.writestr("deep/again.pdf", LOWMOOR)
        archive.writestr("../up.md", "# Another\n\nSomething else.")
    form = changing.get("/library/documents/new").text
    files = {"files": ("reviews.zip", packed.getvalue(), "application/zip")}
    shown = words(changing.post("/library", data={"csrf": token(form)}, files=files).text)
    assert "reviews.zip/one.md Added" in shown
    assert "reviews.zip/deep/again.pdf There already, under another name" in shown
    assert "1 could not be added" in shown


def test_too_many_files_are_refused_and_none_is_added(folder):
    with visiting(folder, web=WebSettings(upload_files=2)) as client:
        form = client.get("/library/documents/new").text
        files = [("files", (f"{n}.md", b"# a\n\nSome words.", "text/markdown")) for n in range(3)]
        page = client.post("/library", data={"csrf": token(form)}, files=files)
        assert page.status_code in (400, 413, 422)
        assert re.search(r"\b2\b", words(page.text))
        assert "2 documents" in words(client.get("/library").text)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose at least one file, or write an address."),
        ({"address": "/etc/passwd"}, "'/etc/passwd' is not a web address."),
        ({"address": "file:///etc/passwd"}, "is not a web address."),
        ({"address": "https://example.org/a.pdf", "published": "soon"}, "'soon' is not a date."),
    ],
)
def test_a_form_that_cannot_be_taken_adds_nothing_and_says_why(client, data, sentence):
    form = client.get("/library/documents/new").text
    page = client.post("/library", data={"csrf": token(form), **data})
    assert page.status_code == 422
    assert sentence in words(page.text)
    assert "2 documents" in words(client.get("/library").text)


def test_an_address_on_this_machine_is_not_fetched(client):
    form = client.get("/library/documents/new").text
    page = client.post("/library", data={"csrf": token(form), "address": "http://127.0.0.1:9/secret.pdf"})
    assert "Not added" in words(page.text)


def test_too_many_megabytes_are_refused(folder):
    with visiting(folder, web=WebSettings(upload_mb=1, upload_files=2)) as client:
        form = client.get("/library/documents/new").text
        assert "At most 2 files and 1 MB" in words(form)
        sent = {"csrf": token(form)}
        files = [("files", (f"{n}.md", b"# a\n\n" + b"word " * 150_000, "text/markdown")) for n in range(2)]
        page = client.post("/library", data=sent, files=files)
        assert page.status_code in (413, 422)
        assert "2 documents" in words(client.get("/library").text)


def test_a_removed_document_leaves_nothing_in_any_store(changing, folder):
    asked = changing.get("/library/inspections-lowmoor/remove").text
    assert "Remove this document for good?" in words(asked)
    assert changing.get("/source/inspections-lowmoor:3").status_code == 200
    page = changing.post("/library/inspections-lowmoor/remove", data={"csrf": token(asked)})
    assert page.url.path == "/library"
    assert "nothing of it is left" in words(page.text)
    assert "Lowmoor" not in page.text.replace("nothing", "")
    for gone in (
        "/library/inspections-lowmoor",
        "/source/inspections-lowmoor:3",
        "/api/v1/documents/inspections-lowmoor/file",
        "/api/v1/documents/inspections-lowmoor/pages/1.png",
        "/api/v1/paragraphs/inspections-lowmoor:3",
    ):
        assert changing.get(gone).status_code == 404, gone
    assert not [file.name for file in (folder / "files").iterdir() if file.suffix == ".pdf"]
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"wrote down what the children said" not in kept


def test_readers_see_no_forms_and_what_they_send_is_refused(folder):
    with visiting(folder, web=ROLES, name="rita") as reader:
        listed = reader.get("/library").text
        assert "Add documents" not in listed
        shown = reader.get("/library/inspections-lowmoor").text
        assert "/edit" not in shown
        assert "/remove" not in shown
        for path in ("documents/new", "inspections-lowmoor/edit", "inspections-lowmoor/remove"):
            assert reader.get(f"/library/{path}").status_code == 403, path
        for path in ("/library", "/library/inspections-lowmoor/edit", "/library/inspections-lowmoor/remove"):
            assert reader.post(path, data={"area": "Kent"}).status_code == 403, path
        assert "2 documents" in words(reader.get("/library").text)


def test_an_editor_may_correct_and_not_remove(folder):
    with visiting(folder, web=ROLES, name="edith") as editor:
        shown = editor.get("/library/inspections-lowmoor").text
        assert "/edit" in shown
        assert "/remove" not in shown
        assert editor.get("/library/inspections-lowmoor/remove").status_code == 403
        form = editor.get("/library/inspections-lowmoor/edit").text
        sent = {"csrf": token(form)}
        assert editor.post("/library/inspections-lowmoor/remove", data=sent).status_code == 403


@pytest.mark.parametrize("path", ["", "/inspections-lowmoor/edit", "/inspections-lowmoor/remove"])
def test_a_form_without_its_token_is_refused(client, path):
    for sent in ({"csrf": "0" * 64, "area": "Kent"}, {"area": "Kent"}):
        assert client.post(f"/library{path}", data=sent).status_code == 403
    assert "2 documents" in words(client.get("/library").text)


def test_an_empty_library_says_what_to_do(tmp_path):
    fill(tmp_path / "library", {})
    with visiting(tmp_path / "library") as client:
        assert "This library holds no document yet. Add the first ones" in words(client.get("/library").text)
        assert "This library holds no document yet." in words(client.get("/about").text)
