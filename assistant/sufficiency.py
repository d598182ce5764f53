"""Whether the evidence found is enough to answer, from honest features and without a language model."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from vectorstore.concepts import Concept, ParagraphStems, coverage
from vectorstore.results import ScoredParagraph
from vectorstore.retriever import SearchResult

READ = 5
"""Paragraphs, best first, that are asked whether they answer."""
_WANTS_FIGURE = re.compile(
    r"(?i)\b(?:how\s+(?:many|much|big|large|long|often|quickly|soon|old|high)|what\s+(?:number|percentage|proportion|share|rate"
    r"|age|date|grade)|per\s*cent|percentage|average\s+\w*\s*cost|cost\s+of)\b"
)
_FIGURE = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|dozen"
    r"|half|third|quarter|none|daily|weekly|monthly|yearly|annually|nightly|fortnight\w*|every|each|same\s+day|within"
    r"|outstanding|good|inadequate|adequate|requires?\s+improvement|most|majority|all|few|large|small|high|low)\b"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What the decision is made from; each from 0 to 1 unless said."""

    similarity: float
    """Highest cosine between the question and the paragraphs read."""
    similarity_behind: float
    """The same for the paragraph at the end of those read: high where a topic is spoken of often."""
    covered: float
    """Weighted share of the question's concepts in the paragraph that holds most of them."""
    covered_together: float
    """The same for all paragraphs read together."""
    rarest_missing: float
    """Weight of the rarest concept that none of them speaks of, as a share of the weight of a word seen once."""
    unheard: float
    """Share of the question's concepts that no paragraph of the library speaks of."""
    no_figure: float
    """1 where a figure is asked for and the best paragraph has none."""


def features(result: SearchResult) -> Features:
    """Return the features of a search that found something."""
    read = result.results[:READ]
    words = [_stems(scored) for scored in read]
    together = ParagraphStems(" ".join(one.spaced for one in words), frozenset().union(*(one.distinct for one in words)))
    missing = [concept.weight for concept in result.concepts if not concept.is_in(together)]
    rarest = max((concept.weight for concept in result.concepts), default=1.0)
    unheard = [concept for concept in result.concepts if concept.unheard]
    similarities = [scored.similarity for scored in read]
    return Features(
        similarity=max(similarities),
        similarity_behind=sorted(similarities)[0],
        covered=max(coverage(result.concepts, one) for one in words),
        covered_together=coverage(result.concepts, together),
        rarest_missing=max(missing, default=0.0) / max(rarest, _SEEN_ONCE),
        unheard=len(unheard) / max(1, len(result.concepts)),
        no_figure=float(bool(_WANTS_FIGURE.search(result.query.text)) and not _has_figure(read[:3])),
    )


_SEEN_ONCE = 8.0
"""Inverse document frequency of a word that stands in one paragraph of a library of some thousands, in nats."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the evidence answers the question, and the statuses that follow."""

    probability: float
    answers: bool
    wholly: bool
    missing: tuple[str, ...]
    """Words of the question that the evidence does not speak of."""


def judge(result: SearchResult) -> Judgement:
    """Return whether a search's evidence is enough: a logistic model, trained by `evals/train_sufficiency.py`."""
    model = _model()
    values = features(result)
    score = model["intercept"] + sum(model[name] * getattr(values, name) for name in values.__slots__)
    probability = 1 / (1 + math.exp(-score))
    together = [_stems(scored) for scored in result.results[:READ]]
    missing = tuple(
        concept.name for concept in result.concepts if not any(concept.is_in(words) for words in together)
    )
    return Judgement(
        probability=probability,
        answers=probability >= model["answers_from"],
        wholly=probability >= model["wholly_from"],
        missing=missing,
    )


def _has_figure(read: Sequence[ScoredParagraph]) -> bool:
    return any(_FIGURE.search(scored.stored.paragraph.text) for scored in read)


def _stems(scored: ScoredParagraph) -> ParagraphStems:
    paragraph = scored.stored.paragraph
    return ParagraphStems.of(" ".join((paragraph.text, paragraph.stem, *paragraph.section[-1:])))


@cache
def _model() -> dict[str, float]:
    content = json.loads(resources.files("assistant").joinpath("sufficiency.json").read_text("utf-8"))
    return {name: float(value) for name, value in content["weights"].items()}
