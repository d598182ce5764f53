"""The built files of the demonstration library are those of the sources, and say that they are invented."""

import hashlib
import json

import pypdfium2
import pytest

from demonstration.build import BUILT, INDEX, SOURCES, build
from demonstration.locate import sources
from demonstration.source import NOTICE, Source

LINES = json.loads(INDEX.read_text(encoding="utf-8"))
PDFS = [source for path, source in sources().items() if path.endswith(".pdf") and not source.scanned]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rebuilt")
    build(folder)
    return folder


def page_texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_library_is_as_large_as_promised():
    assert len(LINES) >= 24
    assert sum(line["words"] for line in LINES) >= 30_000
    assert sum(path.stat().st_size for path in BUILT.rglob("*")) < 6_000_000


def test_formats_are_those_of_life():
    suffixes = [line["path"].rpartition(".")[2] for line in LINES]
    assert suffixes.count("docx") >= 3
    assert suffixes.count("html") >= 2
    assert {"txt", "odt"} <= set(suffixes)
    assert suffixes.count("pdf") > len(suffixes) / 2


def test_folder_holds_the_files_of_the_index_and_no_other():
    built = {path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*") if path.is_file()}
    assert built == {line["path"] for line in LINES}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["path"])
def test_file_was_built_from_the_source_as_it_is_now(line):
    def digest(path):
        return hashlib.sha256(path.read_bytes()).hexdigest()

    remedy = "run python -m demonstration.build, then python -m demonstration.locate"
    assert digest(SOURCES / line["source"]) == line["source_sha256"], remedy
    assert digest(BUILT / line["path"]) == line["sha256"], remedy


def test_building_again_gives_the_same_bytes(tmp_path):
    assert build(tmp_path) == build(tmp_path)


@pytest.mark.parametrize("source", PDFS, ids=lambda source: source.path)
def test_pdf_says_what_the_builder_makes_of_the_source(source: Source, rebuilt):
    assert page_texts((BUILT / source.path).read_bytes()) == page_texts((rebuilt / source.path).read_bytes())


@pytest.mark.parametrize("source", PDFS, ids=lambda source: source.path)
def test_first_page_says_that_the_document_is_invented(source: Source):
    assert NOTICE in page_texts((BUILT / source.path).read_bytes())[0]


def test_scan_holds_pictures_and_no_text():
    scans = [source for source in sources().values() if source.scanned]
    assert len(scans) == 1
    texts = page_texts((BUILT / scans[0].path).read_bytes())
    assert len(texts) == 2
    assert not "".join(texts).strip()
