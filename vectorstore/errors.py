"""What can go wrong in a library.

LibraryError
├── LibraryMissingError     there is no library in the folder
├── LibraryVersionError     made by another version of the program
├── LibraryBusyError        another process is writing
├── ReadOnlyError           opened for reading, asked to write
├── DamagedIndexError       vectors or words cannot be read; both can be rebuilt
├── ModelError              the embedding model is missing, or not what it should be
│   └── ModelChangedError   the library was built with another model
└── UnknownDocumentError    no document of this id
"""


class LibraryError(Exception):
    """A library that cannot do what was asked; the message says what, where and what to do."""


class LibraryMissingError(LibraryError):
    """There is no library in the folder."""


class LibraryVersionError(LibraryError):
    """The library was made by another version of the program."""


class LibraryBusyError(LibraryError):
    """Another process is writing to the library."""


class ReadOnlyError(LibraryError):
    """The library was opened for reading."""


class DamagedIndexError(LibraryError):
    """A derived index cannot be read."""


class ModelError(LibraryError):
    """The embedding model is missing or is not the one it should be."""


class ModelChangedError(ModelError):
    """The library's vectors were made by another model than the one the settings name."""


class UnknownDocumentError(LibraryError):
    """No document of this id."""

    def __init__(self, document_id: str) -> None:
        """Keep the id."""
        self.document_id = document_id
        super().__init__(f"There is no document {document_id!r} in the library. List them with: safeguarding documents")
