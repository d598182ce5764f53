import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import sources
from ingest.errors import SourceNotFoundError, UnreadableFileError
from ingest.sources import Source, expand

ODD_NAMES = [
    "children's services inspection,  pdf - 16 august 2013.pdf",
    "telford & wrekin (final) [v2] #3 50%.pdf",
    "“quoted” – dashed.pdf",
    "$(rm -rf) `x`; *?.txt",
    "tab\there\nand newline.txt",
    "emoji 👶 ﬁ é.txt",
    "back\\slash.txt",
    " leading and trailing .txt ",
    "-rf",
    "no ending",
]


def found(*paths, **options):
    return list(expand(paths, **options))


def names(*paths):
    return [source.path for source in found(*paths)]


def test_a_folder_gives_every_file_below_it_by_its_relative_path(tmp_path):
    for name in ("b/two.txt", "a/deep/er/one.pdf", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a/deep/er/one.pdf", "b/two.txt", "c.txt"]


def test_a_single_file_goes_by_its_name(tmp_path):
    file = tmp_path / "deep" / "x.pdf"
    file.parent.mkdir()
    file.write_bytes(b"x")
    assert names(file) == ["x.pdf"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_h32_odd_names_are_kept_and_read(tmp_path, name):
    (tmp_path / name).write_bytes(b"words")
    [source] = found(tmp_path)
    assert source.path == name
    assert source.read_bytes() == b"words"


def test_a_name_that_is_not_utf8_can_be_stored_and_read(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"words")
    [source] = found(tmp_path)
    assert source.path == "caf\\xe9.txt"
    assert source.path.encode()
    assert source.read_bytes() == b"words"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_visible_name_is_found_under_itself(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("any")
    if name in (".", "..") or sources.is_left_behind(name) or name.lower().endswith(".zip") or len(name.encode()) > 200:
        return
    (folder / name).write_bytes(b"words")
    assert [(source.path, source.read_bytes()) for source in found(folder)] == [(name, b"words")]


@pytest.mark.parametrize(
    "name", [".hidden", ".git/x.txt", "Thumbs.db", "desktop.ini", "__MACOSX/x.txt", "~$draft.docx", ".~lock.x.odt#"]
)
def test_what_is_hidden_or_left_by_systems_is_passed_over(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    (tmp_path / "kept.txt").write_text("x")
    assert names(tmp_path) == ["kept.txt"]


def test_the_same_file_named_twice_comes_once(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    assert names(tmp_path, tmp_path / "x.txt") == ["x.txt"]


def test_files_of_one_path_under_two_folders_are_told_apart_by_origin(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(folder)
    both = found(tmp_path / "a", tmp_path / "b")
    assert [source.path for source in both] == ["x.txt", "x.txt"]
    assert len({source.origin for source in both}) == 2


def test_a_folder_is_not_read_ahead(tmp_path, monkeypatch):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("x")
    opened = []
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: opened.append(self.name) or listed(self))
    assert next(expand([tmp_path])).path == "a/x.txt"
    assert "b" not in opened


def test_links_that_lead_in_circles_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/x.txt"]


def test_a_link_to_nothing_is_reported_in_its_place(tmp_path):
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "kept.txt").write_text("x")
    error, source = found(tmp_path)
    assert isinstance(error, SourceNotFoundError)
    assert str(error) == "gone.pdf: This link leads to nothing. Restore the file or delete the link."
    assert source.path == "kept.txt"


@pytest.mark.parametrize("path", ["nowhere.pdf", "no\0where", "x" * 5000])
def test_a_path_to_nothing_is_reported_and_the_rest_goes_in(tmp_path, path):
    (tmp_path / "kept.txt").write_text("x")
    error, source = found(path, tmp_path)
    assert isinstance(error, SourceNotFoundError)
    assert source.path == "kept.txt"


def test_a_file_that_vanishes_says_so(tmp_path):
    source = Source(path="x.pdf", location=tmp_path / "x.pdf", origin="x", file_name="x.pdf")
    with pytest.raises(UnreadableFileError, match=r"x\.pdf: The file cannot be opened"):
        source.read_bytes()


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    file = tmp_path / "huge.pdf"
    with file.open("wb") as opened:
        opened.truncate(sources.MAX_FILE_BYTES + 1)
    [source] = found(file)
    with pytest.raises(UnreadableFileError, match=r"larger than the 300 MB allowed\. Split it"):
        source.read_bytes()


def test_the_hash_is_of_the_bytes(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"abc")
    [source] = found(tmp_path)
    assert source.sha256() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_corpus_has_its_62_files(shared):
    paths = names(shared / "corpus")
    assert len(paths) == 62
    assert "ofsted/80476_kent/children's services inspection,  pdf - 23 august 2013.pdf" in paths
    assert "seed/000_1bd6c0dfc3866400.txt" in paths
