"""The features that the decision rests on, each of which can be read and explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from assistant.reading import ReadParagraph
from assistant.sufficiency.asked import Asked, Thing, asked, counted_concepts, names_one, tells
from assistant.sufficiency.evidence import Laid, concepts_asked, lay, missing
from assistant.sufficiency.premises import (
    addressee_of,
    is_contrary,
    is_recommendation,
    is_topic,
    share_addressed,
    subject_of,
)
from assistant.sufficiency.presence import share_in
from ingest.documents import Kind
from vectorstore.concepts import Concept
from vectorstore.retriever import SearchResult

BEST = 5
"""Paragraphs, best first, among which the most similar one is looked for."""
NEAREST = 3
"""Sentences, nearest first, whose praise or blame is compared with the question's."""
FARTHEST = -0.6
"""The widest gap between what comes nearest and what is of the review and kind that is wanted."""
WIDEST = -0.4
"""The widest gap between what comes nearest and what tells the thing asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the decision is made from."""

    together: float
    """Similarity of the nearest sentence and share of the question's concepts, in the paragraph with most of both."""
    sentence: float
    """The same of one sentence: the one with most of both."""
    similarity: float
    """Highest cosine between the question and a paragraph."""
    fact: float
    """1 where a fact is asked for: a number, a date, a name."""
    fact_gap: float
    """Where a fact is asked for: how much farther from the question the nearest sentence that tells one is, or 0."""
    reason_gap: float
    """The same where a reason or the steps are asked for."""
    topic: float
    """1 where anything on a subject will do."""
    subject_missing: float
    """Share of what is asked about ("about the fire at the home") that no paragraph of the wanted kind holds."""
    recommended_gap: float
    """How much farther the nearest paragraph of the wanted review and kind is than the nearest of all, or 0."""
    addressee_missing: float
    """Share of whom a recommendation is for that no recommendation found is addressed to."""
    asked: float
    """Weight of all concepts, in nats: a long question is held by fewer paragraphs."""
    contrary: float
    """1 where the question takes praise for granted and what comes nearest finds fault, or the reverse."""
    unnamed: float
    """1 where the name of a thing is asked for and none of the paragraphs holds a name of such a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What the evidence lacks."""

    words: tuple[str, ...]
    """Concepts of the question that nothing read speaks of."""
    thing: Thing | None
    """The kind of thing asked for that the nearest sentences do not tell."""
    addressee: bool
    """Whether a recommendation is asked for to somebody to whom none is addressed."""


def measure(result: SearchResult, read: Sequence[ReadParagraph]) -> tuple[Features, Lacking]:
    """Return the features of a search whose best paragraphs were read, and what the evidence lacks."""
    question, concepts = result.query.text, concepts_asked(result)
    laid = lay(concepts, read)
    wanted = asked(question)
    gap = _gap(wanted, concepts, laid) if wanted else 0.0
    eligible = _eligible(result, laid)
    addressee = addressee_of(question, concepts, wants_recommendations=result.query.wants_recommendations)
    unaddressed = 1 - share_addressed(addressee, [one.stored for one in eligible or laid]) if addressee else 0.0
    names = wanted is not None and wanted.thing is Thing.NAMED
    features = Features(
        together=max(one.together for one in laid),
        sentence=max(sentence.similarity + one.share_of(sentence) for one in laid for sentence in one.read.sentences),
        similarity=max(one.scored.similarity for one in read[:BEST]),
        fact=float(wanted is not None and wanted.is_fact),
        fact_gap=gap if wanted and wanted.is_fact else 0.0,
        reason_gap=gap if wanted and not wanted.is_fact else 0.0,
        topic=float(is_topic(question)),
        subject_missing=_subject_missing(question, concepts, eligible),
        recommended_gap=max(
            max((one.together for one in eligible), default=0.0) - max(one.together for one in laid), FARTHEST
        ),
        addressee_missing=unaddressed,
        asked=sum(concept.weight for concept in result.concepts),
        contrary=float(is_contrary(question, _nearest(laid))),
        unnamed=float(names and wanted is not None and not _names(wanted, laid)),
    )
    return features, Lacking(
        words=tuple(concept.name for concept in missing(concepts, _anywhere(concepts, laid))),
        thing=wanted.thing if wanted and gap < WIDEST / 2 else None,
        addressee=unaddressed > 0.5,
    )


def _gap(wanted: Asked, concepts: Sequence[Concept], laid: Sequence[Laid]) -> float:
    """Return how much less near the nearest sentence that tells what is asked for is than the nearest of all."""
    counted = counted_concepts(wanted, concepts)
    scored = [
        (sentence.similarity + one.share_of(sentence), tells(wanted, around, counted, one.stored.document.type))
        for one in laid
        for sentence, around in zip(one.read.sentences, _with_neighbours(one.read), strict=True)
    ]
    nearest = max(score for score, _ in scored)
    telling = max((score for score, told in scored if told), default=0.0)
    return max(telling - nearest, WIDEST)


def _with_neighbours(read: ReadParagraph) -> list[str]:
    """Return each sentence with the one before and the one after it, where the thing asked for may stand as well."""
    texts = [sentence.text for sentence in read.sentences]
    return [" ".join(texts[max(0, place - 1) : place + 2]) for place in range(len(texts))]


def _eligible(result: SearchResult, laid: Sequence[Laid]) -> list[Laid]:
    """Return the paragraphs that may answer: of the review named, and recommendations where these are wanted."""
    reviews = result.query.filters.reviews
    chosen = [one for one in laid if not reviews or _is_of(one, reviews)]
    if result.query.wants_recommendations:
        chosen = [one for one in chosen if is_recommendation(one.stored)]
    return chosen


def _is_of(one: Laid, reviews: Sequence[str]) -> bool:
    pseudonym = one.stored.document.facts.get("pseudonym")
    is_its_own = pseudonym is not None and pseudonym.value in reviews
    return is_its_own or any(name in one.stored.paragraph.text for name in reviews)


def _subject_missing(question: str, concepts: Sequence[Concept], laid: Sequence[Laid]) -> float:
    subject = subject_of(question, concepts)
    if not subject:
        return 0.0
    return 1 - max((share_in(subject, one.stored.words) for one in laid), default=0.0)


def _nearest(laid: Sequence[Laid]) -> list[tuple[str, Kind]]:
    every = chain.from_iterable(
        ((sentence.similarity, sentence.text, one.stored.paragraph.kind) for sentence in one.read.sentences)
        for one in laid
    )
    return [(text, kind) for _, text, kind in sorted(every, key=lambda entry: -entry[0])[:NEAREST]]


def _names(wanted: Asked, laid: Sequence[Laid]) -> bool:
    return any(names_one(wanted.of, one.stored.paragraph.text) for one in laid)


def _anywhere(concepts: Sequence[Concept], laid: Sequence[Laid]) -> list[float]:
    """Return how far each concept is present in any of the paragraphs."""
    columns = np.array([one.presences for one in laid]).reshape(len(laid), len(concepts))
    return [float(held) for held in columns.max(axis=0)]
