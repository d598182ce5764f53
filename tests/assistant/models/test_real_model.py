"""A real language model on loopback, small enough to invent freely: nothing that it invents reaches an answer."""

import pytest

from assistant.chat_model import ConfiguredChatModel
from assistant.citations import is_verbatim
from assistant.settings import LanguageModelSettings
from assistant.verification import verify

QUESTIONS = (
    "What did the review find about the father?",
    "What did health visitors record about the father?",
    "What should agencies record after a conversation with the father?",
)


@pytest.fixture(scope="module")
def model(smollm2):
    """SmolLM2 behind a server of OpenAI's protocol."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(smollm2)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel, params.verbosity = 1280, 1, 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    yield ConfiguredChatModel(LanguageModelSettings(name="openai:smollm2", base_url=f"{server.listening_address}/v1"))
    del server


@pytest.mark.model
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_that_a_small_model_invents_is_shown(ask, library, model, question):
    replies = []

    class Heard:
        name, departure = model.name, model.departure

        def complete(self, prompt, *, schema):
            replies.append(model.complete(prompt, schema=schema))
            return replies[-1]

    answer = ask(Heard(), question)
    assert replies
    assert replies[0].strip()
    paragraphs = {stored.id: stored for one in library.documents() for stored in library.paragraphs(one.id)}
    by_number = {citation.n: citation for citation in answer.citations}
    for citation in answer.citations:
        assert is_verbatim(citation.quote, paragraphs[citation.paragraph_id].paragraph.text)
    for claim in answer.claims:
        cited = [paragraphs[by_number[n].paragraph_id].paragraph for n in claim.citations]
        assert cited
        assert all(verify(claim.text, one.text, authority=str(one.authority)).supported for one in cited)
    if answer.provenance.answerer == "extractive":
        assert answer.claims == ask(None, question).claims
