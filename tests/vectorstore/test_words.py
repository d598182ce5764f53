import pytest

from vectorstore.words import content_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("who've visited the flat", ("visited", "flat")),
        ("who’ve visited the flat", ("visited", "flat")),
        ("why dont they visit", ("visit",)),
        ("whats the plan & hows it going", ("plan",)),
        ("couldn`t the nurses' rota cope?", ("nurses", "rota", "cope")),
        ("ok pls, thru school etc", ("school",)),
        ("how come nobody sorted it out", ()),
        ("did the nurse manage to visit", ("nurse", "visit")),
    ],
)
def test_short_forms_and_small_talk_carry_no_subject(text, words):
    assert content_words(text) == words


@pytest.mark.parametrize("word", ["ring", "alone", "manage", "TA", "land", "back"])
def test_words_that_may_be_the_subject_are_kept(word):
    assert content_words(f"the {word} itself") == (word.casefold(),)
