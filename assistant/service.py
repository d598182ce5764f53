"""The assistant: a message goes in, a verified answer comes out."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from assistant.answers import MESSAGES, Answer, AnswerStatus, Provenance
from assistant.breadth import asks_for_every
from assistant.chat_model import ChatModel
from assistant.contacts import load_contacts
from assistant.coverage import coverage_of
from assistant.currency import with_currency
from assistant.exhaustive import all_of_kind, listed
from assistant.extractive import compose
from assistant.followups import Resolved, goes_on_from_nothing, resolve
from assistant.messages import NEAREST, nothing_found, partly_found, too_long
from assistant.quotations import addresses_a_machine, holds_telephone_number
from assistant.reading import PARAGRAPHS as READ_CLOSELY
from assistant.reading import ReadParagraph, read_closely
from assistant.shared_names import settled
from assistant.standalone import reworded
from assistant.sufficiency import Judgement, judge
from assistant.synthesis import gather, with_counts
from assistant.triage import KnownLibrary, Triage, masked, points_at_nothing, triage
from assistant.verification import EmbeddedMeaning, Entailment, TrainedSupport
from assistant.written import write
from vectorstore.embeddings import Embedder
from vectorstore.errors import ModelError
from vectorstore.library import Library
from vectorstore.results import Filters, ScoredParagraph
from vectorstore.retriever import Retriever, SearchResult

LINES = 5
"""Lines of an answer unless more are asked for."""
EVIDENCE = 20
"""Paragraphs searched for before an answer is drafted."""

LONGEST = 4_000
"""Characters of a message that is taken for a question."""
CONTACTS = "contacts.toml"
"""File in the library's folder with the owner's contacts for live concerns."""

OnStage = Callable[[str], None]
"""Receives what is being done, for people: "reading 12 paragraphs"."""


def unheard(_stage: str) -> None:
    """Hear of a stage and do nothing."""


class Assistant:
    """Answers from one library: triage, stand-alone question, evidence, lines, checked quotations."""

    def __init__(
        self, library: Library, *, chat_model: ChatModel | None = None, entailment: Entailment | None = None
    ) -> None:
        """Answer from this library, in a language model's words if there is one; the folder may hold contacts.

        An entailment model, if there is one, must agree with every line that the language model writes.

        Raises:
            ContactsError: The owner's contacts cannot be read.
        """
        self.library = library
        self.chat_model = chat_model
        self.entailment = entailment
        self.retriever = Retriever(library)
        self.contacts = load_contacts([library.folder / CONTACTS])

    def search(
        self, question: str, *, history: Sequence[str] = (), k: int = 10, filters: Filters | None = None
    ) -> SearchResult:
        """Return the k best paragraphs for a question asked after others, oldest first."""
        resolved = self._resolve(question, history)
        return self.retriever.search(resolved.question, k=k, filters=filters, background=resolved.background)

    def stopped(self, question: str, *, history: Sequence[str] = ()) -> Answer | None:
        """Return the answer to a message that is met without a search, such as a live concern; None for all others."""
        triaged = self._triage(question, history)
        return self._stopped(question, triaged, {}) if triaged.status is not None else None

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        filters: Filters | None = None,
        lines: int = LINES,
        on_stage: OnStage = unheard,
    ) -> Answer:
        """Return the answer to a message; nothing in it is unverified.

        Args:
            question: The message as typed.
            history: Earlier messages of the conversation, oldest first.
            filters: Filters set by hand.
            lines: The most lines of the answer.
            on_stage: Called with each stage as it begins.
        """
        timings: dict[str, float] = {}
        with _timed(timings, "triage"):
            triaged = self._triage(question, history)
        if triaged.status is not None:
            return self._stopped(question, triaged, timings)
        if len(question) > LONGEST:
            return self._stopped(question, too_long(len(question), LONGEST), timings)
        resolved = self._resolve(triaged.question or question, history)
        on_stage(f"searching {len(self.library.documents())} documents")
        with _timed(timings, "search"):
            k = max(EVIDENCE, 3 * lines)
            result = self.retriever.search(resolved.question, k=k, filters=filters, background=resolved.background)
        base = Answer(
            question=question,
            resolved_question=resolved.question,
            status=AnswerStatus.NO_EVIDENCE,
            message="",
            evidence=result.results,
            coverage=coverage_of(result),
            notes=(triaged.message,) if triaged.message else (),
            provenance=Provenance(index_id=self.library.index_id),
        )
        base = self._every(base, result, lines)
        if base.claims or not result.results:
            return replace(base, timings_ms=timings)
        on_stage(f"reading {min(len(result.results), READ_CLOSELY)} paragraphs")
        with _timed(timings, "reading"):
            read = read_closely(result, self.library.embedder, paragraphs=max(READ_CLOSELY, 2 * lines))
            judgement = judge(result, read, self.library.embedder)
        if not judgement.answers or _only_elsewhere(result):
            message = nothing_found(result, self.library.documents(), judgement)
            return replace(base, message=message, evidence=_nearest(result), timings_ms=timings)
        on_stage("checking quotations")
        with _timed(timings, "answer"):
            gathered = gather(result, read, self.library, most=lines)
            answered = _answered(base, result, judgement, gathered.lines)
            if self.chat_model is not None:
                on_stage("writing, and checking every statement")
                answered = self._written(answered, read, self.chat_model)
            answered = self._noted(with_counts(answered, gathered, result, self.library))
        return replace(answered, timings_ms=timings)

    def _written(self, quoted: Answer, read: Sequence[ReadParagraph], model: ChatModel) -> Answer:
        """Return an answer in the words of a language model, as far as they can be verified."""
        meaning = EmbeddedMeaning(self.library.embedder)
        support = TrainedSupport.load()
        return write(quoted, read, model=model, meaning=meaning, support=support, entailment=self.entailment)

    def _noted(self, answered: Answer) -> Answer:
        """Return an answer whose citations note what has changed since."""
        cited = self.library.paragraphs_by_id([one.paragraph_id for one in answered.citations])
        return replace(answered, citations=with_currency(answered.citations, cited, self.library))

    def _every(self, base: Answer, result: SearchResult, lines: int) -> Answer:
        """Return the list that a question for everything of a kind asks for; without claims for other questions.

        Where every candidate was looked at and none fits, the answer notes that, and is still to be made.
        """
        if not result.results:
            return replace(base, message=nothing_found(result, self.library.documents()))
        kinds = asks_for_every(result.query)
        if not kinds or _only_elsewhere(result):
            return base
        found = all_of_kind(result, kinds, self.library)
        if not found.rows:
            return replace(base, notes=(*base.notes, found.sentence()))
        return listed(base, found, self.library, lines=lines)

    def _triage(self, question: str, history: Sequence[str]) -> Triage:
        """Sort a message; of one too long to be a question, its beginning and end, where a concern would stand."""
        read = question if len(question) <= LONGEST else f"{question[: LONGEST // 2]}\n{question[-LONGEST // 2 :]}"
        documents = self.library.documents()
        known = KnownLibrary.of(documents)
        found = triage(read, history=history, known=known, contacts=self.contacts, embedder=self._embedder())
        if found.status is None and not history and goes_on_from_nothing(question, documents):
            return points_at_nothing()
        return settled(found, question, self.retriever)

    def _embedder(self) -> Embedder | None:
        """Return the library's model, or None where it cannot be had: a live concern is met all the same."""
        try:
            return self.library.embedder
        except ModelError:
            return None

    def _resolve(self, question: str, history: Sequence[str]) -> Resolved:
        documents = self.library.documents()
        rule = resolve(question, history, documents=documents)
        if self.chat_model is None or not history:
            return rule
        return reworded(rule, question, history, documents=documents, model=self.chat_model)

    def _stopped(self, question: str, triaged: Triage, timings: dict[str, float]) -> Answer:
        status = triaged.status or AnswerStatus.OUT_OF_SCOPE
        shown = masked(question, triaged.spans)
        return Answer(
            question=shown,
            resolved_question=shown,
            status=status,
            message=triaged.message or MESSAGES[status],
            timings_ms=timings,
            provenance=Provenance(index_id=self.library.index_id),
        )


