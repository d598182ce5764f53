"""What was counted for an answer over everything in scope, and the documents that its lines do not quote."""

from dataclasses import dataclass

from vectorstore.results import StoredParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """A document that speaks of the subject and is not quoted, by its paragraph that comes nearest."""

    stored: StoredParagraph
    reference: str
    """As people read it: "Kent, 2017, para 49, p 22"."""

    def to_json(self) -> dict[str, object]:
        """Return where it stands."""
        document, paragraph = self.stored.document, self.stored.paragraph
        return {
            "document": {"id": document.id, "title": document.title, "path": document.path},
            "paragraph": paragraph.label,
            "paragraph_id": self.stored.id,
            "reference": self.reference,
            "page": paragraph.page,
            "page_to": paragraph.page_to,
            "authority": str(paragraph.authority),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Counts that were counted; nothing here is an estimate."""

    sentence: str
    """For people: "7 of the 43 documents searched speak of this; 5 of them are quoted."."""
    documents_speaking: int
    """Documents with a paragraph that speaks of the question's subject, or of which one was chosen."""
    looked_at: int | None = None
    """Paragraphs looked at, every one in scope, where the question asked for all of a kind."""
    chosen: int | None = None
    """How many of them are about the question's subject."""
    also: tuple[Also, ...] = ()
    """Documents that speak of it and are not quoted, the nearest first."""
    also_more: int = 0
    """How many such documents are not named either."""
    differing: tuple[tuple[int, int], ...] = ()
    """Numbers of citations of two documents that judge the same subject differently."""
    later: tuple[tuple[int, int], ...] = ()
    """Numbers of a citation in which an agency reports of itself, and of a later, independent one on the subject."""

    def to_json(self) -> dict[str, object]:
        """Return the fields that an answer's coverage has beside the fixed ones."""
        return {
            "counted": self.sentence,
            "documents_speaking": self.documents_speaking,
            "looked_at": self.looked_at,
            "chosen": self.chosen,
            "also": [one.to_json() for one in self.also],
            "also_more": self.also_more,
            "differing": [list(pair) for pair in self.differing],
            "later": [list(pair) for pair in self.later],
        }
