"""A language model as judge of whether a text entails a claim, where one is configured."""

import logging
from functools import cache
from importlib import resources
from string import Template

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.chat_model import ChatModel
from evals.judges import Entails

logger = logging.getLogger(__name__)


class _Verdict(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    entailed: bool


def chat_judge(model: ChatModel) -> Entails:
    """Return a language model as a judge; a reply that is not of the asked form counts as no, and is logged."""
    return lambda paragraphs, claim: _entails(model, paragraphs, claim)


def _entails(model: ChatModel, text: str, claim: str) -> bool:
    prompt = _prompt().substitute(text=text, claim=claim)
    reply = model.complete(prompt, schema=_Verdict.model_json_schema())
    try:
        return _Verdict.model_validate_json(reply[reply.find("{") : reply.rfind("}") + 1]).entailed
    except ValidationError:
        logger.warning("The judge %s gave no verdict; counted as not entailed.", model.name)
        return False


@cache
def _prompt() -> Template:
    return Template(resources.files("evals").joinpath("prompts/entailment.md").read_text("utf-8"))
