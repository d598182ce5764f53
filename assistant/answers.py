"""An answer: its status, its claims and the quotations that carry them."""

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.counted import Counted
from vectorstore.results import ScoredParagraph


class AnswerStatus(StrEnum):
    """How a message was met; expected outcomes are statuses, only broken machinery raises."""

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NO_EVIDENCE = "no_evidence"
    URGENT_HELP = "urgent_help"
    PERSONAL_DATA = "personal_data"
    IDENTIFICATION = "identification"
    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_CLARIFYING = "needs_clarifying"
    SMALL_TALK = "small_talk"


MESSAGES: dict[AnswerStatus, str] = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.PARTLY_ANSWERED: "The library answers only part of this; what it does say is below.",
    AnswerStatus.NO_EVIDENCE: "Nothing in this library answers that.",
    AnswerStatus.URGENT_HELP: "If somebody may be in danger now, act now: this tool cannot help with a live concern.",
    AnswerStatus.PERSONAL_DATA: "Please ask again without details of a real person. Nothing was searched or kept.",
    AnswerStatus.IDENTIFICATION: "People in reviews are anonymous: nothing is confirmed or denied about who they are.",
    AnswerStatus.OUT_OF_SCOPE: "This assistant only answers from the safeguarding documents in this library.",
    AnswerStatus.NEEDS_CLARIFYING: "More than one document could be meant. Which one?",
    AnswerStatus.SMALL_TALK: "Ask what the safeguarding learning in this library says on a topic, an area or a review.",
}
"""One plain sentence a status, shown where the answer itself says nothing more exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """The document behind a citation."""

    id: str
    title: str
    path: str
    area: str | None
    published: str | None
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim span of one paragraph."""

    n: int
    """Number shown in the text, from 1."""
    document: CitedDocument
    paragraph_id: str
    paragraph: str | None
    """The number printed beside the paragraph, or None."""
    reference: str
    """How the place is named to people: "Kent, 2017, para 49, p 22"."""
    section: str
    page: int
    page_to: int
    quote: str
    authority: str
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of an answer, with the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedClaim:
    """A claim that a language model drafted and that is not shown: for an editor, never for a reader."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was searched for this answer."""

    documents_searched: int = 0
    documents_cited: int = 0
    filters: dict[str, object] = field(default_factory=dict)
    """Name of each filter in force → its value, e.g. {"area": ["Kent"], "year_from": 2017}."""
    expansions: tuple[str, ...] = ()
    """What the search added: "RHI → return home interview"."""
    unreadable: tuple[str, ...] = ()
    """Documents searched that have pages nobody could read."""
    counted: Counted | None = None
    """What was counted over everything searched, where the question asks what many documents say."""

    def sentence(self) -> str:
        """Return the coverage line: "searched 46 documents, 4 cited"."""
        documents = "document" if self.documents_searched == 1 else "documents"
        return f"searched {self.documents_searched} {documents}, {self.documents_cited} cited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the answer."""

    answerer: str = "extractive"
    model: str | None = None
    prompt_sha256: str | None = None
    index_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the assistant says to one message."""

    question: str
    resolved_question: str
    status: AnswerStatus
    message: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    evidence: tuple[ScoredParagraph, ...] = ()
    """Paragraphs put before the answerer, best first; in `no_evidence`, the nearest."""
    notes: tuple[str, ...] = ()
    """Lines shown beside the answer, such as where to turn with a live concern."""
    dropped: tuple[DroppedClaim, ...] = ()
    """What a language model drafted and verification left out; only counted in the JSON form."""
    timings_ms: dict[str, float] = field(default_factory=dict)
    provenance: Provenance = field(default_factory=Provenance)

    def to_json(self) -> dict[str, object]:
        """Return the answer in the fixed JSON form of the commands and the HTTP interface."""
        return {
            "question": self.question,
            "resolved_question": self.resolved_question,
            "status": str(self.status),
            "message": self.message,
            "claims": [
                {"text": claim.text, "citations": list(claim.citations), "authority": claim.authority}
                for claim in self.claims
            ],
            "citations": [_citation_json(citation) for citation in self.citations],
            "coverage": {
                "documents_searched": self.coverage.documents_searched,
                "documents_cited": self.coverage.documents_cited,
                "filters": self.coverage.filters,
                "expansions": list(self.coverage.expansions),
                "unreadable": list(self.coverage.unreadable),
            }
            | (self.coverage.counted.to_json() if self.coverage.counted else {}),
            "evidence": [scored.stored.id for scored in self.evidence],
            "notes": list(self.notes),
            "timings_ms": {stage: round(value, 1) for stage, value in self.timings_ms.items()},
            "provenance": {
                "answerer": self.provenance.answerer,
                "model": self.provenance.model,
                "prompt_sha256": self.provenance.prompt_sha256,
                "index_id": self.provenance.index_id,
                "dropped": len(self.dropped),
            },
        }


def _citation_json(citation: Citation) -> dict[str, object]:
    document = citation.document
    return {
        "n": citation.n,
        "document": {
            "id": document.id,
            "title": document.title,
            "path": document.path,
            "area": document.area,
            "published": document.published,
            "type": document.type,
        },
        "paragraph": citation.paragraph,
        "paragraph_id": citation.paragraph_id,
        "reference": citation.reference,
        "section": citation.section,
        "page": citation.page,
        "page_to": citation.page_to,
        "quote": citation.quote,
        "authority": citation.authority,
        "currency": citation.currency,
    }
