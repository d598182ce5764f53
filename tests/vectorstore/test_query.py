from dataclasses import replace

import pytest

from ingest.documents import DocumentType
from tests.vectorstore.records import record
from vectorstore.query import understand
from vectorstore.results import Filters

LIBRARY = [
    record("Kent", 2017),
    record("Kent", 2022),
    record("Barking and Dagenham", 2014),
    record("Buckinghamshire", 2017, DocumentType.PROGRESS_REPORT, "Baby E"),
    record("Buckinghamshire", 2024, DocumentType.PROCEDURE),
    record("Somerset", 2022, DocumentType.REVIEW, "Kit"),
]


def filters(question, given=None):
    return understand(question, documents=LIBRARY, given=given).filters


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("How is Kent's front door?", ("Kent",)),
        ("B&D 2014 - how bad were vacancies?", ("Barking and Dagenham",)),
        ("barking & dagenham vacancies", ("Barking and Dagenham",)),
        ("Bucks and Kent on thresholds", ("Buckinghamshire", "Kent")),
        ("reading levels of children in care", ()),
        ("the kentish coast", ()),
        ("bucks vacancies, & kent's", ("Buckinghamshire", "Kent")),
    ],
)
def test_area_named_in_a_question_becomes_a_filter(question, areas):
    assert filters(question).areas == areas


def test_area_that_the_library_has_nothing_about_is_told_and_filters_nothing():
    query = understand("Return home interviews in Manchester?", documents=LIBRARY)
    assert query.absent == ("Manchester",)
    assert query.filters.areas == ()


def test_area_without_documents_beside_one_with_some_is_a_word_of_the_subject():
    query = understand("How long has Kent worked with Hants on fostering?", documents=LIBRARY)
    assert (query.filters.areas, query.absent) == (("Kent",), ("Hampshire",))
    assert "hampshire" in query.words
    assert "hants" not in query.words


@pytest.mark.parametrize("name", ["NE Lincs", "IoW", "iow", "West Northants", "Cambs", "B&D"])
def test_short_name_of_an_area_is_no_word_of_the_subject(name):
    assert understand(f"fostering in {name}", documents=LIBRARY).words == ("fostering",)


def test_month_of_a_year_is_no_word_of_the_subject():
    assert understand("fostering in Kent since Jan. 2015", documents=LIBRARY).words == ("fostering",)
    assert "may" not in understand("fostering, May 2015", documents=LIBRARY).words
    assert "march" in understand("a protest march about fostering", documents=LIBRARY).words


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("What did the 2017 inspection say about custody?", (2017, 2017)),
        ("Kent 2017: custody", (2017, 2017)),
        ("recommendations on private fostering since 2018", (2018, None)),
        ("recommendations on private fostering after 2018", (2019, None)),
        ("learning about neglect before 2016", (None, 2015)),
        ("learning about neglect until 2016", (None, 2016)),
        ("which councils were told to improve private fostering in 2016–17?", (2016, 2017)),
        ("learning between 2014 and 2016", (2014, 2016)),
        ("learning between March 2014 and May 2016", (2014, 2016)),
        ("runaways in Kent since Jan 2015", (2015, None)),
        ("recommendations on fostering after early March 2018", (2018, None)),
        ("learning about neglect before Sept 2016", (None, 2016)),
        ("Have things improved for young carers since the 2018 review?", (2018, None)),
        ("What has changed since their last inspection in June 2017?", (2017, None)),
        ("Kent before 2018: custody", (None, 2017)),
        ("Who chaired the panel in Kent before June 2018?", (None, None)),
        ("Why did the worker stop visiting Kit in 2019?", (None, None)),
        ("How many visits took place in 2016?", (None, None)),
    ],
)
def test_year_filters_where_it_is_the_documents_year(question, years):
    found = filters(question)
    assert (found.year_from, found.year_to) == years


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("What did inspectors say about supervision?", (DocumentType.INSPECTION,)),
        ("According to the progress report, what changed?", (DocumentType.PROGRESS_REPORT,)),
        ("What does the 2024 procedure say about disagreements?", (DocumentType.PROCEDURE,)),
        ("What do serious case reviews say about fathers?", (DocumentType.REVIEW,)),
        ("Which boards were asked to make their annual report more evaluative?", ()),
        ("review of care plans by the reviewing officer", ()),
    ],
)
def test_type_of_document_filters_where_it_is_the_source(question, types):
    assert filters(question).types == types


def test_review_named_by_its_pseudonym_becomes_a_filter():
    assert filters("what changed since baby e?").reviews == ("Baby E",)
    assert filters("What did Kit say?").reviews == ("Kit",)
    assert filters("first aid kit in placements").reviews == ()


def test_name_of_a_review_that_limits_the_search_is_no_word_of_its_subject():
    query = understand("What did Baby E's review say about baby milk and Kit?", documents=LIBRARY)
    assert query.filters.reviews == ("Baby E", "Kit")
    assert query.words == ("baby", "milk")


def test_name_of_a_review_stays_a_word_where_it_limits_nothing():
    query = understand("What did Kit eat?", documents=LIBRARY, given=Filters(unread=("review",)))
    assert "kit" in query.words


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("recommendations for the police", ("police",)),
        ("What did the review recommend to the health visitors?", ("health-visiting",)),
        ("How do police share information?", ()),
    ],
)
def test_addressed_agency_becomes_a_filter(question, agencies):
    assert filters(question).agencies == agencies


def test_filters_set_by_hand_stand_before_those_of_the_question():
    found = filters("Kent 2017: custody", given=Filters(areas=("Somerset",), year_from=2022))
    assert found == Filters(areas=("Somerset",), year_from=2022)


@pytest.mark.parametrize(
    ("unread", "left"),
    [
        ("area", Filters(reviews=("Baby E",), year_from=2017, year_to=2017, types=(DocumentType.REVIEW,))),
        ("review", Filters(areas=("Kent",), year_from=2017, year_to=2017, types=(DocumentType.REVIEW,))),
        ("year", Filters(areas=("Kent",), reviews=("Baby E",), types=(DocumentType.REVIEW,))),
        ("type", Filters(areas=("Kent",), reviews=("Baby E",), year_from=2017, year_to=2017)),
    ],
)
def test_filter_that_is_not_to_be_read_from_the_question_limits_nothing(unread, left):
    question = "What did serious case reviews say about Baby E in the 2017 report for Kent?"
    assert filters(question, given=Filters(unread=(unread,))) == replace(left, unread=(unread,))


def test_agency_and_absent_area_can_be_left_unread():
    given = Filters(unread=("agency", "area"))
    query = understand("recommendations for the police in Manchester", documents=LIBRARY, given=given)
    assert (query.filters, query.absent) == (given, ())


def test_value_set_by_hand_counts_although_the_question_is_not_read():
    found = filters("Kent and Somerset on custody", given=Filters(areas=("Somerset",), unread=("area",)))
    assert found.areas == ("Somerset",)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which areas were told to improve return home interviews?", True),
        ("Life story work recs: which councils were told to do better?", True),
        ("What did Hounslow have to fix in 2014?", True),
        ("How do young people talk about their plans?", False),
        ("Are homeless teenagers told about their rights?", False),
    ],
)
def test_question_about_recommendations_is_noticed(question, wanted):
    assert understand(question, documents=LIBRARY).wants_recommendations is wanted


def test_abbreviation_is_expanded_visibly():
    (expansion,) = understand("How prompt are RHIs?", documents=LIBRARY).expansions
    assert str(expansion).startswith("RHIs → return home interview")
