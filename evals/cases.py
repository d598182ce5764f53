"""A case: a question, the statuses that are right, the judged paragraphs and the points a right answer states.

This is the border at which committed text becomes typed values, so the models are Pydantic and refuse unknown fields.
The fields are described one by one in `evals/data/demonstration/README.md`.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.errors import DatasetError


class CaseKind(StrEnum):
    """What a case asks, and so which measures it enters."""

    FACT = "fact"
    NAMED = "named"
    RECOMMENDATION = "recommendation"
    TOPIC = "topic"
    COMPARISON = "comparison"
    PROCEDURE = "procedure"
    FOLLOW_UP = "follow_up"
    UNANSWERABLE = "unanswerable"
    LIVE_CONCERN = "live_concern"
    STUDY_LOOKALIKE = "study_lookalike"
    IDENTIFICATION = "identification"
    PERSONAL_DATA = "personal_data"
    INJECTION = "injection"


class Judgement(BaseModel):
    """One judged paragraph of a case; paragraphs without a judgement are taken as not relevant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    doc: str
    """Path below the folder of documents."""
    page: int = Field(ge=1)
    label: str | None = None
    """The number printed beside it."""
    quote: str = Field(min_length=1)
    """Words copied from the paragraph: what it is found again by, however a library is cut."""
    grade: Literal[1, 2]
    """2 answers the question or a needed part of it, 1 touches it."""


class Case(BaseModel):
    """One question with what is expected of its answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^\S+$")
    """No spaces: it is the query id of the TREC files."""
    kind: CaseKind
    form: Literal["plain", "paraphrase"] = "plain"
    split: Literal["dev", "test"] = "test"
    question: str = Field(min_length=1)
    history: tuple[str, ...] = ()
    resolved: str | None = None
    expected_status: tuple[str, ...] = Field(min_length=1)
    """Statuses that are right, the best first."""
    points: tuple[str, ...] = ()
    relevant: tuple[Judgement, ...] = ()
    note: str | None = None
    forbidden: tuple[str, ...] = ()
    """Words that must not stand in what is shown."""

    @property
    def cluster(self) -> str:
        """Return the document of the best judged paragraph, or the case's own plain id where nothing is judged.

        Questions about one document stand or fall together, and so do the two forms of one question.
        """
        if self.relevant:
            return max(self.relevant, key=lambda judgement: judgement.grade).doc
        return self.id.removesuffix("p")


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a JSON Lines file, in its order.

    Raises:
        DatasetError: the file is missing or empty, a line is not a case, or an id stands twice.
    """
    if not path.is_file():
        message = f"There are no cases at {path}: a dataset folder holds cases.jsonl, see evals/README.md."
        raise DatasetError(message)
    lines = path.read_text(encoding="utf-8").splitlines()
    cases = tuple(_read_case(line, path, number) for number, line in enumerate(lines, 1) if line.strip())
    check_cases(cases, path)
    return cases


def check_cases(cases: Iterable[Case], source: Path) -> None:
    """Check that there are cases and that no id stands twice.

    Raises:
        DatasetError: with the id or the empty file.
    """
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            message = f"{source}: the case id {case.id!r} stands twice; give each case its own."
            raise DatasetError(message)
        seen.add(case.id)
    if not seen:
        message = f"{source} holds no case."
        raise DatasetError(message)


def _read_case(line: str, path: Path, number: int) -> Case:
    try:
        return Case.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        message = f"{path}:{number}: {where}: {first['msg']}."
        raise DatasetError(message) from error
