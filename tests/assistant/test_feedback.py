import json

from assistant.feedback import FILE, Rating, feedback_on, store

QUESTION = "What does the learning say about fathers and male carers?"


def test_feedback_holds_no_question_unless_it_is_wanted(assistant, tmp_path):
    answer = assistant.answer(QUESTION)
    store(feedback_on(answer, Rating.UP, " Clear. ", with_question=False), tmp_path)
    store(feedback_on(answer, Rating.DOWN, "", with_question=True), tmp_path)
    without, with_it = (json.loads(line) for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines())
    assert (without["rating"], without["comment"], without["question"]) == ("up", "Clear.", None)
    assert without["status"] == "answered"
    assert without["documents"] == list(dict.fromkeys(citation.document.id for citation in answer.citations))
    assert without["index_id"] == assistant.library.index_id
    assert with_it["question"] == QUESTION


def test_details_of_people_are_masked_in_what_is_stored(assistant):
    answer = assistant.answer(QUESTION)
    stored = feedback_on(answer, Rating.DOWN, "Write to jo.bloggs@example.org about it", with_question=False)
    assert "jo.bloggs" not in stored.comment


def test_long_comment_is_cut(assistant):
    assert len(feedback_on(assistant.answer(QUESTION), Rating.UP, "x" * 5_000, with_question=False).comment) == 1_000
