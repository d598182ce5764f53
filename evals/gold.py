"""Reads questions in the form of `../shared/gold` as cases, so that they run without a copy in another form.

The form: `questions.jsonl` and, beside it, `seed_questions.jsonl` and `files.json` (the reports that are asked about).
Documents lie in the neighbouring folder `corpus`: `corpus/ofsted/<path>` for those in `files.json`, and all of
`corpus/seed`.
"""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.cases import Case, CaseKind, Judgement, check_cases
from evals.errors import DatasetError

QUESTION_FILES = ("questions.jsonl", "seed_questions.jsonl")

ANSWERED = ("answered", "partly_answered")
DECLINED = ("no_evidence", "out_of_scope", "needs_clarifying")


class GoldJudgement(BaseModel):
    """A judged paragraph as the gold files write it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    doc: str
    page: int
    para: str | None = None
    quote: str
    grade: Literal[1, 2]


class GoldQuestion(BaseModel):
    """A question as the gold files write it; `filter` is what the question means and is not given to the assistant."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    kind: Literal["fact", "named", "recommendation", "topic", "followup", "unanswerable"]
    question: str
    history: tuple[str, ...] = ()
    resolved: str | None = None
    relevant: tuple[GoldJudgement, ...] = ()
    points: tuple[str, ...] = ()

    def as_case(self) -> Case:
        """Return the same question as a case: refusal is expected where nothing is judged relevant."""
        return Case(
            id=self.id,
            kind=CaseKind.FOLLOW_UP if self.kind == "followup" else CaseKind(self.kind),
            question=self.question,
            history=self.history,
            resolved=self.resolved,
            expected_status=ANSWERED if self.relevant else DECLINED,
            points=self.points if self.relevant else (),
            relevant=tuple(
                Judgement(doc=item.doc, page=item.page, label=item.para, quote=item.quote, grade=item.grade)
                for item in self.relevant
            ),
        )


def is_gold(folder: Path) -> bool:
    """Return whether a folder has the form that this module reads."""
    return (folder / QUESTION_FILES[0]).is_file() and (folder / "files.json").is_file()


def read_gold_cases(folder: Path) -> tuple[Case, ...]:
    """Return the cases of all question files in the folder.

    Raises:
        DatasetError: a line is not a question, or an id stands twice.
    """
    cases = tuple(
        _read_question(line, folder / name, number).as_case()
        for name in QUESTION_FILES
        if (folder / name).is_file()
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    )
    check_cases(cases, folder)
    return cases


def gold_documents(folder: Path) -> tuple[tuple[str, Path], ...]:
    """Return what to read as (path used in judgements, file), sorted: the reports of `files.json`, then the seed.

    Raises:
        DatasetError: a listed report is not there.
    """
    corpus = folder.parent / "corpus"
    listed = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    found = [(str(path), corpus / "ofsted" / str(path)) for path in listed]
    found += [(f"seed/{file.name}", file) for file in (corpus / "seed").glob("*") if file.is_file()]
    for path, file in found:
        if not file.is_file():
            message = f"{folder / 'files.json'} names {path!r}, which is not in {corpus / 'ofsted'}."
            raise DatasetError(message)
    return tuple(sorted(found))


def _read_question(line: str, path: Path, number: int) -> GoldQuestion:
    try:
        return GoldQuestion.model_validate_json(line)
    except ValidationError as error:
        message = f"{path}:{number}: {error.errors(include_url=False)[0]['msg']}."
        raise DatasetError(message) from error
