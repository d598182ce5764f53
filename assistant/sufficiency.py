"""Whether the evidence found is enough to answer, from honest features and without a language model."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from importlib import resources

from assistant.reading import ReadParagraph, ReadSentence, together
from vectorstore.concepts import coverage
from vectorstore.retriever import SearchResult

READ = 5
"""Paragraphs, best first, that are asked whether they answer."""
_NUMBER = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|third"
    r"|quarter|none|no|all|every|each|most|majority)\b"
)
_EXPECTED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(f"(?i){asked}"), re.compile(f"(?i){told}"))
    for asked, told in (
        (
            r"\bhow\s+much\s+(?:\w+\s+){0,3}(?:pay|cost|spend|spent|paid|money|budget)|\bcosts?\b|\bpayments?\b|\bhow\s+much\s+does",
            r"£|\bpounds?\b|\bper\s?cent\b|\bfree\b",
        ),
        (r"\bwhat\s+(?:percentage|proportion|share)|\bper\s?cent\b", f"%|{_NUMBER}"),
        (
            r"\bhow\s+(?:many|old|big|large|often|long|quickly|soon|fast|far)\b|\b(?:what|which)\s+(?:number|age|time\s+limit)"
            r"|\bwithin\s+what\b",
            _NUMBER
            + r"|\b(?:daily|weekly|monthly|yearly|annual\w*|fortnight\w*|immediate\w*|same\s+day|within|small|large"
            r"|high|low|few|many|several|significant\w*|regular\w*)\b",
        ),
        (
            r"\bwhen\s+(?:was|were|did|is|does|will)\b|\bwhat\s+date\b|\bwhich\s+year\b",
            r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
            r"|before|after|during|within|days?|weeks?|months?|years?)\b",
        ),
    )
)
"""What a question asks for, and what a sentence that tells it holds."""


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
    """1 where a figure, sum or date is asked for and no sentence near the question tells one."""


def features(result: SearchResult, read: Sequence[ReadParagraph]) -> Features:
    """Return the features of a search whose best paragraphs were read closely."""
    read = read[:READ]
    every = [sentence for paragraph in read for sentence in paragraph.sentences]
    return Features(
        similarity=max(one.scored.similarity for one in read),
        nearness=max(one.nearness for one in read),
        covered=max(coverage(result.concepts, one.stems) for one in read),
        expected_missing=float(_expected_missing(result.query.text, every)),
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


def _expected_missing(question: str, every: Sequence[ReadSentence]) -> bool:
    near = sorted(every, key=lambda sentence: -sentence.nearness)[:READ]
    return any(
        asked.search(question) and not any(told.search(sentence.text) for sentence in near) for asked, told in _EXPECTED
    )


@cache
def _model() -> dict[str, float]:
    content = json.loads(resources.files("assistant").joinpath("sufficiency.json").read_text("utf-8"))
    return {name: float(value) for name, value in content["weights"].items()}
