"""A stand-alone question in a language model's words, held to the names and years of the conversation."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.chat_model import ChatModel, ChatModelError
from assistant.followups import Resolved
from assistant.prompts import load_prompt
from assistant.slots import Slots, slots_of
from vectorstore.results import DocumentRecord

MOST_WORDS = 60
"""Words of a question; a longer reply is none."""
PROMPT = "standalone"
SCHEMA: Mapping[str, object] = {
    "title": "StandAloneQuestion",
    "description": "The last question of a conversation, understandable alone.",
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}


class _Reply(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    question: str


def reworded(
    rule: Resolved, question: str, history: Sequence[str], *, documents: Sequence[DocumentRecord], model: ChatModel
) -> Resolved:
    """Return the question that a model makes of a follow-up, or the rule's where it fails or changes who is meant.

    A model's question is taken only where it names the same areas, reviews and years as the rule's, and every agency
    and edition of the question that was typed. What the rule understands to stand alone is not put to the model.

    Args:
        rule: What the rules make of it.
        question: As typed.
        history: Earlier questions, oldest first.
        documents: Of the library, whose areas and reviews may be named.
        model: Who is asked.
    """
    if rule.question == question and not rule.background:
        return rule
    conversation = "\n".join(json.dumps(line, ensure_ascii=False) for line in (*history, question))
    draft = json.dumps(rule.question, ensure_ascii=False)
    prompt = load_prompt(PROMPT).filled(conversation=conversation, draft=draft)
    try:
        made = _question_in(model.complete(prompt, schema=SCHEMA))
    except ChatModelError:
        return rule
    typed, ruled = slots_of(question, documents), slots_of(rule.question, documents)
    said = " ".join((*history, question))
    if not made or not _keeps(slots_of(made, documents), ruled, typed) or _invents(made, f"{said} {rule.question}"):
        return rule
    return replace(rule, question=made)


def _question_in(reply: str) -> str:
    """Return the question of a reply, or "" where there is none or it is no single line of a sensible length."""
    match = re.search(r"\{.*\}", reply, re.DOTALL)
    try:
        made = " ".join(_Reply.model_validate_json(match[0]).question.split()) if match else ""
    except ValidationError:
        return ""
    return made if len(made.split()) <= MOST_WORDS else ""


def _keeps(made: Slots, ruled: Slots, typed: Slots) -> bool:
    """Return whether a question is about the same areas, reviews, years and agencies as it should be."""
    same = {*made.areas} == {*ruled.areas} and made.reviews == ruled.reviews and made.years == ruled.years
    agency = not typed.agency or typed.agency.casefold().rstrip("s") in made.agency.casefold()
    return same and agency and bool(made.edition) >= bool(typed.edition)


def _invents(made: str, said: str) -> bool:
    """Return whether a question holds a figure or a capitalised name that nobody said."""
    known = {*re.findall(r"[a-z0-9]+", said.casefold())}
    names = re.findall(r"(?<!^)(?<![.?!] )\b(?:[A-Z][a-z]+|[A-Z]{2,}|\d+)\b", made)
    return any(name.casefold() not in known for name in names)
