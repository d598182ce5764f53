import io

import pytest
from rich.console import Console

from assistant.cli import chat
from assistant.conversation import Conversation
from vectorstore.results import Filters

FATHERS = "What does the learning say about fathers and male carers?"


@pytest.fixture
def conversation(assistant):
    return Conversation(assistant)


def test_more_gives_further_quotations_and_shorter_fewer(conversation):
    first = conversation.say(FATHERS)
    more = conversation.say("more")
    assert len(more.claims) > len(first.claims)
    assert len(conversation.say("shorter").claims) < len(more.claims)


def test_last_question_is_asked_again_without_a_filter_that_it_implied(conversation):
    limited = conversation.say("What did inspectors say about supervision in Corvenshire?")
    assert limited.coverage.filters["type"] == ["inspection"]
    widened = conversation.ask_again(filters=Filters(unread=("type",)))
    assert (widened.question, widened.coverage.filters) == (limited.question, {"area": ["Corvenshire"]})
    assert len(conversation.history) == 1


def test_nothing_is_asked_again_where_nothing_was_asked(conversation):
    assert conversation.ask_again() is None


def test_paragraph_behind_a_citation_can_be_opened(conversation):
    answer = conversation.say(FATHERS)
    citation, text = conversation.open(1)
    assert citation == answer.citations[0]
    assert citation.quote in text
    assert conversation.open(99) is None


def test_a_reading_can_be_put_right(conversation):
    conversation.say("What did the review on Kit find about school?")
    conversation.say("and about moves?")
    answer = conversation.say("no, I meant exclusion from school")
    assert conversation.history == ["What did the review on Kit find about school?", "exclusion from school"]
    assert "Kit" in answer.resolved_question


def test_live_concern_is_forgotten_at_once(conversation):
    conversation.say("my stepdad hurts me and im scared to go home")
    assert conversation.history == []


def test_new_conversation_remembers_nothing(conversation):
    conversation.say(FATHERS)
    conversation.begin_again()
    assert (conversation.history, conversation.last) == ([], None)


def test_chat_in_a_terminal_answers_opens_and_leaves(assistant, monkeypatch):
    typed = iter([FATHERS, "open 1", "open 77", "new", "quit"])
    monkeypatch.setattr("rich.prompt.Prompt.ask", lambda *_, **__: next(typed))
    out = io.StringIO()
    chat.converse(assistant, Console(file=out, width=100))
    shown = out.getvalue()
    assert "searched 8 documents" in shown.lower()
    assert "The last answer has no citation 77." in shown
    assert "A new conversation." in shown
