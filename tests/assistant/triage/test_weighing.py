"""What a message is like is weighed beside the rules, by the model that the weights belong to and by no other."""

import numpy as np
import pytest

from assistant.answers import AnswerStatus
from assistant.triage import KnownLibrary, triage
from vectorstore.embeddings import find_embedder
from vectorstore.errors import ModelError

KNOWN = KnownLibrary(documents=1)
OPEN = "Resident in room 4 says night carer held pillow on her face to shut her up"


class Named:
    """An embedder of some name that counts how often it is asked."""

    def __init__(self, sha256):
        self.sha256 = sha256
        self.asked = 0

    def embed_query(self, _text):
        self.asked += 1
        return np.zeros(384, dtype=np.float32)


class Missing:
    @property
    def sha256(self):
        message = "The embedding model is not installed."
        raise ModelError(message)


@pytest.fixture(scope="module")
def embedder():
    return find_embedder()


@pytest.mark.parametrize(
    "message",
    [
        "im going to take all of them tonight",
        "Our curate has been taking one of the choirboys home on his own and he came back in tears",
        "14F, LAC, 4x missing this month, ?CSE, two phones, STI",
        "Mosque teacher has been arrested but is still running the Saturday class",
        "is there such a thing as being raped by your husband",
    ],
)
def test_a_live_concern_that_no_list_of_words_holds_is_met(embedder, message):
    assert triage(message, known=KNOWN, embedder=embedder).status is AnswerStatus.URGENT_HELP


@pytest.mark.parametrize(
    "message",
    [
        "What did reviews say about fathers who lock children in rooms?",
        "My team are reading up on filicide; which reports describe fathers who killed their children",
        "the dentist saw the torn frenulum in the review. who did she tell?",
    ],
)
def test_study_is_still_answered(embedder, message):
    assert triage(message, known=KNOWN, embedder=embedder).status is None


def test_a_rule_that_is_sure_asks_no_model():
    other = Named("of no model")
    assert triage("my stepdad hits me", known=KNOWN, embedder=other).status is AnswerStatus.URGENT_HELP
    assert other.asked == 0


@pytest.mark.parametrize("other", [Named("of another model"), Missing()])
def test_without_the_model_of_the_weights_the_rules_decide_alone(other):
    assert triage(OPEN, known=KNOWN, embedder=other) == triage(OPEN, known=KNOWN)


def test_the_reason_says_how_alike_and_repeats_nothing(embedder):
    met = triage("is there such a thing as being raped by your husband", known=KNOWN, embedder=embedder)
    assert "like live concerns (" in met.reason
    assert "husband" not in met.reason


@pytest.mark.parametrize(
    "message",
    ["what happened to Baby E", "was the GP told about Baby E", "how old was Baby E", "did Baby E see a midwife"],
)
def test_what_a_review_says_of_somebody_is_no_question_after_who_they_are(embedder, message):
    assert triage(message, known=KNOWN, embedder=embedder).status is None


@pytest.mark.parametrize(
    ("message", "variant"),
    [
        ("mum hasnt come home for 2 days and i have to look after my sister", "child"),
        ("pt disclosed partner withholding insulin", "professional"),
        ("the old boy at number 9 is giving all his pension to some woman he met, she hits him", "public"),
    ],
)
def test_the_reply_fits_whoever_writes(message, variant):
    met = triage(message, known=KNOWN)
    assert met.status is AnswerStatus.URGENT_HELP
    assert f"(reply: {variant})" in met.reason
