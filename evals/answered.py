"""Answers as `answers.jsonl` holds them: the fixed JSON of an answer, read back with its fields checked."""

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.errors import ResultsError
from evals.results import ResultsFolder


class GivenDocument(BaseModel):
    """The document behind a citation."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: str


class GivenCitation(BaseModel):
    """A citation that was shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    n: int
    document: GivenDocument
    paragraph_id: str
    quote: str
    page: int = 1
    reference: str = ""
    authority: str = ""


class GivenClaim(BaseModel):
    """A claim that was shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    citations: tuple[int, ...] = ()


class GivenAlso(BaseModel):
    """A document that was named without being quoted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: GivenDocument


class GivenCoverage(BaseModel):
    """What was said about what was searched."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    also: tuple[GivenAlso, ...] = ()


class Failure(BaseModel):
    """How a case crashed."""

    model_config = ConfigDict(frozen=True)

    type: str
    message: str


class GivenAnswer(BaseModel):
    """What the assistant gave for a case; a crash has the status `crashed` and its error."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    status: str
    message: str = ""
    claims: tuple[GivenClaim, ...] = ()
    citations: tuple[GivenCitation, ...] = ()
    coverage: GivenCoverage = GivenCoverage()
    evidence: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    timings_ms: dict[str, float] = {}
    seconds: float = 0.0
    error: Failure | None = None

    @property
    def shown(self) -> str:
        """Return all the words that a reader sees of the answer itself."""
        return " ".join(
            [self.message, *(claim.text for claim in self.claims), *(item.quote for item in self.citations)]
        )


def read_answers(folder: ResultsFolder) -> dict[str, GivenAnswer]:
    """Return the answers by case id.

    Raises:
        ResultsError: a line lacks a field of the fixed form.
    """
    answers: dict[str, GivenAnswer] = {}
    for number, line in enumerate(folder.read_text("answers.jsonl").splitlines(), 1):
        try:
            answer = GivenAnswer.model_validate_json(line)
        except ValidationError as error:
            message = f"{folder.path / 'answers.jsonl'}:{number}: {error.errors(include_url=False)[0]['msg']}."
            raise ResultsError(message) from error
        answers[answer.id] = answer
    return answers
