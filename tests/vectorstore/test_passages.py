"""What is embedded of a document."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import Document, Fact, Kind, Paragraph
from tests.embedders import HashEmbedder
from vectorstore.passages import make_passages, paragraph_of

EMBEDDER = HashEmbedder(max_tokens=40)
FACTS = {"area": "Corvenshire", "published": "2019-03-04", "type": "inspection"}


def document(*paragraphs, facts=FACTS):
    return Document(
        path="a.pdf",
        sha256="0",
        media_type="application/pdf",
        pages=1,
        paragraphs=paragraphs,
        facts={name: Fact(value=value, source="given") for name, value in facts.items()},
    )


def paragraph(text, position=1, **options):
    return Paragraph(position=position, ordinal=position, page=1, page_to=1, text=text, **options)


def texts(*paragraphs, **options):
    return [passage.text for passage in make_passages("d", document(*paragraphs, **options), EMBEDDER)]


def test_a_passage_begins_with_where_it_stands():
    found = texts(paragraph("Return home interviews are late.", section=("Part one", "Missing children")))

    assert found == ["Corvenshire 2019 inspection, Missing children: Return home interviews are late."]


def test_what_is_not_known_of_a_document_is_left_out():
    assert texts(paragraph("Return home interviews are late."), facts={"type": "other"}) == [
        "Return home interviews are late."
    ]
    assert texts(paragraph("It was never seen again."), facts={"pseudonym": "Baby Q", "type": "review"}) == [
        "Baby Q review: It was never seen again."
    ]


def test_a_list_item_is_embedded_with_the_sentence_above_it():
    found = texts(paragraph("share what they know", stem="Agencies should"), facts={})

    assert found == ["Agencies should share what they know"]


def test_headings_boilerplate_and_scraps_are_not_embedded():
    assert (
        texts(
            paragraph("Experiences of children in care", kind=Kind.HEADING),
            paragraph("This document may be reused free of charge.", kind=Kind.BOILERPLATE),
            paragraph("Not applicable"),
        )
        == []
    )


def test_the_windows_of_a_long_paragraph_end_with_sentences_and_are_of_about_one_length():
    sentences = [f"Sentence number {n} tells what the agencies did in that month." for n in range(9)]

    found = make_passages("d", document(paragraph(" ".join(sentences)), facts={}), EMBEDDER)

    assert [passage.id for passage in found] == ["d:1", "d:1#2", "d:1#3"]
    assert [len(passage.text.split()) for passage in found] == [33, 33, 33]
    assert all(passage.text.endswith("month.") for passage in found)
    assert {paragraph_of(passage.id) for passage in found} == {"d:1"}


@given(st.lists(st.integers(min_value=1, max_value=90), min_size=1, max_size=12))
def test_every_word_is_read_and_no_window_is_longer_than_the_model_reads(lengths):
    words = iter(range(10_000))
    text = " ".join(" ".join(f"w{next(words)}" for _ in range(length)) + "." for length in lengths)

    found = make_passages("d", document(paragraph(f"The first words are these: {text}")), EMBEDDER)

    assert max(EMBEDDER.count_tokens([passage.text for passage in found])) <= EMBEDDER.max_tokens
    read = [word for passage in found for word in re.findall(r"\bw\d+", passage.text)]
    assert read == re.findall(r"\bw\d+", text)
