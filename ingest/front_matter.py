"""What facts are read from: first page, title block and properties, and the title and the type that they state."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ingest.blocks import Reading, Role
from ingest.document_types import is_followed_up, is_minutes, is_national, type_of_title
from ingest.documents import DocumentType, Fact
from ingest.front import TitleBlock, is_organisation, opens_section, title_block
from ingest.labels import split_heading_label
from ingest.notices import is_notice
from ingest.titles import is_meant, printed_title, title_of_file_name, without_site

PRINTED = "printed on page 1"
FROM_TITLE = "inferred from the title"
FROM_NAME = "file name"
FROM_FOLDER = "folder name"
FROM_PROPERTIES = "file properties"
_MOST_TITLE_WORDS = 25


@dataclass(frozen=True)
class FrontMatter:
    """A document's first page, its file's properties and names."""

    reading: Reading
    path: str
    file_name: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The first page's lines; a heading that the file marks as the title comes without its number."""
        lines = (" ".join(line.split()) for line in self.reading.first_page_lines if line.strip())
        heading = self.properties.get("heading")
        return tuple(self.marked if self.marked and line == heading else line for line in lines)

    @cached_property
    def marked(self) -> str:
        """The heading that the file itself marks as its first, where it is a title."""
        title = split_heading_label(self.properties.get("heading", ""))[1]
        is_other = opens_section(title) or is_organisation(title) or is_notice(title)
        return "" if is_other or len(title.split()) > _MOST_TITLE_WORDS else title

    @cached_property
    def block(self) -> TitleBlock:
        """The lines above the first page's text."""
        return title_block(self.lines)

    @cached_property
    def properties(self) -> dict[str, str]:
        """The file's own metadata by name."""
        return {name: value.strip() for name, value in self.reading.properties if value.strip()}

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.file_name).stem if "." in self.file_name else self.file_name

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders above the file, the nearest first."""
        return PurePosixPath(self.path).parts[-2::-1]

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The document's headings: for minutes, the items of the meeting."""
        return tuple(block.text for block in self.reading.blocks if block.role is Role.HEADING)

    @cached_property
    def text(self) -> str:
        """All that the document says, headings less: where a name is used in sentences."""
        return "\n".join(block.text for block in self.reading.blocks if block.role is not Role.HEADING)

    @cached_property
    def title(self) -> Fact:
        """The title as printed, else as the file's properties or its name give it."""
        printed = self.marked or printed_title(self.block, page_lines=self.lines)
        if printed:
            return Fact(value=printed, source=PRINTED)
        if is_meant(title := without_site(self.properties.get("title", ""))):
            return Fact(value=title, source=FROM_PROPERTIES)
        return Fact(value=title_of_file_name(self.file_name), source=FROM_NAME)

    @cached_property
    def type(self) -> Fact:
        """The type stated by the title, else by the lines around it, else by the file's properties or name."""
        if is_minutes(self.title.value):
            about = any(map(is_followed_up, (self.title.value, *self.subjects)))
            kind = DocumentType.PROGRESS_REPORT if about else DocumentType.OTHER
            return Fact(value=kind.value, source=FROM_TITLE)
        stated = ((type_of_title(text), source) for text, source in self._statements())
        for stated_kind, source in stated:
            if stated_kind:
                return Fact(value=self._narrowed(stated_kind).value, source=source)
        return Fact(value=DocumentType.OTHER.value, source="nothing in the title or the file name says")

    @property
    def is_inspection(self) -> bool:
        """Whether this is an inspectorate's report."""
        return self.type.value == DocumentType.INSPECTION.value

    @property
    def is_minutes(self) -> bool:
        """Whether these are the minutes of a meeting."""
        return is_minutes(self.title.value)

    def _statements(self) -> Iterator[tuple[str, str]]:
        yield self.title.value, FROM_NAME if self.title.source == FROM_NAME else FROM_TITLE
        yield self.block.text, PRINTED
        yield self.properties.get("title", ""), FROM_PROPERTIES
        yield self.stem, FROM_NAME

    def _narrowed(self, kind: DocumentType) -> DocumentType:
        """Return procedure for guidance that no national body gives: what it says is not statutory."""
        is_local = kind is DocumentType.GUIDANCE and not is_national(f"{self.title.value} {self.block.text}")
        return DocumentType.PROCEDURE if is_local else kind
