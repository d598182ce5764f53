"""Changes to the catalogue: each is one transaction and raises the library's generation by one."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update

from ingest.documents import Document, Fact
from vectorstore.catalogue import Passages, State
from vectorstore.database import next_generation, truncate_journal, write_settings
from vectorstore.errors import UnknownDocumentError
from vectorstore.rows import document_row, facts_row, paragraph_row
from vectorstore.tables import DOCUMENTS, PARAGRAPHS, VECTORS
from vectorstore.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document to be put into the catalogue, whole."""

    id: str
    document: Document
    """With the facts that count."""
    origin: str
    file: str
    passages: Passages


class Changes:
    """The database, for writing by the one process that holds the library's lock."""

    def __init__(self, engine: Engine) -> None:
        """Take a database that holds a catalogue."""
        self._engine = engine

    def set(self, **settings: str) -> None:
        """Write settings, all or none; the generation stays."""
        with self._engine.begin() as connection:
            write_settings(connection, settings)

    def publish(self, *, vectors: int, generation: int, files: Mapping[str, str]) -> None:
        """Send readers to a new collection of vectors.

        Args:
            vectors: the collection's number.
            generation: it knows the documents whose revision is not later.
            files: its files and their SHA-256.
        """
        with self._engine.begin() as connection:
            next_generation(connection)
            settings = {
                "vectors": str(vectors),
                "vectors_generation": str(generation),
                "vectors_files": json.dumps(files),
            }
            write_settings(connection, settings)

    def put(self, documents: Iterable[NewDocument], *, model: str) -> None:
        """Write documents as pending, each in place of the one that had its id."""
        vocabulary = Vocabulary.load()
        with self._engine.begin() as connection:
            revision = next_generation(connection)
            for new in documents:
                _delete(connection, [new.id])
                own = {"id": new.id, "origin": new.origin, "file": new.file, "state": State.PENDING}
                connection.execute(insert(DOCUMENTS), document_row(new.document) | own | {"revision": revision})
                rows = [paragraph_row(new.id, paragraph, vocabulary) for paragraph in new.document.paragraphs]
                if rows:
                    connection.execute(insert(PARAGRAPHS), rows)
                _put_passages(connection, new.passages, model=model)

    def put_facts(
        self, document_id: str, facts: Mapping[str, Fact], *, passages: Passages | None = None, model: str = ""
    ) -> None:
        """Replace a document's facts, and the passages where these say something else now; it is pending then."""
        with self._engine.begin() as connection:
            generation = next_generation(connection)
            values: dict[str, object] = {"facts": facts_row(facts), "state": State.PENDING}
            if passages is not None:
                values["revision"] = generation
                _put_passages(connection, passages, model=model)
            changed = connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(values))
            if changed.rowcount == 0:
                raise UnknownDocumentError(document_id)

    def put_passages(self, passages: Passages, *, model: str) -> None:
        """Write what a model made of a document, beside what other models made of it."""
        with self._engine.begin() as connection:
            _put_passages(connection, passages, model=model)

    def adopt_model(self, *, name: str, sha256: str, dimension: int) -> None:
        """Make a model the library's own, and forget what others made."""
        with self._engine.begin() as connection:
            revision = next_generation(connection)
            settings = {"model_name": name, "model_sha256": sha256, "model_dimension": str(dimension)}
            write_settings(connection, settings)
            connection.execute(delete(VECTORS).where(VECTORS.c.model != sha256))
            connection.execute(update(DOCUMENTS).values(revision=revision))

    def move(self, document_id: str, *, path: str, origin: str) -> None:
        """Note that a document's file lies elsewhere now."""
        with self._engine.begin() as connection:
            next_generation(connection)
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(path=path, origin=origin))

    def mark_ready(self, document_ids: Collection[str]) -> None:
        """Let readers see documents."""
        with self._engine.begin() as connection:
            next_generation(connection)
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id.in_(document_ids)).values(state=State.READY))

    def begin_removal(self, document_ids: Collection[str]) -> None:
        """Delete all that is known of documents but their ids, which the other stores must forget first.

        Raises:
            UnknownDocumentError: one of them is not there; none is removed then.
        """
        blank = {"path": "", "origin": "", "sha256": "", "file": "", "media_type": "", "facts": {}, "warnings": []}
        with self._engine.begin() as connection:
            for document_id in document_ids:
                if connection.scalar(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == document_id)) is None:
                    raise UnknownDocumentError(document_id)
            values = blank | {"state": State.REMOVING, "revision": next_generation(connection)}
            connection.execute(delete(PARAGRAPHS).where(PARAGRAPHS.c.document.in_(document_ids)))
            connection.execute(delete(VECTORS).where(VECTORS.c.document.in_(document_ids)))
            connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id.in_(document_ids)).values(values))

    def end_removal(self, document_ids: Collection[str]) -> None:
        """Delete the ids too, and what the database's log still holds of the text."""
        with self._engine.begin() as connection:
            next_generation(connection)
            _delete(connection, document_ids)
        truncate_journal(self._engine)


def _delete(connection: Connection, document_ids: Collection[str]) -> None:
    for table, column in (
        (VECTORS, VECTORS.c.document),
        (PARAGRAPHS, PARAGRAPHS.c.document),
        (DOCUMENTS, DOCUMENTS.c.id),
    ):
        connection.execute(delete(table).where(column.in_(document_ids)))


def _put_passages(connection: Connection, passages: Passages, *, model: str) -> None:
    same = (VECTORS.c.document == passages.document) & (VECTORS.c.model == model)
    connection.execute(delete(VECTORS).where(same))
    row = {"document": passages.document, "model": model, "passages": list(passages.ids)}
    connection.execute(insert(VECTORS), row | {"matrix": passages.matrix.astype("<f4").tobytes()})
