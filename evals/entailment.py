"""The entailment judges that can be chosen: the assistant's own verifier, an NLI cross-encoder, or a language model."""

from pathlib import Path

from assistant.settings import read_settings
from evals.errors import SettingError
from evals.judges import Entails

DEFAULT = "verifier"

LIKELY = 0.5
"""Probability from which an NLI model's entailment counts."""


def open_judge(name: str) -> Entails:
    """Return the judge of a name.

    Args:
        name: `verifier` for the rules of the assistant's own check, which need no model; `nli:FOLDER` for a
            cross-encoder in a folder of this machine; `chat` for the language model that the settings name.

    Raises:
        SettingError: there is no such judge, no such folder, or no language model in the settings.
        ChatModelError: the language model may not be used.
    """
    if name == DEFAULT:
        return own_verifier()
    if name == "chat":
        return _language_model()
    scheme, _, model = name.partition(":")
    if scheme == "nli" and model:
        if not Path(model).is_dir():
            message = f"There is no model folder at {model!r}: name the folder of a cross-encoder after nli:."
            raise SettingError(message)
        return cross_encoder(Path(model))
    message = f"There is no judge called {name!r}: choose verifier, chat, or nli:FOLDER with a cross-encoder's folder."
    raise SettingError(message)


def _language_model() -> Entails:
    from assistant.chat_model import ConfiguredChatModel
    from evals.chat_judge import chat_judge

    settings = read_settings().language_model
    if settings is None:
        message = "The judge chat needs a table [language_model] in settings.toml, and there is none."
        raise SettingError(message)
    return chat_judge(ConfiguredChatModel(settings))


def own_verifier() -> Entails:
    """Return the rules of the assistant's own verification as a judge.

    A model's claims pass the trained networks as well before they are shown; scoring needs no model.
    """
    from assistant.verification import verify

    return lambda paragraphs, claim: verify(claim, paragraphs).supported


def cross_encoder(model: Path) -> Entails:
    """Return a natural-language-inference cross-encoder as a judge: entailed where it says so with 0.5 or more.

    Trap: these models read about 500 tokens, so long paragraphs joined are cut at the end.
    """
    from assistant.verification import CrossEncoderEntailment

    encoder = CrossEncoderEntailment(model)
    return lambda paragraphs, claim: encoder.probability(paragraphs, claim) >= LIKELY
