"""What becomes of files that are ingested, once and again."""

import shutil

from ingest.reading import read
from tests.embedders import HashEmbedder
from tests.vectorstore.folders import REPORTS, contents, ingest, write_reports
from vectorstore.library import Library
from vectorstore.progress import Status

INSPECTION = "corvenshire/inspection 2019.txt"


def statuses(results):
    return {result.path: result.status for result in results}


def test_every_file_is_added_and_says_how_much_it_holds(tmp_path, reports):
    results = ingest(tmp_path / "library", reports)

    assert statuses(results) == dict.fromkeys(REPORTS, Status.ADDED)
    assert all(result.pages == 1 and result.paragraphs >= 2 for result in results)


def test_an_unchanged_file_changes_nothing(folder, reports):
    before = contents(folder)

    assert set(statuses(ingest(folder, reports)).values()) == {Status.UNCHANGED}
    assert contents(folder) == before


def test_an_unchanged_file_is_neither_read_nor_embedded(folder, reports):
    class Untouchable(HashEmbedder):
        def embed_passages(self, texts):
            raise AssertionError(texts)

    def read(source, **_):
        raise AssertionError(source)

    results = ingest(folder, reports, read=read, embedder=Untouchable())

    assert set(statuses(results).values()) == {Status.UNCHANGED}


def test_a_changed_file_replaces_its_paragraphs_everywhere(folder, reports):
    before = {result.path: result.document for result in ingest(folder, reports)}
    changed = REPORTS[INSPECTION].replace("Social workers visit children often", "Dentists examine teeth seldom")
    write_reports(reports, {INSPECTION: changed})

    results = ingest(folder, reports)

    assert statuses(results)[INSPECTION] is Status.UPDATED
    assert {result.path: result.document for result in results} == before
    fresh = folder.with_name("fresh")
    ingest(fresh, reports)
    assert contents(folder) == contents(fresh)


def test_the_same_content_at_another_path_is_reported_and_not_added(folder, reports):
    shutil.copy(reports / INSPECTION, reports / "copy.txt")

    results = ingest(folder, reports)

    duplicate = next(result for result in results if result.path == "copy.txt")
    assert duplicate.status is Status.DUPLICATE
    assert duplicate.document == next(result.document for result in results if result.path == INSPECTION)
    assert INSPECTION in duplicate.message
    assert len(contents(folder)["documents"]) == len(REPORTS)


def test_twins_in_one_run_become_one_document(tmp_path, reports):
    shutil.copy(reports / INSPECTION, reports / "zz copy.txt")

    assert statuses(ingest(tmp_path / "library", reports))["zz copy.txt"] is Status.DUPLICATE


def test_a_file_that_was_moved_keeps_its_document(folder, reports):
    before = {result.path: result.document for result in ingest(folder, reports)}
    (reports / INSPECTION).rename(reports / "moved.txt")

    moved = next(result for result in ingest(folder, reports) if result.path == "moved.txt")

    assert (moved.status, moved.document) == (Status.UNCHANGED, before[INSPECTION])
    assert INSPECTION in moved.message
    with Library.open(folder) as library:
        assert library.document(moved.document).path == "moved.txt"


def test_two_files_of_one_relative_path_are_two_documents(tmp_path, reports):
    other = write_reports(tmp_path / "other", {INSPECTION: "1. Foster carers are supported by a team of their own."})

    results = ingest(tmp_path / "library", reports, other)

    assert [result.status for result in results] == [Status.ADDED] * 4
    assert len({result.document for result in results}) == 4


def test_files_of_one_name_stay_apart_however_they_are_grouped(tmp_path, monkeypatch):
    monkeypatch.setattr("vectorstore.ingestion.GROUP_PASSAGES", 1)
    files = [f"{place}/report.txt" for place in ("a", "b", "c")]
    write_reports(tmp_path, {file: f"1. What inspectors saw in place {file[0]} that month." for file in files})

    results = ingest(tmp_path / "library", *(tmp_path / file for file in files))

    assert [result.document for result in results] == ["report", "report-2", "report-3"]
    assert len(contents(tmp_path / "library")["documents"]) == 3


def test_a_new_file_extends_the_graph_instead_of_making_it_anew(folder, tmp_path, monkeypatch):
    def refuse(_):
        raise AssertionError

    monkeypatch.setattr("vectorstore.publication.make_index", refuse)
    new = write_reports(tmp_path / "new", {"new.txt": "1. Escalation was agreed and then it was never used."})

    assert [result.status for result in ingest(folder, new)] == [Status.ADDED]

    with Library.open(folder, embedder=HashEmbedder()) as library:
        report = library.check()
    assert (report.problems, report.vectors) == ((), 9)


def test_a_bad_file_is_reported_and_the_rest_goes_in(tmp_path, reports):
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (reports / "empty.docx").write_bytes(b"")

    results = statuses(ingest(tmp_path / "library", reports))

    assert [results["broken.pdf"], results["empty.docx"]] == [Status.FAILED, Status.FAILED]
    assert list(results.values()).count(Status.ADDED) == len(REPORTS)


def test_a_mistake_of_a_reader_keeps_no_other_file_out(tmp_path, reports):
    def stumble(source, *, given=None):
        if source.path == INSPECTION:
            return [][1]
        return read(source, given=given)

    results = {result.path: result for result in ingest(tmp_path / "library", reports, read=stumble)}

    assert results[INSPECTION].status is Status.FAILED
    assert "not foreseen" in results[INSPECTION].message
    assert len(contents(tmp_path / "library")["documents"]) == len(REPORTS) - 1


def test_given_facts_count_before_those_found(tmp_path, reports):
    ingest(tmp_path / "library", reports, given={"area": "Lowmoor", "published": "2020"})

    with Library.open(tmp_path / "library") as library:
        assert {(record.area, record.published) for record in library.documents()} == {("Lowmoor", "2020")}


def test_given_facts_change_an_unchanged_file(folder, reports):
    results = ingest(folder, reports, given={"area": "Lowmoor"})

    assert {result.status for result in results} == {Status.UPDATED}
    with Library.open(folder) as library:
        assert {record.facts["area"].source for record in library.documents()} == {"given"}
    assert {result.status for result in ingest(folder, reports, given={"area": "Lowmoor"})} == {Status.UNCHANGED}


def test_facts_edited_by_hand_outlive_a_changed_file(folder, reports):
    id_ = next(result.document for result in ingest(folder, reports) if result.path == INSPECTION)

    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        library.edit(id_, {"area": "Corvenshire and Lowmoor", "title": "Our inspection"})
    write_reports(reports, {INSPECTION: REPORTS[INSPECTION] + "\n4. Leaders know their services well and act on it.\n"})

    ingest(folder, reports)

    with Library.open(folder) as library:
        record = library.document(id_)
        assert (record.area, record.title) == ("Corvenshire and Lowmoor", "Our inspection")
        assert record.paragraphs == len(library.paragraphs(id_))


def test_progress_comes_to_the_whole(tmp_path, reports):
    stages = []

    ingest(tmp_path / "library", reports, on_progress=stages.append)

    size = sum((reports / path).stat().st_size for path in REPORTS)
    assert (stages[-1].files, stages[-1].pages) == (3, 3)
    assert stages[-1].bytes_done == size
    assert [stage.bytes_done for stage in stages] == sorted(stage.bytes_done for stage in stages)
