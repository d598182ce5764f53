"""The catalogue as it is read: documents, paragraphs and what the model made of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sqlalchemy import Engine, bindparam, select

from ingest.documents import Kind
from vectorstore.database import read_setting
from vectorstore.matrices import FloatMatrix
from vectorstore.results import DocumentRecord, StoredParagraph
from vectorstore.rows import document_record, stored_paragraph
from vectorstore.tables import DOCUMENTS, PARAGRAPHS, VECTORS

_IDS_A_QUERY = 500


class State(StrEnum):
    """How far a document has come; readers see only those that are ready."""

    PENDING = "pending"
    """In the catalogue, not yet among the words."""
    READY = "ready"
    REMOVING = "removing"
    """Its text is gone from the catalogue; its id stays until the words have forgotten it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document's row: what readers see of it, and what only the library needs."""

    record: DocumentRecord
    origin: str
    file: str
    state: State
    revision: int
    """Generation of the library in which its text or facts last changed."""

    @property
    def id(self) -> str:
        """Return the document's id."""
        return self.record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """What the model made of one document."""

    document: str
    ids: tuple[str, ...]
    matrix: FloatMatrix


class Catalogue:
    """The database, for reading; `vectorstore.changes` writes to it."""

    def __init__(self, engine: Engine) -> None:
        """Take a database that holds a catalogue, see `open_database`."""
        self._engine = engine

    def setting(self, name: str) -> str | None:
        """Return a setting's value."""
        with self._engine.connect() as connection:
            return read_setting(connection, name)

    def generation(self) -> int:
        """Return the number of the last change."""
        return int(self.setting("generation") or 0)

    def entries(self) -> list[Entry]:
        """Return every document's entry, by path."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.path, DOCUMENTS.c.id)).mappings().all()
        return [
            Entry(
                record=document_record(row),
                origin=row["origin"],
                file=row["file"],
                state=State(row["state"]),
                revision=row["revision"],
            )
            for row in rows
        ]

    def paragraphs(self, document: DocumentRecord) -> list[StoredParagraph]:
        """Return a document's paragraphs in reading order."""
        query = select(PARAGRAPHS).where(PARAGRAPHS.c.document == document.id).order_by(PARAGRAPHS.c.position)
        with self._engine.connect() as connection:
            return [stored_paragraph(row, document) for row in connection.execute(query).mappings()]

    def paragraphs_of(self, kinds: Collection[Kind], documents: Mapping[str, DocumentRecord]) -> list[StoredParagraph]:
        """Return the documents' paragraphs of these kinds, in the documents' order and then in reading order."""
        query = select(PARAGRAPHS).where(PARAGRAPHS.c.kind.in_([kind.value for kind in kinds]))
        found: dict[str, list[StoredParagraph]] = {id_: [] for id_ in documents}
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(PARAGRAPHS.c.position)).mappings():
                if document := documents.get(row["document"]):
                    found[document.id].append(stored_paragraph(row, document))
        return [stored for held in found.values() for stored in held]

    def paragraphs_by_id(
        self, ids: Sequence[str], documents: Mapping[str, DocumentRecord]
    ) -> dict[str, StoredParagraph]:
        """Return by id the paragraphs that exist and belong to one of the documents."""
        found: dict[str, StoredParagraph] = {}
        query = select(PARAGRAPHS).where(PARAGRAPHS.c.id.in_(bindparam("ids", expanding=True)))
        with self._engine.connect() as connection:
            for start in range(0, len(ids), _IDS_A_QUERY):
                for row in connection.execute(query, {"ids": ids[start : start + _IDS_A_QUERY]}).mappings():
                    if document := documents.get(row["document"]):
                        found[row["id"]] = stored_paragraph(row, document)
        return found

    def passages(self, documents: Collection[str], *, model: str) -> Iterator[Passages]:
        """Yield what a model made of the documents; one that it has not read is left out."""
        ids = list(documents)
        table = VECTORS.c
        query = select(table.document, table.passages, table.matrix).where(
            table.model == model, table.document.in_(bindparam("ids", expanding=True))
        )
        for start in range(0, len(ids), _IDS_A_QUERY):
            with self._engine.connect() as connection:
                rows = connection.execute(query, {"ids": ids[start : start + _IDS_A_QUERY]}).all()
            for document, passages, blob in rows:
                floats = np.frombuffer(blob, dtype="<f4")
                matrix = floats.reshape(len(passages), -1) if passages else floats.reshape(0, 0)
                yield Passages(document=document, ids=tuple(passages), matrix=matrix)
