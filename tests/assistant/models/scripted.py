"""Language models of LangChain's that say what a test tells them."""

import json
import re

from langchain_core.language_models import FakeListChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.chat_model import LangChainChatModel

REFUSING = "https://models.example: questions leave this machine"


def draft(*claims: tuple[str, str, str]) -> str:
    """The JSON of a draft of claims, each a text, a label and quoted words."""
    return json.dumps(
        {"claims": [{"text": text, "sources": [{"label": label, "quote": quote}]} for text, label, quote in claims]}
    )


def saying(*replies: str, departure: str = "") -> LangChainChatModel:
    """A model that gives these replies in turn."""
    return LangChainChatModel(FakeListChatModel(responses=list(replies)), name="scripted", departure=departure)


class Reader:
    """A model that quotes the paragraphs it is shown: it makes a draft of what `claims` returns for the evidence."""

    name = "reader"
    departure = ""

    def __init__(self, claims):
        self.claims = claims
        self.prompt = ""
        self.schema = {}

    def complete(self, prompt, *, schema):
        self.prompt, self.schema = prompt, schema
        fenced = re.search(r"```json\n(.*?)\n```", prompt, re.DOTALL)
        lines = [json.loads(line) for line in fenced[1].splitlines()]
        reply = draft(*self.claims({line["text"]: line["label"] for line in lines}))
        fake = GenericFakeChatModel(messages=iter([AIMessage(reply)]))
        return LangChainChatModel(fake, name="reader").complete(prompt, schema=schema)
