"""One visitor's conversation: what is asked again, what is forgotten."""

import pytest

from assistant.service import unheard
from assistant.web.ask.session import AskSession
from vectorstore.results import Filters

SUPERVISION = "What did inspectors say about supervision in Corvenshire?"


@pytest.fixture
def session():
    return AskSession(owner="local")


def test_filter_taken_away_stays_away_in_what_leans_on_the_question_and_comes_back_after(session, assistant):
    assert session.ask(SUPERVISION, assistant, unheard).answer.coverage.filters["type"] == ["inspection"]
    session.take_away("type", "inspection")
    assert "type" not in session.ask_again(assistant, unheard).answer.coverage.filters
    leaning = session.ask("And what about the inspections in 2024?", assistant, unheard)
    assert "type" not in leaning.answer.coverage.filters
    alone = session.ask("What did inspectors say about managers who record reasons for decisions?", assistant, unheard)
    assert alone.answer.coverage.filters["type"] == ["inspection"]


def test_filter_named_anew_is_read_again_although_the_question_leans(session, assistant):
    session.ask(SUPERVISION, assistant, unheard)
    session.take_away("type", "inspection")
    turn = session.ask("And what did inspectors say about neglect?", assistant, unheard)
    assert turn.answer.coverage.filters["type"] == ["inspection"]
    assert session.adjusted == Filters()


def test_filter_set_by_hand_is_taken_away_for_good(session, assistant):
    session.by_hand = Filters(year_from=2024)
    session.ask("What does the learning say about fathers?", assistant, unheard)
    session.take_away("year", "")
    assert session.by_hand == Filters()
    assert session.ask_again(assistant, unheard).answer.coverage.filters == {}


def test_asking_again_takes_the_place_of_the_answer(session, assistant):
    session.ask(SUPERVISION, assistant, unheard)
    shorter = session.change_length("shorter", assistant, unheard)
    assert (shorter.number, shorter.answer.question, len(session.turns)) == (1, SUPERVISION, 1)


def test_other_documents_are_asked_in_a_turn_of_its_own(session, assistant):
    first = session.ask("What does the learning say about fathers?", assistant, unheard)
    second = session.from_others(assistant, unheard)
    cited = [{citation.document.id for citation in turn.answer.citations} for turn in (first, second)]
    assert cited[1]
    assert cited[0].isdisjoint(cited[1])
    assert [turn.number for turn in session.turns] == [1, 2]


def test_live_concern_is_gone_with_the_next_question(session, assistant):
    turn = session.ask("my stepdad hurts me and im scared to go home", assistant, unheard)
    assert (turn.kept, session.kept) == (False, [])
    session.ask(SUPERVISION, assistant, unheard)
    assert [each.answer.question for each in session.turns] == [SUPERVISION]


def test_nothing_to_ask_again_before_anything_was_asked(session, assistant):
    session.take_away("area", "Kent")
    assert session.ask_again(assistant, unheard) is None
    assert session.from_others(assistant, unheard) is None
    assert session.change_length("more", assistant, unheard) is None


def test_forgetting_leaves_nothing(session, assistant):
    session.ask(SUPERVISION, assistant, unheard)
    session.forget()
    assert (session.turns, session.given) == ([], Filters())
