"""The table that the decision whether evidence answers is trained from: a row of features for each question."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.reading import read_closely
from assistant.service import Assistant
from assistant.settings import read_settings
from assistant.sufficiency.features import Features, measure
from evals.cache import CACHE, cache_key
from evals.cases import Case, CaseKind
from evals.dataset import DEMONSTRATION, Dataset, open_dataset
from evals.decisions import ANSWERING
from vectorstore.embeddings import find_embedder
from vectorstore.library import Library
from vectorstore.matrices import FloatVector

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

DATA = Path(__file__).parent / "data" / "sufficiency"
TABLE = DATA / "features.csv"
VECTORS = "questions.npy"
"""Beside the table: the vectors of its questions, a row each, in half precision."""
NAMES = tuple(one.name for one in fields(Features))
EVIDENCE = 20
"""Paragraphs searched for, as the assistant does."""
LEFT_OUT = (CaseKind.FACT, CaseKind.NAMED, CaseKind.RECOMMENDATION)
"""Kinds asked a second time without the documents that answer them."""
LEFT_OUT_WEIGHT = 0.4
"""Weight of these beside 1: now and then another document answers after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with what is known of its answer."""

    id: str
    origin: str
    """Which set it is of."""
    group: str
    """What stands or falls together in cross-validation: its document."""
    question: str
    answered: bool
    history: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Paths of documents that are left out of what is found."""


def written(name: str) -> Iterator[Question]:
    """Yield the questions of one file of `evals/data/sufficiency`."""
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        group = row["document"] or row["id"]
        yield Question(
            id=row["id"],
            origin=name,
            group=group,
            question=row["question"],
            answered=bool(row["answered"]),
            history=tuple(row.get("history", ())),
        )


def cases(chosen: Sequence[Case], origin: str) -> Iterator[Question]:
    """Yield the cases to be answered or declined; those about one thing a second time, its documents left out."""
    for case in chosen:
        answered = case.expected_status[0] in ANSWERING
        if not (answered or case.expected_status[0] == "no_evidence"):
            continue
        asked = Question(
            id=case.id,
            origin=origin,
            group=case.cluster,
            question=case.question,
            history=case.history,
            answered=answered,
        )
        yield asked
        if case.relevant and case.kind in LEFT_OUT:
            paths = frozenset(judgement.doc for judgement in case.relevant)
            yield replace(asked, id=f"{case.id}-left-out", origin=f"{origin}-left-out", answered=False, left_out=paths)


Row = tuple[dict[str, object], FloatVector]
"""A row of the table, and the vector of its question."""


def rows(questions: Sequence[Question], dataset: Dataset) -> Iterator[Row]:
    """Yield a row for each question asked of a dataset's library of which anything is found.

    Questions only about areas that the library does not hold are declined whatever the evidence: they have no row.
    """
    from evals.library import build

    embedder = find_embedder(read_settings().model)
    folder = CACHE / cache_key(dataset, embedder.sha256)
    build(dataset, folder, embedder)
    assistant = Assistant(Library.open(folder / "library", embedder=embedder))
    remembering = assistant.library.embedder
    for asked in questions:
        found = assistant.search(asked.question, history=asked.history, k=3 * EVIDENCE if asked.left_out else EVIDENCE)
        kept = [one for one in found.results if one.stored.document.path not in asked.left_out]
        result = replace(found, results=tuple(kept[:EVIDENCE]))
        if result.results and not (result.query.absent and not result.query.filters.areas):
            features, _ = measure(result, read_closely(result, remembering))
            row = {
                "id": asked.id,
                "origin": asked.origin,
                "group": asked.group,
                "answered": int(asked.answered),
                **{name: round(value, 4) for name, value in asdict(features).items()},
            }
            yield row, remembering.embed_query(result.query.text)


def write_table(shared: Path) -> None:
    """Ask every question and write the table."""
    demonstration, gold = open_dataset(DEMONSTRATION), open_dataset(shared / "gold")
    corpus = sorted(path for path in (shared / "corpus").rglob("*") if path.is_file())
    reports = Dataset(
        name="corpus",
        cases=(),
        documents=tuple((path.relative_to(shared / "corpus").as_posix(), path) for path in corpus),
    )
    asked = (
        ([*written("demonstration"), *cases(demonstration.only(split="dev").cases, "development")], demonstration),
        (list(cases(gold.cases, "gold")), gold),
        (list(written("reports")), reports),
    )
    found = [row for questions, dataset in asked for row in rows(questions, dataset)]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "origin", "group", "answered", *NAMES], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row, _ in found)
    np.save(TABLE.with_name(VECTORS), np.stack([vector for _, vector in found]).astype(np.float16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table as arrays, a row a question."""

    values: Numbers
    """Features, a column each."""
    vectors: Numbers
    """Of the questions."""
    answered: Flags
    origins: np.ndarray[Any, np.dtype[np.str_]]
    groups: np.ndarray[Any, np.dtype[np.str_]]

    @property
    def weights(self) -> Numbers:
        """Return the weight of each row."""
        return np.where(np.char.endswith(self.origins, "left-out"), LEFT_OUT_WEIGHT, 1.0)


def read_table(path: Path = TABLE) -> Table:
    """Return the table in a file."""
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return Table(
        values=np.array([[float(row[name]) for name in NAMES] for row in found]),
        vectors=np.load(path.with_name(VECTORS)).astype(np.float64),
        answered=np.array([row["answered"] == "1" for row in found]),
        origins=np.array([row["origin"] for row in found]),
        groups=np.array([row["group"] for row in found]),
    )
