"""The rows of the register: recommendations in scope, chosen by what they are about, newest document first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.citations import SECTION_MARK, reference
from assistant.register.progress import ProgressStatement, by_number, progress_on
from assistant.register.wording import addressee, is_verbatim, printed_kind
from assistant.subject import speaking_of
from ingest.documents import DocumentType, Kind
from vectorstore.library import Library
from vectorstore.query import Query
from vectorstore.results import DocumentRecord, StoredParagraph

RECOMMENDATIONS = frozenset({Kind.RECOMMENDATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One recommendation as the register has it."""

    stored: StoredParagraph
    progress: tuple[ProgressStatement, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the row in the fixed form of the command, with what else says where it stands."""
        document, paragraph = self.stored.document, self.stored.paragraph
        return {
            "id": self.stored.id,
            "doc": document.path,
            "page": paragraph.page,
            "label": paragraph.label,
            "addressee": addressee(self.stored),
            "kind": printed_kind(self.stored) if paragraph.kind is Kind.RECOMMENDATION else str(paragraph.kind),
            "text": paragraph.text,
            "verbatim": is_verbatim(self.stored),
            "themes": list(self.stored.themes),
            "progress": [statement.to_json() for statement in self.progress],
            "stem": paragraph.stem or None,
            "title": document.title,
            "area": document.area,
            "published": document.published,
            "section": SECTION_MARK.join(paragraph.section),
            "reference": reference(self.stored),
            "agencies": list(self.stored.agencies),
            "authority": str(paragraph.authority),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What was looked at, and the rows chosen of it."""

    rows: tuple[Row, ...]
    """By document, the newest first; within a document as printed."""
    looked_at: int
    """Paragraphs in scope, each of which was looked at."""
    documents: int
    """Documents in scope."""
    limited: bool = False
    """Whether rows were chosen by what they are about, whom they name or what they touch."""
    kinds: frozenset[Kind] = RECOMMENDATIONS

    @property
    def in_documents(self) -> int:
        """Return how many documents the rows are from."""
        return len({row.stored.document.id for row in self.rows})

    def sentence(self) -> str:
        """Return what was counted, as "Looked at 442 recommendations in 46 documents: 17 of them, in 11 …"."""
        noun = "recommendation" if self.kinds == RECOMMENDATIONS else "paragraph"
        counted = f"Looked at {_count(self.looked_at, noun)} in {_count(self.documents, 'document')}"
        if not self.limited:
            return f"{counted}."
        if not self.rows:
            return f"{counted}: none of them fits."
        verb = "fits" if len(self.rows) == 1 else "fit"
        return f"{counted}: {len(self.rows)} of them, in {_count(self.in_documents, 'document')}, {verb}."


def register(
    library: Library,
    documents: Sequence[DocumentRecord],
    *,
    about: Query | None = None,
    kinds: Collection[Kind] = RECOMMENDATIONS,
    agencies: Collection[str] = (),
    themes: Collection[str] = (),
) -> Registered:
    """Return the recommendations of some documents, every one of them looked at.

    Args:
        library: Where the documents are.
        documents: Those in scope.
        about: What a recommendation must speak of; anything when None.
        kinds: Kinds of paragraph looked at.
        agencies: Ids of agencies, one of which must be named.
        themes: Ids of themes, one of which must be touched.
    """
    scope = {document.id for document in documents}
    everything = library.paragraphs_of({*kinds})
    candidates = [stored for stored in everything if stored.document.id in scope]
    chosen = [
        stored
        for stored in candidates
        if (not agencies or not {*agencies}.isdisjoint(stored.agencies))
        and (not themes or not {*themes}.isdisjoint(stored.themes))
    ]
    if about is not None:
        spoken = {one.stored.id for one in speaking_of(about, candidates, library)}
        chosen = [stored for stored in chosen if stored.id in spoken]
    numbered = by_number(_progress_reports(library))
    chosen.sort(key=lambda stored: (stored.document.path, stored.paragraph.position))
    chosen.sort(key=lambda stored: stored.document.published or "", reverse=True)
    return Registered(
        rows=tuple(Row(stored=stored, progress=progress_on(stored, numbered)) for stored in chosen),
        looked_at=len(candidates),
        documents=len(scope),
        limited=about is not None or bool(agencies) or bool(themes),
        kinds=frozenset(kinds),
    )


def _progress_reports(library: Library) -> list[StoredParagraph]:
    reports = [one.id for one in library.documents() if one.type is DocumentType.PROGRESS_REPORT]
    return [stored for report in reports for stored in library.paragraphs(report)]


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
