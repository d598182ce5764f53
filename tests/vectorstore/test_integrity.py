"""`check` finds what does not agree, `repair` makes it agree again."""

import shutil
import struct

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import contents, ingest
from vectorstore.errors import DamagedIndexError, LibraryError, ModelChangedError
from vectorstore.lexical import Clause
from vectorstore.library import Library

OTHER = HashEmbedder(name="other", dimension=48, max_tokens=20)


def check(folder, embedder=None):
    with Library.open(folder, embedder=embedder or HashEmbedder()) as library:
        return library.check()


def repair(folder, embedder=None):
    with Library.open(folder, writable=True, embedder=embedder or HashEmbedder()) as library:
        return library.repair()


def truncate(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def only(folder, pattern):
    return next(file for file in sorted(folder.rglob(pattern)) if file.stat().st_size)


def test_a_sound_library_is_counted(folder):
    report = check(folder)

    assert report.is_sound
    assert (report.documents, report.words, report.vectors) == (3, report.paragraphs, report.passages)
    assert report.paragraphs >= 8


@pytest.mark.parametrize("pattern", ["data_level0.bin", "header.bin", "length.bin", "index_metadata.pickle"])
@pytest.mark.parametrize("harm", ["truncated", "gone", "changed"])
def test_a_damaged_graph_is_found_searched_without_and_repaired(folder, pattern, harm, caplog):
    whole = contents(folder)
    vector = HashEmbedder().embed_query("return home interviews")
    with Library.open(folder, embedder=HashEmbedder()) as library:
        expected = [id_ for id_, _ in library.dense.search(vector, k=3)]
    file = only(folder / "vectors", pattern)
    if harm == "truncated":
        truncate(file)
    elif harm == "gone":
        file.unlink()
    else:
        file.write_bytes(bytes(byte ^ 0x55 for byte in file.read_bytes()))

    assert "The vectors in" in check(folder).problems[0]
    with Library.open(folder, embedder=HashEmbedder()) as library:
        assert [id_ for id_, _ in library.dense.search(vector, k=3)] == expected
    assert "safeguarding check --repair" in caplog.text
    assert repair(folder).is_sound
    assert contents(folder) == whole


def test_nothing_that_chroma_had_in_memory_stays_in_its_files(folder):
    header = only(folder / "vectors", "header.bin")
    _, _, _, used, size = struct.unpack_from("<iQQQQ", header.read_bytes())

    for name, each in (("data_level0.bin", size), ("length.bin", 4)):
        content = header.with_name(name).read_bytes()
        assert used >= 8
        assert content[: used * each].strip(b"\0")
        assert not content[used * each :].strip(b"\0")


def test_a_chroma_folder_that_is_gone_is_repaired(folder):
    whole = contents(folder)
    shutil.rmtree(folder / "vectors")

    assert not check(folder).is_sound
    assert repair(folder).is_sound
    assert contents(folder) == whole


@pytest.mark.parametrize("pattern", ["meta.json", "*.store", "*.term", "*.idx"])
def test_damaged_words_are_found_and_repaired(folder, pattern):
    whole = contents(folder)
    truncate(only(folder / "words", pattern))

    assert any("words" in problem for problem in check(folder).problems)
    assert repair(folder).is_sound
    assert contents(folder) == whole


def test_words_of_something_else_are_reported_with_the_remedy(folder):
    (folder / "words" / "meta.json").write_text("{}", encoding="utf-8")

    with Library.open(folder) as library, pytest.raises(DamagedIndexError, match="check --repair"):
        library.lexical.search([Clause(text="children")], k=3)


def test_a_catalogue_that_is_no_database_is_reported(folder):
    (folder / "catalogue.sqlite").write_bytes(b"this is not a database" * 100)

    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(folder)


def test_a_lost_copy_of_a_file_is_found_and_comes_back_with_the_file(folder, reports):
    only(folder / "files", "*.txt").unlink()

    assert any("copy of" in problem for problem in check(folder).problems)
    ingest(folder, reports)
    assert check(folder).is_sound


def test_a_changed_model_is_noticed_and_the_text_is_kept(folder):
    with Library.open(folder, embedder=OTHER) as library:
        assert len(library.documents()) == 3
        assert library.paragraphs(library.documents()[0].id)
        with pytest.raises(ModelChangedError, match=r"built with hash; the settings name other.*check --repair"):
            library.embedder.embed_query("neglect")

    assert any("built with hash; the settings name other" in problem for problem in check(folder, OTHER).problems)


def test_nothing_is_ingested_with_a_changed_model(folder, tmp_path):
    (tmp_path / "new.txt").write_text("1. A new paragraph about the work of the agencies.", encoding="utf-8")

    with pytest.raises(ModelChangedError):
        ingest(folder, tmp_path / "new.txt", embedder=OTHER)

    assert check(folder).is_sound


def test_a_rebuild_with_another_model_equals_a_library_built_with_it(folder, tmp_path, reports):
    assert repair(folder, OTHER).is_sound

    ingest(tmp_path / "fresh", reports, embedder=OTHER)
    assert contents(folder, OTHER) == contents(tmp_path / "fresh", OTHER)
    assert "built with other" in check(folder, HashEmbedder()).problems[0]
