"""The library as its readers and its one writer see it."""

import pytest

from tests.embedders import HashEmbedder
from tests.vectorstore.folders import REPORTS, bytes_of, contents, ingest, write_reports
from vectorstore.errors import LibraryMissingError, LibraryVersionError, ReadOnlyError, UnknownDocumentError
from vectorstore.lexical import Clause
from vectorstore.library import Library

INSPECTION = "corvenshire/inspection 2019.txt"


def by_path(library, path):
    return next(record for record in library.documents() if record.path == path)


def test_documents_are_listed_by_path(library):
    assert [record.path for record in library.documents()] == sorted(REPORTS)


def test_a_paragraph_comes_back_as_it_was_read(library):
    record = by_path(library, INSPECTION)

    stored = next(found for found in library.paragraphs(record.id) if found.paragraph.label == "2")

    assert stored.id == f"{record.id}:{stored.paragraph.position}"
    assert stored.document == record
    assert stored.paragraph.text.startswith("Return home interviews are late")
    assert "missing" in stored.themes


def test_paragraphs_by_id_come_in_the_order_asked_for(library):
    ids = [stored.id for record in library.documents() for stored in library.paragraphs(record.id)][::-1]

    assert [stored.id for stored in library.paragraphs_by_id([*ids, "nobody:1"])] == ids


def test_the_copy_of_a_file_can_be_opened(library, reports):
    assert library.file(by_path(library, INSPECTION).id).read_bytes() == (reports / INSPECTION).read_bytes()


def test_an_unknown_document_is_named(library):
    with pytest.raises(UnknownDocumentError, match="'nobody'"):
        library.paragraphs("nobody")


def test_a_folder_without_a_library_says_how_to_make_one(tmp_path):
    with pytest.raises(LibraryMissingError, match="Make one with: safeguarding ingest"):
        Library.open(tmp_path)


def test_reading_a_folder_makes_nothing_in_it(tmp_path):
    with pytest.raises(LibraryMissingError):
        Library.open(tmp_path / "none")

    assert not (tmp_path / "none").exists()


def test_a_reader_may_not_write(library):
    with pytest.raises(ReadOnlyError):
        library.remove([library.documents()[0].id])


def test_a_library_of_another_version_is_refused(folder):
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        library._stores.changes.set(schema="0")

    with pytest.raises(LibraryVersionError, match="version 0"):
        Library.open(folder)


def test_an_open_reader_sees_what_comes_in_and_what_goes(library, folder, tmp_path):
    new = write_reports(tmp_path / "more", {"escalation.txt": "1. Escalation was never used although it was agreed."})
    vector = HashEmbedder().embed_query("escalation was never used")

    added = ingest(folder, new)[0].document

    assert library.document(added).paragraphs == 1
    assert library.dense.search(vector, k=1)[0][0] == f"{added}:1"
    assert library.lexical.search([Clause(text="escalation")], k=5) != []
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as writer:
        writer.remove([added])
    assert added not in {record.id for record in library.documents()}
    assert f"{added}:1" not in dict(library.dense.search(vector, k=50))
    assert library.lexical.search([Clause(text="escalation")], k=5) == []


def test_inside_one_steady_state_an_open_reader_sees_nothing_new(library, folder):
    before = library.documents()
    with library.steady():
        with Library.open(folder, writable=True, embedder=HashEmbedder()) as writer:
            writer.remove([by_path(writer, INSPECTION).id])
        assert library.documents() == before
    assert INSPECTION not in [record.path for record in library.documents()]


def test_edited_facts_reach_the_words_and_the_passages(folder):
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        record = by_path(library, INSPECTION)
        edited = library.edit(record.id, {"area": "Netherby", "published": ""})

        assert (edited.id, edited.area, edited.published) == (record.id, "Netherby", None)
        assert edited.facts["area"].source == "given"
        found = library.lexical.search([Clause(text="Netherby", field="context")], k=50)
        assert {id_.split(":")[0] for id_, _ in found} == {record.id}
        nearest = library.dense.search(library.embedder.embed_query("Netherby inspection"), k=1)
        assert nearest[0][0].startswith(record.id)
        assert library.check().problems == ()


def test_an_unknown_document_cannot_be_edited_or_removed(folder):
    before = contents(folder)
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        known = library.documents()[0].id
        with pytest.raises(UnknownDocumentError):
            library.edit("nobody", {"area": "Kent"})
        with pytest.raises(UnknownDocumentError):
            library.remove([known, "nobody"])

    assert contents(folder) == before


def test_a_removed_document_leaves_no_trace(tmp_path):
    secret = "Persimmon tractors hum beside quarrelsome lighthouses"
    reports = write_reports(
        tmp_path / "reports", REPORTS | {"zanzibar.txt": f"Zanzibar review\n\n1. {secret} at night.\n"}
    )
    folder = tmp_path / "library"
    results = ingest(folder, reports)
    id_ = next(result.document for result in results if result.path == "zanzibar.txt")
    held = bytes_of(folder).lower()
    assert b"zanzibar" in held
    assert secret.lower().encode() in held

    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        library.remove([id_])

    left = bytes_of(folder).lower()
    for word in ["zanzibar", *secret.lower().split()]:
        if word not in {"beside"}:
            assert word.encode() not in left, word
    (reports / "zanzibar.txt").unlink()
    fresh = tmp_path / "fresh"
    ingest(fresh, reports)
    assert contents(folder) == contents(fresh)


def test_a_removed_document_leaves_no_vector(tmp_path, reports):
    folder = tmp_path / "library"
    ingest(folder, reports)
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        record = by_path(library, INSPECTION)
        rows = [p.matrix for p in library._stores.catalogue.passages([record.id], model=library.embedder.sha256)]
        assert rows[0][0].tobytes() in bytes_of(folder)

        library.remove([record.id])

    assert all(row.tobytes() not in bytes_of(folder) for row in rows[0])
