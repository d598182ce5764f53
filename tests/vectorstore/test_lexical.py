"""What the words find."""

import pytest

from vectorstore.lexical import Clause


@pytest.fixture
def search(library):
    """Search the three reports and return (area folder, printed number) of what is found."""

    def run(*clauses, k=10, documents=None):
        found = library.lexical.search(clauses, k=k, documents=documents)
        stored = library.paragraphs_by_id([id_ for id_, _ in found])
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
        return [(one.document.path.split("/")[0], one.paragraph.label) for one in stored]

    return run


def test_words_are_found_by_their_stems(search):
    assert search(Clause(text="bruising paediatricians"))[0] == ("lowmoor", "1")


def test_accents_and_capitals_do_not_matter(search):
    assert search(Clause(text="DEPRESSIÓN")) == search(Clause(text="depression")) == [("harrowmere", "1")]


def test_numbers_are_words(search):
    assert search(Clause(text="72")) == [("corvenshire", "3")]


def test_a_phrase_keeps_its_order(search):
    assert search(Clause(text="return home interviews", phrase=True)) == [("corvenshire", "2")]
    assert search(Clause(text="home return interviews", phrase=True)) == []


def test_clauses_are_alternatives_and_boosts_decide(search):
    first = search(Clause(text="depression", boost=5.0), Clause(text="father"))
    second = search(Clause(text="depression"), Clause(text="father", boost=5.0))

    assert (first[0], second[0]) == (("harrowmere", "1"), ("harrowmere", "2"))


def test_the_context_is_searched_by_itself(search):
    assert {where for where, _ in search(Clause(text="bruising", field="context"))} == {"lowmoor"}
    assert ("lowmoor", "2") not in search(Clause(text="bruising"))


def test_a_search_keeps_to_the_documents_named(search, library):
    lowmoor = next(record.id for record in library.documents() if record.path.startswith("lowmoor"))

    assert {where for where, _ in search(Clause(text="the"), documents=[lowmoor])} == {"lowmoor"}
    assert search(Clause(text="the"), documents=[]) == []


@pytest.mark.parametrize("text", ["", "  ", "?!", '"(*) AND OR NOT', "text:foo^2 [a TO b]", "\x00\ud7ff", "🙂"])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(search, text):
    assert all(isinstance(found, tuple) for found in search(Clause(text=text)))
    assert all(isinstance(found, tuple) for found in search(Clause(text=text, phrase=True)))


def test_frequencies_are_of_stems(library):
    assert library.lexical.document_frequency("paediatrician") == 2
    assert library.lexical.document_frequency("paediatricians") == 0
    assert library.lexical.count() == sum(record.paragraphs for record in library.documents())
