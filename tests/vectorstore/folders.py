"""Small folders of invented reports to ingest, and libraries made of them."""

from pathlib import Path

import numpy as np

from ingest.sources import expand
from tests.embedders import HashEmbedder
from vectorstore.catalogue import State
from vectorstore.chroma import open_index
from vectorstore.library import Library
from vectorstore.progress import IngestResult
from vectorstore.stores import Stores

REPORTS = {
    "corvenshire/inspection 2019.txt": """Inspection of Corvenshire children's services

Published 4 March 2019

1. Social workers visit children often and know them well, so that plans rest on what children say.

2. Return home interviews are late in half of the cases that inspectors saw, and what is learned is not shared.

3. The council should make sure that every child who goes missing is offered an interview within 72 hours.
""",
    "harrowmere/review baby q.txt": """Serious case review: Baby Q

1. Health visitors and the general practitioner did not share what each knew about the mother's depression.

2. The review found that the father was invisible to every agency for eleven months.

3. The partnership should ask every agency to record who the men in a household are.
""",
    "lowmoor/procedure.txt": """Procedure for bruising in babies who are not yet mobile

1. Any bruise in a baby who cannot roll must be discussed with a paediatrician on the same day.

2. Staff must not ask the parents for an explanation before the paediatrician has seen the baby.
""",
}
"""Invented, by path."""


def write_reports(folder: Path, reports: dict[str, str] = REPORTS) -> Path:
    """Write the reports below a folder and return it."""
    for path, text in reports.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def ingest(library_folder: Path, *paths: Path, embedder=None, **options) -> list[IngestResult]:
    """Ingest paths into a library and return the results."""
    with Library.open(library_folder, writable=True, embedder=embedder or HashEmbedder()) as library:
        return list(library.ingest(expand(paths), **options))


def contents(library_folder: Path, embedder=None) -> dict[str, object]:
    """Return all that a library holds in every store, for comparing it with another library of the same files."""
    with Library.open(library_folder, embedder=embedder or HashEmbedder()) as library:
        stores: Stores = library._stores
        entries = stores.catalogue.entries()
        assert {entry.state for entry in entries} <= {State.READY}
        model = stores.catalogue.setting("model_sha256")
        made = list(stores.catalogue.passages([entry.id for entry in entries], model=model))
        place = stores.graph().place
        index = open_index(place)
        vectors = index.vectors(sorted(index.ids()))
        index.close()
        return {
            "documents": library.documents(),
            "paragraphs": [library.paragraphs(record.id) for record in library.documents()],
            "passages": {id_: row.tobytes() for p in made for id_, row in zip(p.ids, p.matrix, strict=True)},
            "words": library.lexical.ids(),
            "vectors": {id_: np.round(row, 4).tolist() for id_, row in vectors.items()},
            "files": sorted(file.name for file in (library_folder / "files").iterdir()),
            "folders": len(list((library_folder / "vectors").iterdir())),
        }


def bytes_of(folder: Path) -> bytes:
    """Return every byte in every file of a folder, names included."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return b"\0".join(str(file).encode() + file.read_bytes() for file in files)
