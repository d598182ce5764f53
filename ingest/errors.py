"""What can go wrong while reading.

IngestError
├── SourceNotFoundError      nothing there
├── UnreadableFileError      a file that cannot become a document
├── PageNotFoundError        a page that the file does not have, or that is damaged
└── DownloadError            an address that could not be fetched
"""


class IngestError(Exception):
    """A file or address that could not be ingested; the message says what, where and what to do."""

    def __init__(self, path: str, reason: str, remedy: str = "") -> None:
        """Keep the parts, so that a table can show them in columns."""
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(path, reason, remedy)

    def __str__(self) -> str:
        """Return one sentence for people."""
        return f"{self.path}: {self.reason}" + (f" {self.remedy}" if self.remedy else "")


class SourceNotFoundError(IngestError):
    """There is nothing at this path."""


class UnreadableFileError(IngestError):
    """The file is empty, damaged, encrypted, not what its name says, or of a kind that is not read."""


class PageNotFoundError(IngestError):
    """The file has no such page, or the page is damaged."""


class DownloadError(IngestError):
    """The address was refused, too large, too slow, or answered with an error."""
