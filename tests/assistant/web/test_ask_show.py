"""An answer as HTML."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from assistant.answers import Claim
from assistant.contacts import load_contacts
from assistant.counted import Also
from assistant.web.ask.choices import choices_of, filters_from
from assistant.web.ask.examples import Examples, candidates
from assistant.web.ask.session import Turn
from assistant.web.ask.show import summary, turn_html
from vectorstore.results import Filters

FATHERS = "What does the learning say about fathers and male carers?"


@pytest.fixture(scope="module")
def answer(assistant):
    return assistant.answer(FATHERS)


def shown(answer, **options):
    return BeautifulSoup(turn_html(Turn(1, answer), **{"latest": True, **options}), "html.parser")


def test_every_line_is_quoted_and_leads_to_its_source(answer):
    html = shown(answer)
    assert [quote.get_text().strip() for quote in html.find_all("blockquote")] == [
        f"“{citation.quote}”" for citation in answer.citations
    ]
    links = html.select(".group a[data-source]")
    assert [link["href"].split("?")[0] for link in links] == [
        f"/source/{citation.paragraph_id.replace(':', '%3A')}" for citation in answer.citations
    ]
    assert links[0]["aria-label"].startswith("Source 1: ")
    assert "para " not in links[0]["aria-label"]


def test_what_was_counted_is_told_and_the_other_documents_can_be_opened(answer):
    also = Also(stored=answer.evidence[-1].stored, reference="Kent, 2017, para 49, p 22")
    counted = replace(answer.coverage.counted, also=(also,), also_more=2)
    html = shown(replace(answer, coverage=replace(answer.coverage, counted=counted))).select_one(".counted")
    assert counted.sentence in html.get_text()
    (link,) = html.select("details a[data-source]")
    assert link.get_text() == also.reference
    assert link["aria-label"] == "Kent, 2017, paragraph 49, page 22"
    assert "And 2 more." in html.get_text()


def test_html_is_one_block_that_markdown_leaves_alone(answer):
    text = turn_html(Turn(1, replace(answer, question="one\n\ntwo")), latest=True)
    assert "\n" not in text
    assert text.startswith("<article")


def test_whatever_was_typed_or_printed_is_escaped(answer):
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    citation = replace(
        answer.citations[0],
        quote=bad,
        reference=bad,
        currency=bad,
        paragraph_id='x"onmouseover="alert(1)',
    )
    claim = Claim(text=bad, citations=(citation.n,), authority=citation.authority)
    poisoned = replace(
        answer,
        question=bad,
        resolved_question=f"{bad}!",
        message=bad,
        notes=(bad,),
        claims=(claim,),
        citations=(citation,),
        coverage=replace(answer.coverage, filters={"area": [bad]}, unreadable=(bad,), expansions=(bad,)),
    )
    html = shown(poisoned)
    assert html.find_all(["script", "img"]) == []
    assert [name for tag in html.find_all(True) for name in tag.attrs if name.startswith("on")] == []


def test_written_line_shows_the_words_that_it_rests_on(answer):
    first = answer.citations[0]
    claim = Claim(text="Fathers were not seen.", citations=(first.n,), authority=first.authority)
    html = shown(replace(answer, claims=(claim,)))
    assert html.select_one(".written").get_text() == "Fathers were not seen."
    assert first.quote in html.select_one(".support").get_text()
    assert summary(replace(answer, claims=(claim,))).startswith("Answered: 1 line from")


def test_earlier_answer_has_nothing_to_press(answer):
    assert shown(answer, latest=False).find_all("button") == []


def test_only_configured_numbers_can_be_rung(assistant, answer):
    urgent = assistant.answer("my stepdad hurts me and im scared to go home")
    rung = [link["href"] for link in shown(urgent, contacts=load_contacts()).select("a[href^='tel:']")]
    assert "tel:999" in rung
    foreign = replace(answer, message="Ring 999 or 01632 960 148.")
    assert shown(foreign, contacts=load_contacts()).select("a[href^='tel:']") == []


def test_message_of_a_live_concern_is_not_repeated(assistant):
    message = "my stepdad hurts me and im scared to go home"
    assert message not in turn_html(Turn(1, assistant.answer(message), kept=False), latest=True)


def test_examples_are_answered_and_follow_the_library(assistant):
    examples = Examples().of(assistant)
    assert len(examples) == 4
    assert [str(assistant.answer(question).status) for question in examples] == ["answered"] * 4
    first = next(iter(candidates(assistant.library)))
    assert re.fullmatch(r"What do inspectors say about .+ in Corvenshire\?", first)


def test_filters_offered_are_those_of_the_documents(assistant):
    choices = choices_of(assistant.library)
    assert choices.areas == [("Corvenshire (8)", "Corvenshire")]
    assert ("inspection (2)", "inspection") in choices.types


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2017", "2019", (2017, 2019)),
        ("2019", "2017", (2017, 2019)),
        ("", "x", (None, None)),
        (None, "12", (None, None)),
    ],
)
def test_years_of_the_form_are_read_or_left_out(first, last, years):
    found = filters_from([["Kent"], ["inspection", "poem"], first, last, None, []])
    assert (found.year_from, found.year_to) == years
    assert (found.areas, found.types) == (("Kent",), ("inspection",))
    assert filters_from([[], [], "", "", [], []]) == Filters()
