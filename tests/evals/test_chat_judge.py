import pytest

from evals.chat_judge import chat_judge
from evals.entailment import open_judge
from evals.errors import SettingError


class ScriptedModel:
    """A language model that gives one reply, and keeps what it was asked."""

    name = "scripted"
    departure = ""

    def __init__(self, reply):
        self.reply = reply

    def complete(self, prompt, *, schema):
        self.prompt = prompt
        assert schema["properties"].keys() == {"entailed"}
        return self.reply


@pytest.mark.parametrize(
    ("reply", "entailed"),
    [
        ('{"entailed": true}', True),
        ('{"entailed": false}', False),
        ('Here it is: {"entailed": true}', True),
        ('{"entailed": "yes"}', False),
        ("certainly", False),
    ],
)
def test_verdict_is_read_strictly(reply, entailed):
    assert chat_judge(ScriptedModel(reply))("Kent has 46 workers.", "Kent has 46 workers.") is entailed


def test_text_and_claim_go_in_as_data():
    model = ScriptedModel('{"entailed": true}')
    chat_judge(model)("Costs $5.", "It costs money.")
    assert "<text>\nCosts $5.\n</text>" in model.prompt
    assert "<claim>\nIt costs money.\n</claim>" in model.prompt


def test_judge_without_a_language_model_in_the_settings_is_refused():
    with pytest.raises(SettingError, match="language_model"):
        open_judge("chat")
