"""Whether the evidence found is enough to answer, from honest features and without a language model."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib import resources

from assistant.reading import ReadParagraph, together
from ingest.documents import DocumentType
from vectorstore.concepts import coverage
from vectorstore.retriever import SearchResult

READ = 5
"""Paragraphs, best first, that are asked whether they answer."""
NEAREST = 4
"""Sentences of them, nearest first, where a figure is looked for."""
_NUMBER_WORD = re.compile(
    r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half|third|quarter|none|no|single|only)\b"
)
_WANTS_FIGURE = re.compile(
    r"(?i)\bhow\s+(?:many|much|old|big|large|long)\b|\bwhat\s+(?:percentage|proportion|share|number|age)\b|\bper\s?cent\b"
    r"|\bnumber\s+of\b"
)
_WANTS_SUM = re.compile(
    r"(?i)\bhow\s+much\s+(?:\w+\s+){0,3}(?:pay|cost|spend|spent|paid|money|budget|does)|\bcosts?\b|\bpayments?\b"
)
_SUM = re.compile(r"(?i)£|\bpounds?\b|\bper\s?cent\b|\bfree\b")
_WANTS_STEPS = re.compile(
    r"(?i)\bwhat\s+(?:are\s+)?(?:the\s+)?steps\b|\bsteps?\s+(?:to|for|in)\b|\bwhat\s+is\s+the\s+(?:procedure|process)\b"
    r"|\bhow\s+(?:do|should)\s+(?:i|we)\b|\bwhat\s+(?:do|should|must)\s+(?:i|we)\s+do\b"
)
_TELLS_STEPS = {DocumentType.PROCEDURE, DocumentType.GUIDANCE, DocumentType.BRIEFING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the decision is made from."""

    similarity: float
    """Highest cosine between the question and a paragraph read."""
    nearness: float
    """Similarity and share of the sentence where they are highest together."""
    covered: float
    """Weighted share of the question's concepts in the paragraph that holds most of them."""
    expected_missing: float
    """1 where a figure, a sum or steps are asked for and what comes nearest to the question tells none."""


def features(result: SearchResult, read: Sequence[ReadParagraph]) -> Features:
    """Return the features of a search whose best paragraphs were read closely."""
    read = read[:READ]
    return Features(
        similarity=max(one.scored.similarity for one in read),
        nearness=max(one.nearness for one in read),
        covered=max(coverage(result.concepts, one.stems) for one in read),
        expected_missing=float(_expected_missing(result.query.text, read)),
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the evidence answers the question, and what follows from that."""

    probability: float
    answers: bool
    wholly: bool
    missing: tuple[str, ...]
    """Words of the question that none of the paragraphs read speaks of."""


def judge(result: SearchResult, read: Sequence[ReadParagraph]) -> Judgement:
    """Return whether a search's evidence is enough: a logistic model over `Features`, see `sufficiency.json`."""
    model = _model()
    weights = [model[field.name] for field in fields(Features)]
    values = astuple(features(result, read))
    score = model["intercept"] + sum(weight * value for weight, value in zip(weights, values, strict=True))
    probability = 1 / (1 + math.exp(-score))
    words = together(read[:READ])
    return Judgement(
        probability=probability,
        answers=probability >= model["answers_from"],
        wholly=probability >= model["wholly_from"],
        missing=tuple(concept.name for concept in result.concepts if not concept.is_in(words)),
    )


def _expected_missing(question: str, read: Sequence[ReadParagraph]) -> bool:
    """Return whether the question asks for a figure, a sum or steps, and what comes nearest to it tells none."""
    if _WANTS_STEPS.search(question):
        return not any(one.scored.stored.document.type in _TELLS_STEPS for one in read)
    every = [sentence for one in read for sentence in one.sentences]
    near = [sentence.text for sentence in sorted(every, key=lambda sentence: -sentence.nearness)[:NEAREST]]
    if _WANTS_SUM.search(question):
        return not any(_SUM.search(text) for text in near)
    return bool(_WANTS_FIGURE.search(question)) and not any(_has_figure(text, question) for text in near)


def _has_figure(text: str, question: str) -> bool:
    """Return whether a text tells a figure other than those that the question brings along."""
    return bool(_figures(text) - _figures(question)) or _NUMBER_WORD.search(text) is not None


def _figures(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])\d+", text))


@cache
def _model() -> dict[str, float]:
    content = json.loads(resources.files("assistant").joinpath("sufficiency.json").read_text("utf-8"))
    return {name: float(value) for name, value in content["weights"].items()}
