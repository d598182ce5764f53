"""What Chroma leaves of its process's memory in the files of its graph is blanked.

Chroma 1.5 keeps room for more passages than it has, never clears it, and writes it to disk as it is: whatever the
process had in memory before, text of removed documents and questions included, may lie in that room.
"""

import logging
import struct
from pathlib import Path

logger = logging.getLogger(__name__)

_HEADER = struct.Struct("<iQQQQ")
"""Version, offset, room and number of elements, bytes an element: how the file that describes the graph begins."""
_VERSION = 1
_ZEROS = bytes(1 << 20)


def blank_unused_room(folder: Path) -> None:
    """Overwrite with zeros the room for further elements in every graph below a folder that nobody has open."""
    for header in folder.rglob("header.bin"):
        version, _, room, used, size = _HEADER.unpack_from(header.read_bytes())
        expected = {"data_level0.bin": size, "length.bin": 4}
        for name, each in expected.items():
            file = header.with_name(name)
            end = file.stat().st_size
            if version != _VERSION or not used * each <= end <= room * each:
                logger.warning("%s is not laid out as expected; what Chroma left unused in it stays.", file)
            else:
                _blank(file, start=used * each, end=end)


def _blank(file: Path, *, start: int, end: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        for place in range(start, end, len(_ZEROS)):
            opened.write(_ZEROS[: end - place])
