from assistant.answers import AnswerStatus
from assistant.render import HEADINGS, to_markdown
from ingest.documents import Authority


def test_every_authority_has_a_heading():
    assert set(HEADINGS) == set(Authority)


def test_answer_reads_as_lists_under_whose_words_they_are(assistant):
    answer = assistant.answer("What does the learning say about fathers and male carers?")
    lines = to_markdown(answer).splitlines()
    headings = [place for place, line in enumerate(lines) if line.startswith("**")]
    assert len(headings) == len({claim.authority for claim in answer.claims})
    assert all(place == 0 or lines[place - 1] == "" for place in headings)
    assert all(lines[place + 1] == "" for place in headings)
    assert sum(line.startswith("- “") for line in lines) == len(answer.claims)
    assert lines[-1].startswith("*Searched 8 documents")


def test_self_report_is_dated_and_attributed(assistant):
    answer = assistant.answer("What did agencies report about the Baby R recommendations?")
    assert "as the agency reported, 2016" in to_markdown(answer)


def test_without_an_answer_the_nearest_paragraphs_are_named_nearest(assistant):
    answer = assistant.answer("Which councils teach social workers to fly drones over rivers?")
    assert answer.status is AnswerStatus.NO_EVIDENCE
    assert "Nearest in the library:" in to_markdown(answer)
