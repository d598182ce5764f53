"""The files of one results folder: what `run` writes and everything after it reads.

| file | holds |
|---|---|
| `settings.json`, `provenance.json` | what was run, with what |
| `cases.jsonl` | the cases as run |
| `units.<cut>.jsonl` | what can be ranked: `paragraphs` of the library, `chunks` of the naive pipeline |
| `judged.<cut>.jsonl` | where each judged paragraph stands in that cut |
| `retrieval.<mode>.run`, `retrieval.<mode>.qrels` | TREC files, one pair a mode |
| `answers.jsonl` | an answer a line as `safeguarding ask --json` prints it, with `id`, `seconds` and `error` |
| `timings.jsonl` | seconds of each stage and of each case in it; peak memory where a stage ends |
| `scores.json`, `scores.csv` | written by `score` |
| `report.html`, `report.md`, `report.csv` | written by `report` |
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

from evals.cases import Case, read_cases
from evals.errors import ResultsError
from evals.measures import read_run
from evals.qrels import JudgedUnits
from evals.units import Unit

Row: TypeAlias = Mapping[str, object]
"""One JSON object of a file; read back through the models below wherever a field is used."""

RESULTS = Path("results")
"""Where results folders are made, below the current folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long something took."""

    stage: str
    seconds: float
    case: str | None = None
    """The case it was for; None for a stage done once."""
    peak_mb: float | None = None
    """Peak resident memory of the process so far, in MB, when a stage done once ended."""


@dataclass(frozen=True, slots=True)
class ResultsFolder:
    """Paths and contents of one results folder."""

    path: Path

    def run_file(self, mode: str) -> Path:
        """Return the path of a mode's TREC run."""
        return self.path / f"retrieval.{mode}.run"

    def qrels_file(self, mode: str) -> Path:
        """Return the path of a mode's TREC qrels."""
        return self.path / f"retrieval.{mode}.qrels"

    def write_json(self, name: str, value: object) -> None:
        """Write one JSON value, readable by people."""
        (self.path / name).write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def write_rows(self, name: str, rows: Iterable[Row]) -> None:
        """Write JSON Lines."""
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (self.path / name).write_text("".join(lines), encoding="utf-8")

    def read_text(self, name: str) -> str:
        """Return the text of a file.

        Raises:
            ResultsError: it is not there, with the command that makes it.
        """
        file = self.path / name
        if not file.is_file():
            command = "score" if name.startswith("scores") else "run"
            message = f"{self.path} has no {name}: make it with `python -m evals {command}`."
            raise ResultsError(message)
        return file.read_text(encoding="utf-8")

    def read_settings(self) -> "RunSettings":
        """Return what was run."""
        return RunSettings(**json.loads(self.read_text("settings.json")))

    def read_cases(self) -> tuple[Case, ...]:
        """Return the cases as they were run."""
        self.read_text("cases.jsonl")
        return read_cases(self.path / "cases.jsonl")

    def read_units(self, cut: str) -> dict[str, Unit]:
        """Return the units of a cut by id."""
        rows = (json.loads(line) for line in self.read_text(f"units.{cut}.jsonl").splitlines())
        return {row["id"]: Unit(**row) for row in rows}

    def read_judged(self, cut: str) -> tuple[JudgedUnits, ...]:
        """Return where the judged paragraphs stand in a cut."""
        rows = (json.loads(line) for line in self.read_text(f"judged.{cut}.jsonl").splitlines())
        return tuple(JudgedUnits(**{**row, "units": tuple(row["units"])}) for row in rows)

    def read_rankings(self, mode: str) -> dict[str, list[str]]:
        """Return the ranked unit ids by case id, best first, as the run file has them."""
        self.read_text(self.run_file(mode).name)
        return {case: list(scores) for case, scores in read_run(self.run_file(mode)).items()}

    def read_timings(self) -> tuple[Timing, ...]:
        """Return all timings."""
        return tuple(Timing(**json.loads(line)) for line in self.read_text("timings.jsonl").splitlines())


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """What was run, written so that it can be run again."""

    dataset: str
    dataset_sha256: str
    documents: int
    cases: int
    k: int
    modes: dict[str, str]
    """Cut by mode: what each mode ranks."""
    answers: bool
    assistant: dict[str, object]

    def as_row(self) -> Row:
        """Return the settings as one JSON object."""
        return asdict(self)


def latest(folder: Path = RESULTS) -> ResultsFolder:
    """Return the newest results folder by its name, which is its time.

    Raises:
        ResultsError: there is none.
    """
    found = sorted(path.parent for path in folder.glob("*/settings.json"))
    if not found:
        message = f"There are no results in {folder}: make some with `python -m evals run`."
        raise ResultsError(message)
    return ResultsFolder(found[-1])
