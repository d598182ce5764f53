"""The one writer of a library: a change goes to the catalogue first, and counts when the other stores have it too."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ingest.documents import Document, Fact
from vectorstore.batches import embed_texts, matrix_of
from vectorstore.catalogue import Entry, Passages, State
from vectorstore.changes import NewDocument
from vectorstore.embeddings import Embedder
from vectorstore.errors import UnknownDocumentError
from vectorstore.passages import document_context, make_passages
from vectorstore.publication import delete_unpublished, publish
from vectorstore.stores import Stores

logger = logging.getLogger(__name__)

GIVEN = "given"


class Writer:
    """Writes to the stores of one library, whose lock it holds."""

    def __init__(self, stores: Stores, find_embedder: Callable[[], Embedder]) -> None:
        """Take the stores, and what finds the library's embedder when something is to be embedded."""
        self._stores = stores
        self._find_embedder = find_embedder
        self._has_replaced = False

    @cached_property
    def embedder(self) -> Embedder:
        """The library's; a new library takes it for its own."""
        embedder = self._find_embedder()
        if self._stores.catalogue.setting("model_sha256") is None:
            self._adopt(embedder)
        return embedder

    def recover(self) -> None:
        """Finish what a killed writer began."""
        entries = self._stores.catalogue.entries()
        removing = [entry.id for entry in entries if entry.state is State.REMOVING]
        pending = [entry for entry in entries if entry.state is State.PENDING]
        if removing:
            self._finish_removal(removing)
        if pending:
            logger.info("Finishing %d documents that the last writer left half written", len(pending))
            self._finish(pending)
        delete_unpublished(self._stores)
        self._keep_files_in_use()

    def put(self, documents: Sequence[NewDocument]) -> None:
        """Write documents into the catalogue and the words, and let readers see them."""
        ids = {new.id for new in documents}
        self._has_replaced |= any(entry.id in ids for entry in self._stores.catalogue.entries())
        self._stores.changes.put(documents, model=self.embedder.sha256)
        self._finish([entry for entry in self._stores.catalogue.entries() if entry.id in ids])

    def move(self, document_id: str, *, path: str, origin: str) -> None:
        """Note that a document's file lies elsewhere now."""
        self._stores.changes.move(document_id, path=path, origin=origin)

    def edit(self, document_id: str, facts: Mapping[str, str]) -> None:
        """Change a document's facts by name; an empty value deletes one.

        The words and the passages carry some of the facts, so they are written anew where they say something else.
        """
        entry = self.entry(document_id)
        known = {name: fact for name, fact in entry.record.facts.items() if name not in facts}
        known |= {name: Fact(value=value, source=GIVEN) for name, value in facts.items() if value}
        before = self.document(entry)
        passages = self._changed_passages(before, replace(before, facts=known), document_id)
        model = self._stores.catalogue.setting("model_sha256") or ""
        self._stores.changes.put_facts(document_id, known, passages=passages, model=model)
        self._finish([self.entry(document_id)])

    def remove(self, document_ids: Collection[str]) -> None:
        """Remove documents from every store, leaving nothing of them."""
        self._stores.changes.begin_removal(document_ids)
        self._finish_removal(document_ids)

    def settle(self) -> None:
        """Bring Chroma up to date, and sweep out what was replaced."""
        if self._has_replaced:
            self.rewrite_words()
            self._has_replaced = False
        self.publish()
        self._keep_files_in_use()

    def publish(self, *, afresh: bool = False) -> None:
        """Bring Chroma up to date with the catalogue."""
        if model := self._stores.catalogue.setting("model_sha256"):
            publish(self._stores, model=model, afresh=afresh)

    def rewrite_words(self) -> None:
        """Make the words anew from the catalogue, leaving nothing of what was removed."""
        entries = [entry for entry in self._stores.catalogue.entries() if entry.state is State.READY]
        paragraphs = (stored for entry in entries for stored in self._stores.catalogue.paragraphs(entry.record))
        self._stores.words.rewrite(paragraphs)

    def embed_missing(self, embedder: Embedder) -> None:
        """Embed every document that this model has not read, one at a time, and make the model the library's own."""
        entries = self._stores.catalogue.entries()
        done = {
            found.document for found in self._stores.catalogue.passages([e.id for e in entries], model=embedder.sha256)
        }
        for entry in entries:
            if entry.id not in done:
                passages = embed_document(entry.id, self.document(entry), embedder)
                self._stores.changes.put_passages(passages, model=embedder.sha256)
        if self._stores.catalogue.setting("model_sha256") != embedder.sha256:
            self._adopt(embedder)

    def entry(self, document_id: str) -> Entry:
        """Return a document's entry.

        Raises:
            UnknownDocumentError: it is not in the library.
        """
        for entry in self._stores.catalogue.entries():
            if entry.id == document_id and entry.state is not State.REMOVING:
                return entry
        raise UnknownDocumentError(document_id)

    def document(self, entry: Entry) -> Document:
        """Return a document as it was ingested, from the catalogue alone."""
        record = entry.record
        return Document(
            path=record.path,
            sha256=record.sha256,
            media_type=record.media_type,
            pages=record.pages,
            paragraphs=tuple(stored.paragraph for stored in self._stores.catalogue.paragraphs(record)),
            facts=record.facts,
            warnings=record.warnings,
            unreadable_pages=record.unreadable_pages,
        )

    def _finish(self, entries: Collection[Entry]) -> None:
        """Bring the words up to date with documents of the catalogue, and let readers see them."""
        paragraphs = (stored for entry in entries for stored in self._stores.catalogue.paragraphs(entry.record))
        ids = [entry.id for entry in entries]
        self._stores.words.replace(ids, paragraphs)
        self._stores.changes.mark_ready(ids)

    def _finish_removal(self, document_ids: Collection[str]) -> None:
        self.rewrite_words()
        self.publish(afresh=True)
        self._keep_files_in_use()
        self._stores.changes.end_removal(document_ids)

    def _keep_files_in_use(self) -> None:
        self._stores.files.keep_only({entry.file for entry in self._stores.catalogue.entries() if entry.file})

    def _changed_passages(self, before: Document, after: Document, document_id: str) -> Passages | None:
        """Return the passages with other facts, or None where they read as before."""
        if document_context(before) == document_context(after):
            return None
        return embed_document(document_id, after, self.embedder)

    def _adopt(self, embedder: Embedder) -> None:
        name, sha256, dimension = embedder.name, embedder.sha256, embedder.dimension
        self._stores.changes.adopt_model(name=name, sha256=sha256, dimension=dimension)


def embed_document(document_id: str, document: Document, embedder: Embedder) -> Passages:
    """Return what the embedder makes of one document."""
    passages = make_passages(document_id, document, embedder)
    vectors = embed_texts((passage.text for passage in passages), embedder)
    ids = tuple(passage.id for passage in passages)
    return Passages(document=document_id, ids=ids, matrix=matrix_of(passages, vectors))
