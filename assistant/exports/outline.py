"""What a conversation's file holds, whatever its form: the answers with their sources numbered through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answers import Answer, AnswerStatus, Citation
from assistant.citations import reference
from assistant.render import also_line
from assistant.statements import Statements, day, statements

TITLE = "Safeguarding learning: questions and answers"
ACCOUNTABILITY = "Draft produced with an automated tool from the cited sources; check before use."
NEAREST = "Nearest in the library, not an answer"
HELP = "It is not advice about a child or an adult at risk now. In an emergency call 999."


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question and its answer."""

    question: str
    read_as: str
    """The stand-alone question, or "" where it is the question as typed."""
    notes: tuple[str, ...]
    message: str
    groups: tuple[Statements, ...]
    nearest: tuple[tuple[str, str], ...]
    """Text and reference of paragraphs that came near, where there is no answer."""
    coverage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole conversation."""

    made: str
    """When, and from which state of the library."""
    sections: tuple[Section, ...]
    sources: tuple[Citation, ...]
    """Every citation, numbered through."""

    @property
    def by_number(self) -> dict[int, Citation]:
        """Return the sources by their number."""
        return {source.n: source for source in self.sources}


def outline(answers: Sequence[Answer], made_on: date) -> Outline:
    """Return what the file of a conversation holds; answers are given oldest first."""
    numbered: list[Answer] = []
    for answer in answers:
        numbered.append(_numbered(answer, sum(len(each.citations) for each in numbered)))
    indexes = dict.fromkeys(answer.provenance.index_id for answer in answers)
    return Outline(
        made=f"Made on {day(made_on)} from the library {', '.join(indexes)}.",
        sections=tuple(_section(answer) for answer in numbered),
        sources=tuple(citation for answer in numbered for citation in answer.citations),
    )


def _section(answer: Answer) -> Section:
    nothing = answer.status is AnswerStatus.NO_EVIDENCE
    return Section(
        question=answer.question,
        read_as=answer.resolved_question if answer.resolved_question != answer.question else "",
        notes=answer.notes,
        message=answer.message,
        groups=tuple(statements(answer)),
        nearest=tuple((each.stored.paragraph.text, reference(each.stored)) for each in answer.evidence)
        if nothing
        else (),
        coverage=_coverage(answer),
    )


def _coverage(answer: Answer) -> str:
    """Return what was searched and counted, and where else the library speaks of it."""
    if not answer.coverage.documents_searched:
        return ""
    counted = answer.coverage.counted
    sentence = counted.sentence if counted is not None and counted.sentence not in answer.message else ""
    return " ".join(filter(None, [f"{answer.coverage.sentence().capitalize()}.", sentence, also_line(answer)]))


def _numbered(answer: Answer, before: int) -> Answer:
    """Return an answer with its citations numbered on from those before it."""
    return replace(
        answer,
        claims=tuple(replace(claim, citations=tuple(n + before for n in claim.citations)) for claim in answer.claims),
        citations=tuple(replace(citation, n=citation.n + before) for citation in answer.citations),
    )
