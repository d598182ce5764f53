import hashlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import IngestError, UnreadableFileError
from ingest.reading import read
from ingest.sniffing import MediaType
from ingest.sources import Source, expand
from tests.ingest.word_files import new, saved


def source(data, name="x.txt", path=None):
    return Source(path=path or name, location=data, origin=name, file_name=name)


def test_a_file_becomes_a_document():
    data = b"Serious Case Review - Child Z\n\nThe panel met twice in May.\n"
    document = read(source(data, path="reviews/x.txt"))
    assert document.path == "reviews/x.txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.media_type, document.pages) == (MediaType.PLAIN_TEXT, 1)
    assert document.facts["pseudonym"].value == "Child Z"
    assert document.paragraphs[-1].text == "The panel met twice in May."


def test_a_given_type_decides_what_paragraphs_are():
    data = b"Neglect\n\nStaff must record each visit.\n"
    as_found, as_given = read(source(data)), read(source(data), given={"type": "procedure"})
    assert as_found.facts["type"].value == "other"
    assert as_given.facts["type"].source == "given"
    assert as_given.paragraphs[-1].authority != as_found.paragraphs[-1].authority


def test_characters_that_no_screen_shows_are_taken_out():
    document = read(source("The pa\x00nel\u200b me\x07t\u00a0in cafe\u0301s.".encode()))
    assert document.paragraphs[0].text == "The panel met in cafés."


@pytest.mark.parametrize(
    ("data", "name"),
    [(saved(new()), "x.docx"), (b"<html><body><nav>Menu</nav></body></html>", "x.html"), (b"-----\n=====", "x.txt")],
)
def test_a_document_without_words_is_refused_loudly(data, name):
    with pytest.raises(UnreadableFileError, match=r"The file holds no paragraph of text\. Open it"):
        read(source(data, name))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    head=st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"{\\rtf", b"\xd0\xcf\x11\xe0"]),
    data=st.binary(max_size=400),
    name=st.sampled_from(["x.docx", "x.odt", "x.html", "x.md", "x.txt", "x"]),
)
def test_any_bytes_give_a_document_with_words_or_one_sentence(head, data, name):
    with suppress(UnreadableFileError):
        paragraphs = read(source(head + data, name)).paragraphs
        assert paragraphs
        assert all(paragraph.text for paragraph in paragraphs)
        assert "\0" not in "".join(paragraph.text for paragraph in paragraphs)


def test_one_bad_file_among_good_ones_stops_nothing(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"<html><title>Not found</title>")
    (tmp_path / "b.txt").write_text("The panel met.")
    (tmp_path / "c.zip").write_bytes(b"no zip")
    outcomes = []
    for found in expand([tmp_path]):
        try:
            outcomes.append(read(found).path if isinstance(found, Source) else found.path)
        except IngestError as error:
            outcomes.append(str(error))
    assert outcomes[0].startswith('a.pdf: This is a web page titled "Not found" saved under a .pdf name')
    assert outcomes[1:] == ["b.txt", "c.zip"]
