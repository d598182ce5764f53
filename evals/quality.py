"""Scores of answers: quotes, citations, support, points, documents and length."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.answered import GivenAnswer
from evals.cases import Case, CaseKind
from evals.decisions import ANSWERING
from evals.judges import ClaimSupport, Entails, claim_support
from evals.points import forbidden_words, point_recall
from evals.qrels import JudgedUnits
from evals.scores import Series
from evals.units import Unit

LINES = 5
"""Most lines of an answer unless more are asked for: citation recall is capped there."""

BROAD = frozenset({CaseKind.TOPIC, CaseKind.COMPARISON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """One answer beside its case, with what marking it needs."""

    case: Case
    answer: GivenAnswer
    judged: Sequence[JudgedUnits]
    """Where the case's judged paragraphs stand in the library."""
    units: Mapping[str, Unit]
    entails: Entails

    @property
    def answered(self) -> bool:
        """Return whether the answer claims to be one."""
        return self.answer.status in ANSWERING

    @property
    def cited(self) -> tuple[str, ...]:
        """Return the ids of the paragraphs cited, each once; none where the answer declines."""
        return tuple(dict.fromkeys(item.paragraph_id for item in self.answer.citations)) if self.answered else ()

    def support(self) -> tuple[ClaimSupport, ...]:
        """Return the judge's view of each claim."""
        paragraphs = {item.n: self.units.get(item.paragraph_id) for item in self.answer.citations}
        texts = {number: unit.text if unit else None for number, unit in paragraphs.items()}
        return tuple(
            claim_support(claim.text, [texts.get(number) for number in claim.citations], self.entails)
            for claim in self.answer.claims
        )


def quote_validity(marking: Marking) -> float | None:
    """Return the share of citations whose quote is a verbatim span of its paragraph; runs of space count as one."""
    citations = marking.answer.citations
    if not citations:
        return None
    return sum(_verbatim(item.quote, marking.units.get(item.paragraph_id)) for item in citations) / len(citations)


def cites_judged(marking: Marking) -> float | None:
    """Return 1 where at least one judged paragraph is cited, else 0, over all cases that have one; declining is 0."""
    if not marking.judged:
        return None
    return float(any(set(item.units) & set(marking.cited) for item in marking.judged))


def citation_precision(marking: Marking) -> float | None:
    """Return the share of paragraphs cited that are judged relevant: a lower bound, as not judged counts as not."""
    if not marking.judged or not marking.cited:
        return 0.0 if marking.judged and marking.answer.error else None
    relevant = {unit for item in marking.judged for unit in item.units}
    return sum(paragraph in relevant for paragraph in marking.cited) / len(marking.cited)


def citation_recall(marking: Marking) -> float | None:
    """Return the share of grade 2 paragraphs that are cited, of five at most; declining is 0."""
    wanted = [item for item in marking.judged if item.grade == 2]
    if not wanted:
        return None
    found = sum(bool(set(item.units) & set(marking.cited)) for item in wanted)
    return min(1.0, found / min(len(wanted), LINES))


def support_recall(marking: Marking) -> float | None:
    """Return the share of claims that what they cite entails (ALCE citation recall); declined answers are apart."""
    support = marking.support() if marking.answered else ()
    return sum(item.supported for item in support) / len(support) if support else None


def support_precision(marking: Marking) -> float | None:
    """Return the share of citations that bear on their claim (ALCE citation precision); declined answers are apart."""
    precise = [one for item in (marking.support() if marking.answered else ()) for one in item.precise]
    return sum(precise) / len(precise) if precise else None


def key_points(marking: Marking) -> float | None:
    """Return the share of key points that the quotes state (`evals.points`); declining is 0."""
    if not marking.case.points:
        return None
    citations = marking.answer.citations if marking.answered else ()
    return point_recall(marking.case.points, [f"{item.reference} {item.quote}" for item in citations])


def documents_covered(marking: Marking) -> float | None:
    """Return documents cited of the documents with a judged paragraph, for broad questions over two or more."""
    documents = {item.doc for item in marking.case.relevant}
    if marking.case.kind not in BROAD or len(documents) < 2:
        return None
    cited = {marking.units[paragraph].doc for paragraph in marking.cited if paragraph in marking.units}
    return len(documents & cited) / len(documents)


def documents_named(marking: Marking) -> float | None:
    """Return the same, with the documents that are named as speaking of it and not quoted."""
    documents = {item.doc for item in marking.case.relevant}
    if marking.case.kind not in BROAD or len(documents) < 2:
        return None
    cited = {marking.units[paragraph].doc for paragraph in marking.cited if paragraph in marking.units}
    also = {one.document.path for one in marking.answer.coverage.also} if marking.answered else set()
    return len(documents & (cited | also)) / len(documents)


def nothing_forbidden(marking: Marking) -> float | None:
    """Return 1 where none of the case's forbidden words is shown, else 0."""
    if not marking.case.forbidden:
        return None
    return float(not forbidden_words(marking.case.forbidden, marking.answer.shown))


def answer_words(marking: Marking) -> float | None:
    """Return the words of the claims shown, of answers that are one."""
    return float(sum(len(claim.text.split()) for claim in marking.answer.claims)) if marking.answered else None


MEASURES: Mapping[str, Callable[[Marking], float | None]] = {
    "quote validity": quote_validity,
    "cites a judged paragraph": cites_judged,
    "citation precision": citation_precision,
    "citation recall": citation_recall,
    "claims supported": support_recall,
    "citations to the point": support_precision,
    "key-point recall": key_points,
    "documents covered": documents_covered,
    "documents named": documents_named,
    "nothing forbidden shown": nothing_forbidden,
    "answer words": answer_words,
}


def quality_series(markings: Sequence[Marking]) -> list[Series]:
    """Return a series for each measure, over the cases to which it applies."""
    return [
        Series(
            name=name,
            group="answers",
            better="neither" if measure is answer_words else "higher",
            values={marking.case.id: value for marking in markings if (value := measure(marking)) is not None},
        )
        for name, measure in MEASURES.items()
    ]


def _verbatim(quote: str, unit: Unit | None) -> bool:
    return unit is not None and bool(quote.strip()) and " ".join(quote.split()) in " ".join(unit.text.split())
