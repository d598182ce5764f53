"""What is sent to the HTTP interface and what comes back, as its description (OpenAPI) shows it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.filters import filters_from
from assistant.service import LINES
from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord, Filters

Words = Annotated[str, Field(min_length=1, max_length=200)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FiltersSent(_Sent):
    """Limits set by hand; an empty one limits nothing."""

    area: list[Words] = Field(default=[], max_length=50, description="Council or board areas.", examples=[["Kent"]])
    year_from: int | None = Field(default=None, ge=1900, le=2200, description="Only documents of this year or later.")
    year_to: int | None = Field(default=None, ge=1900, le=2200, description="Only documents of this year or earlier.")
    type: list[DocumentType] = Field(default=[], max_length=20, description="Types of document.")
    agency: list[Words] = Field(default=[], max_length=20, description="Only paragraphs that name these agencies.")
    theme: list[Words] = Field(default=[], max_length=20, description="Only paragraphs that touch these themes.")

    def among(self, documents: list[DocumentRecord]) -> Filters | None:
        """Return the filters over these documents, or None where nothing is limited.

        Raises:
            FilterError: One limits nothing that there is.
        """
        if self == FiltersSent():
            return None
        return filters_from(
            documents,
            areas=self.area,
            year_from=self.year_from,
            year_to=self.year_to,
            types=self.type,
            agencies=self.agency,
            themes=self.theme,
        )


class _Asked(_Sent):
    question: str = Field(
        min_length=1,
        max_length=20_000,
        description="The question, as you would put it to a colleague.",
        examples=["What does the learning say about working with fathers?"],
    )
    history: list[Annotated[str, Field(max_length=20_000)]] = Field(
        default=[],
        max_length=50,
        description="Earlier messages of the conversation, oldest first; nothing is kept here.",
    )
    filters: FiltersSent = Field(default=FiltersSent(), description="Limits set by hand.")


class QuestionSent(_Asked):
    """A question to be answered."""

    lines: int = Field(default=LINES, ge=1, le=50, description="The most quotations in the answer.")


class SearchSent(_Asked):
    """A question to be searched for, without an answer."""

    k: int = Field(default=10, ge=1, le=100, description="The most paragraphs.")


class DocumentShown(BaseModel):
    """A document."""

    id: str = Field(examples=["kent-2017"])
    path: str = Field(description="Relative to the folder that was ingested, or the address.")
    title: str
    type: str
    area: str | None
    published: str | None = Field(description="ISO date, year and month, or year.", examples=["2017-06-13"])
    pages: int
    paragraphs: int
    warnings: list[str] = Field(description="What could not be read of it, and what to do.")


class DocumentsShown(BaseModel):
    """The documents of the library, by path."""

    documents: list[DocumentShown]


class FactShown(BaseModel):
    """What is known of a document in one respect, and where it was read."""

    value: str
    source: str


class DocumentKnown(DocumentShown):
    """A document with everything that is known of it."""

    publisher: str | None
    facts: dict[str, FactShown]


class ParagraphShown(BaseModel):
    """A paragraph of a document."""

    id: str = Field(examples=["kent-2017:49"])
    document: str
    path: str
    label: str | None = Field(description="The number printed beside it, or null.")
    section: list[str] = Field(description="The headings above it, outermost first.")
    kind: str
    page: int
    page_to: int
    text: str


class ParagraphsShown(BaseModel):
    """A document's paragraphs in reading order."""

    paragraphs: list[ParagraphShown]


class BoxShown(BaseModel):
    """A rectangle on a page, in points from its top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class ParagraphKnown(ParagraphShown):
    """A paragraph with how it is cited and where it stands."""

    reference: str = Field(description="How it is cited.", examples=["Kent, 2017, para 49, p 22"])
    authority: str = Field(description="Whose words of when.", examples=["an agency reported, June 2017"])
    currency: str | None = Field(description="That later guidance or evidence has to be read with it, or null.")
    boxes: list[BoxShown]
    previous: str | None = Field(description="Id of the paragraph before it.")
    next: str | None = Field(description="Id of the paragraph after it.")


class ResultShown(BaseModel):
    """A paragraph found."""

    id: str
    doc: str = Field(description="The document's path.")
    document: str = Field(description="The document's id.")
    page: int
    page_to: int
    paragraph: str | None = Field(description="The number printed beside it, or null.")
    section: str
    kind: str
    authority: str
    text: str
    score: float = Field(description="Comparable within one search only.")


class ResultsShown(BaseModel):
    """The paragraphs that come nearest, best first, and what was searched."""

    status: str = Field(description="searched, or how the question was met instead: urgent_help, personal_data, …")
    message: str = Field(description="What people are to be told, or empty.")
    results: list[ResultShown]
    coverage: str = Field(examples=["Searched 46 documents."])


class OutcomeShown(BaseModel):
    """What became of a file."""

    path: str
    status: str = Field(description="added, updated, unchanged, duplicate or failed.")
    id: str | None
    pages: int
    paragraphs: int
    message: str = Field(description="Why it failed and what to do, or what it is a duplicate of.")
    warnings: list[str]


class OutcomesShown(BaseModel):
    """What became of each file."""

    results: list[OutcomeShown]


class ProblemShown(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no document 'kent-2071' in this library."])


class RecommendationShown(BaseModel):
    """What a document asks somebody to do."""

    id: str = Field(description="Id of its paragraph.")
    doc: str = Field(description="The document's path.")
    document: str = Field(description="The document's id.")
    page: int
    label: str | None = Field(description="The number printed beside it, or null.")
    addressee: str | None = Field(description="Whom it asks; null where that has not been read.")
    kind: str | None = Field(description="What sort it is; null where that has not been read.")
    text: str
    verbatim: bool = Field(description="Whether the text stands word for word in the document.")
    themes: list[str]
    progress: list[str] | None = Field(description="What was later said of it; null where that has not been read.")


class RecommendationsShown(BaseModel):
    """Recommendations by document and page."""

    recommendations: list[RecommendationShown]
    note: str = Field(description="What has not been read of them.")
