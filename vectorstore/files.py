"""Copies of the source files, each under the SHA-256 of its bytes, so that every quotation can be opened."""

import re
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_PARTIAL = ".partial"


class Files:
    """The library's folder of copies."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when the first file is kept."""
        self._folder = folder

    def keep(self, data: bytes, *, sha256: str, file_name: str) -> str:
        """Keep a copy of the bytes and return its name; kept once however often it is asked for."""
        suffix = _SUFFIX.search(file_name)
        name = sha256 + (suffix.group().lower() if suffix else "")
        self.restore(name, data)
        return name

    def restore(self, name: str, data: bytes) -> None:
        """Keep the bytes under a name again where they have gone missing."""
        place = self._folder / name
        if not place.is_file() or place.stat().st_size != len(data):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=_PARTIAL, delete=False) as partial:
                partial.write(data)
            Path(partial.name).replace(place)

    def path(self, name: str) -> Path:
        """Return where a kept file lies."""
        return self._folder / name

    def keep_only(self, names: Collection[str]) -> None:
        """Delete every file but those named."""
        for file in self._all():
            if file.name not in names:
                file.unlink(missing_ok=True)

    def missing(self, names: Collection[str]) -> list[str]:
        """Return the names that no file is kept under."""
        return sorted(set(names) - {file.name for file in self._all()})

    def _all(self) -> Iterator[Path]:
        return self._folder.iterdir() if self._folder.is_dir() else iter(())
