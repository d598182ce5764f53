"""Search over documents built for it, with real stores and an embedder that knows words only."""

import pytest

from ingest.documents import Authority, Document, DocumentType, Fact, Kind, Paragraph
from ingest.sources import Source
from tests.embedders import HashEmbedder
from vectorstore.library import Library
from vectorstore.results import Filters
from vectorstore.retriever import Retriever

BOILERPLATE = "The inspectorate regulates and inspects services for children who are missing from home."


def paragraph(position, text, kind=Kind.FINDING, section=("Children who need help",)):
    return Paragraph(
        position=position,
        text=text,
        page=1,
        page_to=1,
        ordinal=position,
        label=str(position),
        kind=kind,
        section=section,
        authority=Authority.INSPECTOR_JUDGED,
    )


DOCUMENTS = {
    "kent-2017.pdf": ("Kent", "2017", [
        ("Return home interviews are prompt and children find them useful.", Kind.FINDING),
        ("Ensure that return home interviews take place within three days of a return.", Kind.RECOMMENDATION),
        ("Children who were missing are asked why they left.", Kind.PLAIN_SUMMARY),
        ("Children who were missing are visited and asked why they left.", Kind.FINDING),
        ("The police and health visitors share what they know about families.", Kind.FINDING),
    ]),
    "surrey-2019.pdf": ("Surrey", "2019", [
        ("Few children who go missing are offered a return home interview.", Kind.FINDING),
        ("Personal advisers visit care leavers in custody.", Kind.FINDING),
        (BOILERPLATE, Kind.FINDING),
    ]),
    "dorset-2021.pdf": ("Dorset", "2021", [
        (BOILERPLATE, Kind.FINDING),
        ("Foster carers value their training.", Kind.FINDING),
    ]),
}  # fmt: skip


def read(source, **_):
    area, year, texts = DOCUMENTS[source.path]
    facts = {"title": f"Inspection of {area}", "type": DocumentType.INSPECTION.value, "area": area, "published": year}
    return Document(
        path=source.path,
        sha256=source.sha256(),
        media_type="application/pdf",
        pages=1,
        paragraphs=tuple(paragraph(n, text, kind) for n, (text, kind) in enumerate(texts, 1)),
        facts={name: Fact(value=value, source="given") for name, value in facts.items()},
    )


@pytest.fixture(scope="module")
def retriever(tmp_path_factory):
    sources = [Source(path=path, location=path.encode(), origin=path, file_name=path) for path in DOCUMENTS]
    folder = tmp_path_factory.mktemp("search") / "library"
    with Library.open(folder, writable=True, embedder=HashEmbedder()) as library:
        assert [result.status for result in library.ingest(sources, read=read)] == ["added"] * 3
    return Retriever(Library.open(folder, embedder=HashEmbedder()))


def texts(result):
    return [scored.stored.paragraph.text for scored in result.results]


def test_abbreviation_finds_the_words_it_stands_for(retriever):
    assert "return home interview" in texts(retriever.search("RHIs"))[0].lower()


def test_named_area_limits_the_search_and_is_told(retriever):
    result = retriever.search("return home interviews in Kent")
    assert {scored.stored.document.area for scored in result.results} == {"Kent"}
    assert result.query.filters.areas == ("Kent",)
    assert [document.area for document in result.searched] == ["Kent"]


def test_question_about_recommendations_prefers_them(retriever):
    asked = retriever.search("Who was told to improve return home interviews?")
    assert asked.results[0].stored.paragraph.kind is Kind.RECOMMENDATION
    plain = retriever.search("Are return home interviews prompt and useful?")
    assert plain.results[0].stored.paragraph.kind is Kind.FINDING


def test_plain_summary_does_not_crowd_out_findings(retriever):
    first, second = retriever.search("Were children who were missing asked why they left?", k=2).results
    assert first.stored.paragraph.kind is Kind.FINDING
    assert second.stored.paragraph.kind is Kind.PLAIN_SUMMARY


def test_text_that_stands_in_several_documents_is_found_once(retriever):
    assert texts(retriever.search("inspects services for children missing from home")).count(BOILERPLATE) == 1


def test_agency_filter_keeps_paragraphs_that_name_it(retriever):
    result = retriever.search("families", filters=Filters(agencies=("health-visiting",)))
    assert texts(result) == ["The police and health visitors share what they know about families."]


def test_filter_that_no_document_passes_finds_nothing(retriever):
    result = retriever.search("training", filters=Filters(year_from=2030))
    assert (result.results, result.searched) == ((), ())


def test_documents_left_out_are_not_searched(retriever):
    cited = retriever.search("return home interviews").results[0].stored.document.id
    result = retriever.search("return home interviews", filters=Filters(without=(cited,)))
    assert cited not in {document.id for document in result.searched}
    assert result.results


def test_nothing_decays_with_age(retriever):
    result = retriever.search("return home interviews for children", k=10)
    years = [scored.stored.document.year for scored in result.results[:2]]
    assert 2017 in years
