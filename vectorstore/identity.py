"""Readable ids for documents, from where their files lie."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

_LONGEST = 80
_EXTENSION = re.compile(r"\.[A-Za-z]{2,5}$")


def document_id(path: str, taken: Collection[str]) -> str:
    """Return an id for a document of this path that is not taken yet.

    >>> document_id("80476_kent/inspection - 13 June 2017.pdf", ())
    '80476-kent-inspection-13-june-2017'
    >>> document_id("Überprüfung.docx", {"uberprufung"})
    'uberprufung-2'
    """
    parts = PurePosixPath(_EXTENSION.sub("", path)).parts[-2:]
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    slug = slug[:_LONGEST].strip("-") or "document"
    number = 1
    while (found := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return found
