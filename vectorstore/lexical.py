"""The words: a tantivy index with one entry a paragraph, derived from the catalogue."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import tantivy

from vectorstore.errors import DamagedIndexError
from vectorstore.results import StoredParagraph

_ANALYSER = "english"
_LONGEST_WORD = 60
_WRITER_BYTES = 64_000_000
_EVERY_ENTRY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Words looked for; a paragraph with any of a query's clauses is found."""

    text: str
    boost: float = 1.0
    phrase: bool = False
    """Whether the words must stand together in this order."""
    field: Literal["text", "context"] = "text"


class LexicalIndex:
    """The index in one folder; any number of processes may read while one writes."""

    def __init__(self, folder: Path) -> None:
        """Open the index, or make an empty one.

        Raises:
            DamagedIndexError: the folder holds something that is no index of ours.
        """
        self._folder = folder
        self._analyser = _analyser()
        folder.mkdir(parents=True, exist_ok=True)
        schema = _schema()
        try:
            self._index = tantivy.Index(schema, str(folder))
            self._index.register_tokenizer(_ANALYSER, self._analyser)
            self._schema = schema
            self._index.config_reader("manual")
            self.reload()
        except (ValueError, OSError) as error:
            message = f"The words in {folder} cannot be read ({error}). Run: safeguarding check --repair"
            raise DamagedIndexError(message) from error

    def reload(self) -> None:
        """Look at what the last commit left."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def replace(self, document_ids: Collection[str], paragraphs: Iterable[StoredParagraph]) -> None:
        """Forget documents and take in their paragraphs anew, in one commit."""
        with self._writing() as writer:
            for document_id in document_ids:
                writer.delete_documents_by_term("document", document_id)
            for stored in paragraphs:
                writer.add_document(_entry(stored))

    def rewrite(self, paragraphs: Iterable[StoredParagraph]) -> None:
        """Forget everything and take in these paragraphs, in one commit."""
        with self._writing() as writer:
            writer.delete_all_documents()
            for stored in paragraphs:
                writer.add_document(_entry(stored))

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        """Lend a writer and commit what it was given; nothing is changed where that fails."""
        writer = self._index.writer(_WRITER_BYTES, 1)
        try:
            yield writer
            writer.commit()
            self.reload()
            writer.garbage_collect_files()
        finally:
            writer.wait_merging_threads()
        self.reload()

    def ids(self) -> set[str]:
        """Return the ids of all paragraphs in the index."""
        searcher = self._searcher
        found = searcher.search(tantivy.Query.all_query(), _EVERY_ENTRY, count=False)
        return {_id(searcher, address) for _, address in found.hits}

    def count(self) -> int:
        """Return the number of paragraphs in the index."""
        return int(self._searcher.num_docs)

    def document_frequency(self, stem: str) -> int:
        """Return how many paragraphs hold a word, given its stem."""
        return int(self._searcher.doc_freq("text", stem))

    def search(
        self, clauses: Sequence[Clause], *, k: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the ids and BM25 scores of the k best paragraphs, best first.

        Args:
            clauses: joined by OR; each is analysed as the paragraphs were.
            k: how many at the most.
            documents: ids of the documents to look in; all when None.
        """
        parts = [(tantivy.Occur.Should, query) for clause in clauses if (query := self._query(clause))]
        if not parts or (documents is not None and not documents):
            return []
        query = tantivy.Query.boolean_query(parts)
        if documents is not None:
            within = tantivy.Query.term_set_query(self._schema, "document", sorted(documents))
            silent = tantivy.Query.const_score_query(within, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, silent)])
        searcher = self._searcher
        found = searcher.search(query, k, count=False)
        return [(_id(searcher, address), score) for score, address in found.hits]

    def _query(self, clause: Clause) -> tantivy.Query | None:
        words = self._analyser.analyze(clause.text)
        if not words:
            return None
        if clause.phrase and len(words) > 1:
            query = tantivy.Query.phrase_query(self._schema, clause.field, list(words))
        else:
            terms = [tantivy.Query.term_query(self._schema, clause.field, word) for word in dict.fromkeys(words)]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        return query if clause.boost == 1.0 else tantivy.Query.boost_query(query, clause.boost)


def delete_index(folder: Path) -> None:
    """Delete the index in a folder, to be built anew."""
    shutil.rmtree(folder, ignore_errors=True)


def _id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("id"))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name=_ANALYSER)
    builder.add_text_field("context", tokenizer_name=_ANALYSER)
    return builder.build()


def _analyser() -> tantivy.TextAnalyzer:
    """Words and numbers in small letters, without accents, cut to their English stems."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def _entry(stored: StoredParagraph) -> tantivy.Document:
    document, paragraph = stored.document, stored.paragraph
    context = (document.title, document.area, document.published, document.type.value, *paragraph.section)
    return tantivy.Document(
        id=[stored.id],
        document=[document.id],
        text=[paragraph.text],
        context=[" . ".join(part for part in (*context, paragraph.stem, *paragraph.footnotes) if part)],
    )
