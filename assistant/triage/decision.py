"""What triage decides about a message, and what it may know of the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.answers import AnswerStatus
from vectorstore.results import DocumentRecord


class KnownReview(NamedTuple):
    """A document of the library that bears a pseudonym."""

    document: str
    title: str
    area: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLibrary:
    """The few facts of a library that triage looks at."""

    pseudonyms: Mapping[str, Sequence[tuple[str, str, str, str]]] = field(default_factory=dict)
    """Pseudonym as printed ("Baby E") → (document id, title, area, year) of each document that bears it."""
    areas: Sequence[str] = ()
    """Every council or board area that a document of the library covers."""
    titles: Sequence[str] = ()
    documents: int = 0

    @staticmethod
    def of(documents: Sequence[DocumentRecord]) -> "KnownLibrary":
        """Return the facts of a library with these documents."""
        pseudonyms: dict[str, list[tuple[str, str, str, str]]] = {}
        for document in documents:
            if pseudonym := document.facts.get("pseudonym"):
                entry = (document.id, document.title, document.area or "", str(document.year or ""))
                pseudonyms.setdefault(pseudonym.value, []).append(entry)
        return KnownLibrary(
            pseudonyms=pseudonyms,
            areas=sorted({document.area for document in documents if document.area}),
            titles=[document.title for document in documents],
            documents=len(documents),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where personal data stands in the message as it was sent: characters from 0, the end excluded."""

    start: int
    end: int
    kind: str
    """"name", "date of birth", "NHS number", "phone number" and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The decision on one message."""

    status: AnswerStatus | None
    """How the message is met at once, or None where it goes on to the search."""
    message: str
    """The reply; where status is None a line to show beside the answer, often ""."""
    reason: str
    """One line that names the rule; it never repeats the message."""
    spans: tuple[Span, ...] = ()
    strip: bool = False
    """Whether the line on live concerns is shown above the answer."""
    question: str = ""
    """The message to search with: no invisible characters, no orders to the machine."""


def masked(message: str, spans: Sequence[Span]) -> str:
    """Return the message with every span replaced by its kind in brackets.

    >>> masked("call 07700 900123", [Span(start=5, end=17, kind="phone number")])
    'call [phone number]'
    """
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        message = f"{message[: span.start]}[{span.kind}]{message[span.end :]}"
    return message
