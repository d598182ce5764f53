"""The parts of a library in its folder: catalogue, copies of the files, words, vectors."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from vectorstore.catalogue import Catalogue
from vectorstore.changes import Changes
from vectorstore.chroma import Place
from vectorstore.database import open_database
from vectorstore.dense import Graph
from vectorstore.embeddings import DEFAULT_MODEL
from vectorstore.files import Files
from vectorstore.lexical import LexicalIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrarySettings:
    """What a library is opened with."""

    model: str = DEFAULT_MODEL
    """Name of the default embedding model, or a folder, or a name in the local Hugging Face cache."""
    chroma_server: str = ""
    """Address of a Chroma server; "" keeps the vectors in the library's folder."""


@dataclass
class Stores:
    """Where everything of one library is."""

    folder: Path
    settings: LibrarySettings
    engine: Engine

    @classmethod
    def open(cls, folder: Path, settings: LibrarySettings, *, create: bool) -> "Stores":
        """Return the stores in a folder.

        Raises:
            LibraryMissingError: there are none and none are to be made.
            LibraryError: they cannot be read.
        """
        initial: Mapping[str, str] | None = {"library": uuid.uuid4().hex[:12]} if create else None
        engine = open_database(f"sqlite:///{folder / 'catalogue.sqlite'}", initial=initial)
        return cls(folder=folder, settings=settings, engine=engine)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the library knows."""
        return Catalogue(self.engine)

    @cached_property
    def changes(self) -> Changes:
        """The catalogue, for writing."""
        return Changes(self.engine)

    @cached_property
    def files(self) -> Files:
        """Copies of the source files."""
        return Files(self.folder / "files")

    @property
    def words_folder(self) -> Path:
        """Where the words are."""
        return self.folder / "words"

    @cached_property
    def words(self) -> LexicalIndex:
        """The words, opened when first used."""
        return LexicalIndex(self.words_folder)

    def forget_words(self) -> None:
        """Open the words anew when they are next used."""
        self.__dict__.pop("words", None)

    @property
    def vectors_folder(self) -> Path:
        """Where Chroma's collections are, each in a folder of its number."""
        return self.folder / "vectors"

    def place(self, number: int) -> Place:
        """Return where a collection is, or is to be."""
        server = self.settings.chroma_server
        name = f"safeguarding-{self.catalogue.setting('library')}-{number}" if server else "passages"
        return Place(name=name, folder=self.vectors_folder / str(number), server=server)

    def graph(self) -> Graph:
        """Return the collection that searches use now."""
        number = int(self.catalogue.setting("vectors") or 0)
        generation = int(self.catalogue.setting("vectors_generation") or -1)
        files = json.loads(self.catalogue.setting("vectors_files") or "{}")
        return Graph(place=self.place(number) if number else None, generation=generation, files=files)

    def close(self) -> None:
        """Let go of the files."""
        self.engine.dispose()
