"""What readers say of answers: a thumb and a comment, without the question unless they want it stored."""

import json
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from assistant.answers import Answer
from assistant.triage.decision import masked
from assistant.triage.personal_data import find_personal_data

FILE = "feedback.jsonl"
"""File in the library's folder: a JSON object a line."""
LONGEST = 1_000
"""Characters of a comment that are kept."""

_writing = threading.Lock()


class Rating(StrEnum):
    """Thumb up or down."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What is stored of one answer."""

    day: date
    """The day only: with the time it could be matched with who was signed in."""
    rating: Rating
    comment: str
    """Details of real people that can be told by rules are masked."""
    status: str
    documents: tuple[str, ...]
    """Ids of the documents cited."""
    index_id: str
    question: str | None
    """None unless the reader ticked the box; masked as the comment is."""


def feedback_on(answer: Answer, rating: Rating, comment: str, *, with_question: bool) -> Feedback:
    """Return what is to be stored of an answer.

    Args:
        answer: What was rated.
        rating: The thumb.
        comment: Free words, or "".
        with_question: Whether the reader wants the question stored.
    """
    return Feedback(
        day=datetime.now(UTC).date(),
        rating=rating,
        comment=_masked(comment[:LONGEST].strip()),
        status=str(answer.status),
        documents=tuple(dict.fromkeys(citation.document.id for citation in answer.citations)),
        index_id=answer.provenance.index_id,
        question=_masked(answer.question) if with_question else None,
    )


def store(feedback: Feedback, folder: Path) -> None:
    """Write one line at the end of the feedback file of a library's folder."""
    line = json.dumps(asdict(feedback), default=str, ensure_ascii=False)
    with _writing, (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def _masked(text: str) -> str:
    return masked(text, find_personal_data(text))
