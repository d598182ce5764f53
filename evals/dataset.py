"""A dataset folder: its cases and the documents they are about."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evals.cases import Case, read_cases
from evals.errors import DatasetError
from evals.gold import gold_documents, is_gold, read_gold_cases

DEMONSTRATION = Path(__file__).parent / "data" / "demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Cases with their documents, whatever form they were written in."""

    name: str
    cases: tuple[Case, ...]
    documents: tuple[tuple[str, Path], ...]
    """(path as the judgements write it, file), sorted by path."""

    @property
    def sha256(self) -> str:
        """Return a hash of the cases, by which a baseline knows whether it was made on the same ones."""
        return sha256("\n".join(case.model_dump_json() for case in self.cases).encode()).hexdigest()

    def only(self, *, split: str | None = None, ids: frozenset[str] = frozenset()) -> "Dataset":
        """Return the dataset with the cases of one split, or of the ids given; everything where neither is given."""
        kept = tuple(
            case for case in self.cases if (split is None or case.split == split) and (not ids or case.id in ids)
        )
        return Dataset(name=self.name, cases=kept, documents=self.documents)


def open_dataset(folder: Path, documents: Path | None = None) -> Dataset:
    """Return the dataset in a folder, recognising its form by its files.

    Documents are those of the folder given, else `documents/` in the dataset folder, else (for the dataset that
    ships) the demonstration library; a dataset in the gold form names its own.

    Raises:
        DatasetError: there is no such folder, no cases, or no documents.
    """
    if not folder.is_dir():
        message = f"There is no dataset folder at {folder}: give one with --dataset, see evals/README.md."
        raise DatasetError(message)
    if is_gold(folder):
        return Dataset(name=folder.name, cases=read_gold_cases(folder), documents=gold_documents(folder))
    cases = read_cases(folder / "cases.jsonl")
    return Dataset(name=folder.name, cases=cases, documents=_files_below(documents or _home(folder)))


def _home(folder: Path) -> Path:
    if folder.resolve() == DEMONSTRATION.resolve():
        return Path(__file__).parent.parent / "assistant" / "demonstration"
    return folder / "documents"


def _files_below(folder: Path) -> tuple[tuple[str, Path], ...]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_about(path))
    if not files:
        message = f"There are no documents in {folder}: put them there, or name their folder with --documents."
        raise DatasetError(message)
    return tuple((path.relative_to(folder).as_posix(), path) for path in files)


def _is_about(path: Path) -> bool:
    """Return whether a file speaks of the documents rather than being one."""
    return path.name.startswith(".") or path.name == "README.md"
