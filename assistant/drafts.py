"""What a language model drafts: claims with the labels and the words that they rest on, read strictly."""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MOST_CLAIMS = 8
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*\Z", re.DOTALL)


class DraftError(Exception):
    """A model's reply that is not a draft; the message says what is wrong with it."""


class DraftSource(BaseModel):
    """A paragraph that a claim rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    label: str = Field(max_length=20)
    quote: str = Field(max_length=2_000)
    """Words said to stand in the paragraph, letter by letter."""


class DraftClaim(BaseModel):
    """A statement as a model wrote it, before anything of it is checked."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    text: str = Field(max_length=1_000)
    sources: tuple[DraftSource, ...] = Field(max_length=MOST_CLAIMS, strict=False)


class _Draft(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    claims: tuple[DraftClaim, ...] = Field(max_length=4 * MOST_CLAIMS, strict=False)


def read_draft(reply: str) -> tuple[DraftClaim, ...]:
    """Return the claims of a reply: one JSON object, with or without a code fence around it, and nothing else.

    >>> read_draft('{"claims": [{"text": "So it is.", "sources": [{"label": "P1", "quote": "it is"}]}]}')[0].text
    'So it is.'

    Raises:
        DraftError: The reply is anything else.
    """
    fenced = _FENCED.match(reply)
    try:
        return _Draft.model_validate_json(fenced["inside"] if fenced else reply).claims
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the reply"
        message = f"{place}: {first['msg']}"
        raise DraftError(message) from error


def draft_schema(labels: Sequence[str], *, most: int) -> Mapping[str, object]:
    """Return the JSON Schema of a draft that can name no label but these, for models that can be held to a schema."""
    source = _object(label={"type": "string", "enum": list(labels)}, quote={"type": "string"})
    claim = _object(text={"type": "string"}, sources={"type": "array", "items": source, "minItems": 1, "maxItems": 2})
    draft = _object(claims={"type": "array", "items": claim, "maxItems": most})
    return {"title": "draft", "description": "Statements with the paragraphs that carry them."} | draft


def _object(**properties: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
