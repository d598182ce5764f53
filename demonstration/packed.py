"""Zip-based files whose bytes are the same each time they are built."""

import io
import zipfile

_DATE = (2020, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """Return the same archive with fixed dates; `mimetype` first and uncompressed, as OpenDocument asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "mimetype", name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
