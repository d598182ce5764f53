import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import archive
from ingest.archive import is_safe
from ingest.errors import UnreadableFileError
from ingest.sources import Source, expand


def zipped(**members):
    return zipped_names({name.replace("__", "/"): data for name, data in members.items()})


def zipped_names(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def expanded(tmp_path, data, name="reviews.zip"):
    (tmp_path / name).write_bytes(data)
    return list(expand([tmp_path / name]))


def test_members_go_by_the_zip_file_and_their_name(tmp_path):
    got = expanded(tmp_path, zipped_names({"kent/x.txt": b"one", "y.txt": b"two"}))
    assert [(source.path, source.read_bytes()) for source in got] == [
        ("reviews.zip/kent/x.txt", b"one"),
        ("reviews.zip/y.txt", b"two"),
    ]


def test_a_zip_file_in_a_folder_keeps_the_folder_in_its_path(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "r.zip").write_bytes(zipped_names({"x.txt": b"one"}))
    assert [source.path for source in expand([tmp_path])] == ["sub/r.zip/x.txt"]


def test_hidden_members_are_passed_over(tmp_path):
    got = expanded(tmp_path, zipped_names({"__MACOSX/._x.txt": b"", ".DS_Store": b"", "x.txt": b"one"}))
    assert [source.path for source in got] == ["reviews.zip/x.txt"]


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:/x.txt", "..\\x.txt", "\\\\host\\x.txt"]
)
def test_a_path_that_climbs_out_is_refused_and_the_rest_goes_in(tmp_path, name):
    error, source = expanded(tmp_path, zipped_names({name: b"bad", "good.txt": b"good"}))
    assert isinstance(error, UnreadableFileError)
    assert error.reason == "Its name climbs out of the zip file or starts at the root of a disk."
    assert source.path == "reviews.zip/good.txt"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_safe_name_stays_below_its_folder(name):
    if is_safe(name):
        parts = name.replace("\\", "/").split("/")
        assert ".." not in parts
        assert not name.startswith(("/", "\\"))


def test_a_zip_file_in_a_zip_file_is_refused(tmp_path):
    error, source = expanded(tmp_path, zipped_names({"inner.zip": zipped_names({"x.txt": b"x"}), "y.txt": b"y"}))
    assert "A zip file inside a zip file is not opened" in str(error)
    assert source.path == "reviews.zip/y.txt"


def test_a_member_with_a_password_is_refused(tmp_path):
    data = bytearray(zipped_names({"x.txt": b"x", "y.txt": b"y"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    error, source = expanded(tmp_path, bytes(data))
    assert "protected with a password" in str(error)
    assert source.path == "reviews.zip/y.txt"


def test_a_bomb_by_ratio_is_refused_before_it_unpacks(tmp_path):
    [error] = expanded(tmp_path, zipped_names({"bomb.txt": b"\0" * 30_000_000}))
    assert isinstance(error, UnreadableFileError)
    assert "as a zip bomb does" in error.reason


def test_a_bomb_by_total_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1000)
    [error] = expanded(tmp_path, zipped_names({str(n): b"%d" % n * 200 for n in range(9)}))
    assert "more than the 1,000 allowed" in str(error)


def test_a_bomb_by_number_of_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    [error] = expanded(tmp_path, zipped_names({f"{n}.txt": b"x" for n in range(4)}))
    assert "holds 4 files, more than the 3 allowed" in str(error)


def test_a_member_that_lies_about_its_size_is_reported(tmp_path):
    data = bytearray(zipped_names({"x.txt": b"a long text " * 50, "y.txt": b"y"}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (5).to_bytes(4, "little")
    error, source = expanded(tmp_path, bytes(data))
    assert "damaged inside the zip file" in str(error)
    assert source.path == "reviews.zip/y.txt"


@pytest.mark.parametrize("data", [b"", b"words", zipped_names({"x.txt": b"x" * 500})[:60]])
def test_what_is_not_a_zip_file_is_reported(tmp_path, data):
    [error] = expanded(tmp_path, data)
    assert str(error).startswith("reviews.zip: This is not a zip file, or it is damaged or cut off.")


def test_an_empty_zip_file_is_reported(tmp_path):
    [error] = expanded(tmp_path, zipped_names({}))
    assert error.reason == "The zip file is empty."


def test_a_document_under_a_zip_name_is_left_to_the_reader(tmp_path):
    [source] = expanded(tmp_path, zipped_names({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert isinstance(source, Source)
    assert source.path == "reviews.zip"


def test_names_in_utf8_that_do_not_say_so_are_read(tmp_path):
    data = zipped_names({"caf\u00e9 – x.txt": b"x"})
    data = data.replace(b"\x00\x08", b"\x00\x00", 1)
    unmarked = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        unmarked[unmarked.index(mark) + offset] &= ~0x08
    [source] = expanded(tmp_path, bytes(unmarked))
    assert source.path == "reviews.zip/caf\u00e9 – x.txt"
