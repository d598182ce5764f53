"""Where a dataset's library is kept between runs, under a name that changes with all that goes into it."""

import shutil
from hashlib import sha256
from pathlib import Path

from evals.dataset import Dataset
from evals.results import RESULTS

CACHE = RESULTS / "cache"

_CODE = ("ingest", "vectorstore")
"""Packages whose code decides what a library of given documents is."""


def cache_key(dataset: Dataset, model: str) -> str:
    """Return a hash of the documents, the code that reads and indexes them, and the embedding model.

    Args:
        dataset: the documents, by path and bytes; its cases do not matter.
        model: checksum of the embedding model's weights.
    """
    found = sha256(model.encode())
    root = Path(__file__).parent.parent
    code = sorted(path for name in _CODE for path in (root / name).rglob("*") if path.suffix in (".py", ".toml"))
    for name, path in (*((str(path.relative_to(root)), path) for path in code), *dataset.documents):
        found.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()[:16]


def staged(dataset: Dataset, folder: Path) -> Path:
    """Return a folder in which each document lies at the path that the judgements give it; copies, made once."""
    for path, file in dataset.documents:
        copy = folder / path
        if not copy.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return folder
