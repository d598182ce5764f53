from assistant.web.ask.chips import chips_of, is_set, laid_over, read_again, taken_away
from ingest.documents import DocumentType
from vectorstore.results import Filters

IN_FORCE = {
    "area": ["Kent", "Leeds"],
    "type": ["inspection"],
    "review": ["Baby E"],
    "agency": ["police"],
    "theme": ["neglect"],
    "year_from": 2017,
    "year_to": 2017,
    "left_out": ["a", "b"],
}


def test_every_value_in_force_is_a_chip_in_words():
    assert [chip.words for chip in chips_of(IN_FORCE)] == [
        "area: Kent",
        "area: Leeds",
        "type: inspection",
        "review: Baby E",
        "agency: Police",
        "theme: Neglect",
        "years: 2017",
        "without the 2 documents already cited",
    ]
    assert [chip.words for chip in chips_of({"year_from": 2018})] == ["years: since 2018"]
    assert [chip.words for chip in chips_of({"year_to": 2018})] == ["years: up to 2018"]


def test_last_value_taken_away_leaves_the_filter_unread():
    assert taken_away("type", "inspection", IN_FORCE, Filters()) == Filters(unread=("type",))
    given = Filters(year_from=2017, year_to=2017)
    assert taken_away("year", "", IN_FORCE, given) == Filters(unread=("year",))


def test_other_values_of_the_filter_stay():
    assert taken_away("area", "Kent", IN_FORCE, Filters()) == Filters(areas=("Leeds",), unread=("area",))


def test_filter_named_anew_is_no_longer_unread():
    given = Filters(areas=("Leeds",), unread=("area", "type"))
    assert read_again(given, Filters(areas=("Kent",))) == Filters(unread=("type",))
    assert read_again(given, Filters()) == given


def test_documents_left_out_come_back():
    assert taken_away("left_out", "", IN_FORCE, Filters(without=("a", "b"))) == Filters()


def test_filters_laid_over_others_count():
    below = Filters(areas=("Kent",), types=(DocumentType.REVIEW,))
    assert laid_over(below, Filters(areas=("Leeds",))) == Filters(areas=("Leeds",), types=(DocumentType.REVIEW,))
    assert is_set(below, "area")
    assert not is_set(below, "year")
