"""From what a person names (a file, a folder, a zip file, an address) to the single files in it, one at a time."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.archive import looks_like_archive, members
from ingest.errors import IngestError, SourceNotFoundError, UnreadableFileError
from ingest.names import displayed

MAX_FILE_BYTES = 300_000_000
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"}
_ADDRESS = re.compile(r"^https?://", re.IGNORECASE)
_OFFICE_LOCK = re.compile(r"^(~\$|\.~lock\.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to be read, wherever it lies."""

    path: str
    """Relative to the folder that was ingested, with forward slashes; the address for http(s)."""
    location: Path | bytes
    """Where the bytes are, or the bytes themselves (members of zip files, downloads)."""
    origin: str
    """Absolute path or address, with the member's name for zip files: tells two files of one `path` apart."""
    file_name: str
    """The name the file goes by; for an address the name that the server gives it."""

    def read_bytes(self) -> bytes:
        """Return the file's bytes.

        Raises:
            UnreadableFileError: the file cannot be opened, or is larger than `MAX_FILE_BYTES`.
        """
        if isinstance(self.location, bytes):
            return self.location
        try:
            size = self.location.stat().st_size
            if size > MAX_FILE_BYTES:
                reason = (
                    f"The file is {size // 1_000_000} MB, larger than the {MAX_FILE_BYTES // 1_000_000} MB allowed."
                )
                raise UnreadableFileError(self.path, reason, "Split it and ingest the parts.")
            return self.location.read_bytes()
        except OSError as error:
            reason = f"The file cannot be opened ({error.strerror or error})."
            raise UnreadableFileError(self.path, reason, "Check that it is there and that you may read it.") from error

    def sha256(self) -> str:
        """Return the SHA-256 of the file's bytes, in hexadecimal; raises as `read_bytes` does."""
        return hashlib.sha256(self.read_bytes()).hexdigest()


def expand(paths: Iterable[str | Path], *, allow_private: bool = False) -> Iterator[Source | IngestError]:
    """Yield every file under the paths in turn, and what cannot be opened as an error in its place.

    Nothing is read ahead, so a folder of any size streams. Hidden files and those that systems leave
    behind are passed over; a file that is met twice is yielded once.

    Args:
        paths: files, folders, zip files and http(s) addresses.
        allow_private: whether addresses in private ranges may be fetched.
    """
    origins: set[str] = set()
    for path in paths:
        for found in _expand_one(str(path), allow_private=allow_private):
            if isinstance(found, Source):
                if found.origin in origins:
                    continue
                origins.add(found.origin)
            yield found


def is_address(path: str) -> bool:
    """Return whether this is a web address and not a path."""
    return _ADDRESS.match(path) is not None


def _expand_one(path: str, *, allow_private: bool) -> Iterator[Source | IngestError]:
    if is_address(path):
        yield from _fetched(path, allow_private=allow_private)
        return
    place = Path(path).expanduser()
    try:
        if place.is_dir():
            yield from _walk(place, "", {place.resolve()})
        elif place.exists():
            yield from _file(place, displayed(place.name))
        else:
            yield SourceNotFoundError(displayed(path), "There is no file or folder of this name.", "Check the path.")
    except (OSError, ValueError) as error:
        yield SourceNotFoundError(displayed(path), f"The path cannot be opened ({error}).", "Check the path.")


def _walk(folder: Path, prefix: str, visited: set[Path]) -> Iterator[Source | IngestError]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        reason = f"The folder cannot be opened ({error.strerror or error})."
        yield UnreadableFileError(prefix.rstrip("/") or displayed(folder.name), reason, "Check that you may read it.")
        return
    for entry in entries:
        if is_left_behind(entry.name):
            continue
        path = prefix + displayed(entry.name)
        if entry.is_dir():
            real = entry.resolve()
            if real not in visited:  # a link that leads back up would never end
                visited.add(real)
                yield from _walk(entry, f"{path}/", visited)
        elif entry.is_file():
            yield from _file(entry, path)
        elif entry.is_symlink():
            yield SourceNotFoundError(path, "This link leads to nothing.", "Restore the file or delete the link.")


def is_left_behind(name: str) -> bool:
    """Return whether a file or folder of this name is hidden, or left behind by a system or an office program."""
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS or bool(_OFFICE_LOCK.match(name))


def _file(file: Path, path: str) -> Iterator[Source | IngestError]:
    origin = displayed(str(file.absolute()))
    if looks_like_archive(file):
        yield from _members(file, path=path, origin=origin)
    else:
        yield Source(path=path, location=file, origin=origin, file_name=displayed(file.name))


def _fetched(address: str, *, allow_private: bool) -> Iterator[Source | IngestError]:
    from ingest.download import download  # brings the network client along, which files never need

    try:
        got = download(address, allow_private=allow_private)
    except IngestError as error:
        yield error
        return
    yield from held(got.data, path=got.address, origin=got.address, file_name=got.file_name)


def held(data: bytes, *, path: str, origin: str, file_name: str) -> Iterator[Source | IngestError]:
    """Yield the file that some bytes are, or those in it where it is a zip file; one that is refused as an error."""
    if looks_like_archive(data):
        yield from _members(data, path=path, origin=origin)
    else:
        yield Source(path=path, location=data, origin=origin, file_name=file_name)


def _members(archive: Path | bytes, *, path: str, origin: str) -> Iterator[Source | IngestError]:
    try:
        for member in members(archive, path=path):
            if isinstance(member, IngestError):
                yield member
            elif not any(is_left_behind(part) for part in member.name.split("/")):
                name = member.name.rsplit("/", 1)[-1]
                place = f"{path}/{member.name}"
                yield Source(path=place, location=member.data, origin=f"{origin}/{member.name}", file_name=name)
    except IngestError as error:
        yield error
