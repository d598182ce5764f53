"""What goes into a search and what comes out of it."""

from dataclasses import dataclass, field
from functools import cached_property

from ingest.documents import DocumentType, Fact, Paragraph
from vectorstore.stems import ParagraphStems


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document as the catalogue knows it."""

    id: str
    """Readable and stable for a path: it survives a changed file and edited facts."""
    path: str
    title: str
    type: DocumentType
    area: str | None
    publisher: str | None
    published: str | None
    """ISO date, year and month, or year."""
    pages: int
    paragraphs: int
    sha256: str
    media_type: str
    warnings: tuple[str, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """Return the year of publication, or None where it is not known."""
        return int(self.published[:4]) if self.published else None


@dataclass(frozen=True, kw_only=True)
class StoredParagraph:
    """A paragraph in the library, with the document it belongs to."""

    id: str
    """`<document id>:<position>`."""
    document: DocumentRecord
    paragraph: Paragraph
    agencies: tuple[str, ...] = ()
    """Canonical agency ids of the vocabulary that the text names."""
    themes: tuple[str, ...] = ()
    """Theme ids of the vocabulary that the text touches."""

    @cached_property
    def stems(self) -> ParagraphStems:
        """Stems of its words and of those it stands under; kept, since one search after another meets it."""
        return ParagraphStems.of(self.words)

    def names(self, name: str) -> bool:
        """Return whether a name, written so, is in its words or in those it stands under."""
        return name in self.words

    @property
    def words(self) -> str:
        """Return its text, with the words that lead into it and its heading."""
        return " ".join((self.paragraph.text, self.paragraph.stem, *self.paragraph.section[-1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a search is limited to; an empty filter limits nothing."""

    areas: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    types: tuple[DocumentType, ...] = ()
    reviews: tuple[str, ...] = ()
    """Pseudonyms ("Baby E"): documents that bear one, and others that mention it."""
    agencies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Ids of documents that are left out."""
    unread: tuple[str, ...] = ()
    """Filters by name ("area", "year", "type", "review", "agency") that the question's own words must not set."""

    def __bool__(self) -> bool:
        """Return whether anything is limited."""
        return self != Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredParagraph:
    """One result: rank is its place in the list, from 1."""

    stored: StoredParagraph
    score: float
    """Fused score: comparable within one search only."""
    similarity: float
    """Cosine between the query and the paragraph's nearest passage, from -1 to 1."""
