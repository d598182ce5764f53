"""The files in a zip file: read in memory, never unpacked to a disk, within limits that a bomb breaks first."""

import contextlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest.errors import IngestError, UnreadableFileError

MAX_MEMBERS = 20_000
MAX_MEMBER_BYTES = 300_000_000
MAX_TOTAL_BYTES = 5_000_000_000
MAX_RATIO = 200
"""Size unpacked over size packed; a report packs to a tenth at the most, a bomb to a thousandth."""
RATIO_MATTERS_FROM_BYTES = 10_000_000

_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DOCUMENT_MARKS = {"[Content_Types].xml", "mimetype", "META-INF/container.xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a zip file."""

    name: str
    """Path within the zip file, with forward slashes."""
    data: bytes


def looks_like_archive(file: Path | bytes) -> bool:
    """Return whether this is a zip file of files, and not a document whose format is a zip file inside."""
    if isinstance(file, Path):
        return file.suffix.lower() == ".zip" and not _is_document(file)
    return file.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _is_document(io.BytesIO(file))


def _is_document(file: Path | io.BytesIO) -> bool:
    try:
        with zipfile.ZipFile(file) as opened:
            return any(mark in opened.NameToInfo for mark in _DOCUMENT_MARKS)
    except _DAMAGE:
        return False


def members(archive: Path | bytes, *, path: str) -> Iterator[Member | IngestError]:
    """Yield the files in a zip file one at a time, and those that are refused as errors in their place.

    Args:
        archive: the zip file, or its bytes.
        path: what the zip file is called in messages.

    Raises:
        UnreadableFileError: not a zip file, damaged, or larger unpacked than the limits of this module.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive) if isinstance(archive, bytes) else archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            check_limits(entries, path=path)
            for entry in entries:
                yield _read(opened, entry, path=path)
    except _DAMAGE as error:
        reason = "This is not a zip file, or it is damaged or cut off."
        raise UnreadableFileError(path, reason, "Fetch it again, or unpack it and ingest the folder.") from error


def check_limits(entries: list[zipfile.ZipInfo], *, path: str) -> None:
    """Refuse what a zip file unpacks to, by what its list of contents says; reading never goes beyond that.

    Raises:
        UnreadableFileError: empty, too many files, too large, or packed as tightly as a bomb.
    """
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if not entries:
        reason = "The zip file is empty."
    elif len(entries) > MAX_MEMBERS:
        reason = f"The zip file holds {len(entries):,} files, more than the {MAX_MEMBERS:,} allowed."
    elif total > MAX_TOTAL_BYTES:
        reason = f"The zip file unpacks to {total:,} bytes, more than the {MAX_TOTAL_BYTES:,} allowed."
    elif total > RATIO_MATTERS_FROM_BYTES and total > MAX_RATIO * packed:
        reason = f"The zip file unpacks to {total // max(packed, 1):,} times its size, as a zip bomb does."
    else:
        return
    raise UnreadableFileError(path, reason, "If you trust it, unpack it and ingest the folder.")


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, *, path: str) -> Member | IngestError:
    name = _name(entry)
    reason = _refusal(entry, name)
    if reason:
        return UnreadableFileError(f"{path}/{name}", reason, "If you trust it, unpack it and ingest the folder.")
    try:
        return Member(name=name, data=opened.read(entry))
    except (*_DAMAGE, RuntimeError) as error:
        reason = f"This file is damaged inside the zip file ({error})."
        return UnreadableFileError(f"{path}/{name}", reason, "Make the zip file again.")


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the member's name; programs that forget to say that a name is UTF-8 are common."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _refusal(entry: zipfile.ZipInfo, name: str) -> str:
    """Return why the member is not read, or ""."""
    if not is_safe(name):
        return "Its name climbs out of the zip file or starts at the root of a disk."
    if entry.flag_bits & _ENCRYPTED:
        return "It is protected with a password."
    if name.lower().endswith(".zip"):
        return "A zip file inside a zip file is not opened."
    if entry.file_size > MAX_MEMBER_BYTES:
        return f"It unpacks to {entry.file_size:,} bytes, more than the {MAX_MEMBER_BYTES:,} allowed."
    return ""


def is_safe(name: str) -> bool:
    """Return whether a member's name stays below the folder that it would be unpacked to.

    >>> [is_safe(name) for name in ("a/b.pdf", "../b.pdf", "/b.pdf", "C:/b.pdf", "a/../../b.pdf")]
    [True, False, False, False, False]
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0].startswith("/") or "\0" in name:
        return False
    return ".." not in parts and not (len(parts[0]) == 2 and parts[0].endswith(":"))
