import tomllib
from importlib import resources

import pytest

from vectorstore.vocabulary import Vocabulary


def added(question):
    return {term for expansion in Vocabulary.load().expansions(question) for term in expansion.added}


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("is there a DCS in post", "director of children's services"),
        ("how soon does the IDVA call", "independent domestic violence adviser"),
        ("do care leavers keep their PAs", "personal adviser"),
        ("who fills in the dash", "risk assessment"),
        ("could they get hold of a worker", "contact"),
        ("he didnt turn up to the clinic", "missed appointments"),
        ("s.17 or s47?", "section 17"),
        ("when was the hub set up", "established"),
        ("a chat for runaways", "missing"),
    ],
)
def test_what_people_type_is_searched_for_in_the_words_of_documents(question, term):
    assert term in added(question)


@pytest.mark.parametrize(
    "question",
    ["a pa system", "the abuse ring", "turn the page upside down", "salt in the food", "weeds and landlords"],
)
def test_words_with_another_meaning_add_nothing(question):
    assert added(question) == set()


def test_expansion_of_everyday_words_leads_one_way():
    assert "DCS" not in added("who is the director of children's services")
    assert "rang" not in added("telephone calls")


def test_shorter_words_within_longer_ones_are_not_read_by_themselves():
    found = [str(expansion) for expansion in Vocabulary.load().expansions("mum didn't turn up")]
    assert [line.split(" → ")[0] for line in found] == ["didn't turn up"]


def test_every_way_of_saying_it_stands_once_and_adds_something():
    content = tomllib.loads(resources.files("vectorstore").joinpath("spoken.toml").read_text("utf-8"))
    said = [term.casefold() for group in content["spoken"] for term in group["said"]]
    assert sorted(said) == sorted(set(said))
    assert all(group["means"] for group in content["spoken"])