def _answered(base: Answer, result: SearchResult, judgement: Judgement, lines: Sequence[ReadParagraph]) -> Answer:
    claims, citations = compose(lines)
    told = " ".join(line.scored.stored.paragraph.text for line in lines)
    absent = tuple(area for area in result.query.absent if area not in told)
    whole = judgement.wholly and not absent
    return replace(
        base,
        status=AnswerStatus.ANSWERED if whole else AnswerStatus.PARTLY_ANSWERED,
        message="" if whole else partly_found(judgement, absent),
        claims=claims,
        citations=citations,
        coverage=replace(base.coverage, documents_cited=len({citation.document.id for citation in citations})),
    )


def _nearest(result: SearchResult) -> tuple[ScoredParagraph, ...]:
    """Return the paragraphs shown where there is no answer; none with a number to ring or orders to a machine."""
    shown = (found for found in result.results if not _is_withheld(found.stored.paragraph.text))
    return tuple(islice(shown, NEAREST))


def _is_withheld(text: str) -> bool:
    return holds_telephone_number(text) or addresses_a_machine(text)


def _only_elsewhere(result: SearchResult) -> bool:
    """Return whether every area that the question names is one that the library holds nothing about."""
    return bool(result.query.absent) and not result.query.filters.areas


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    timings[stage] = (time.perf_counter() - start) * 1000
