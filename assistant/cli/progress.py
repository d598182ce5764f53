"""How far an ingestion has come: a bar on a terminal, plain lines elsewhere."""

import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from ingest.archive import looks_like_archive
from vectorstore.progress import IngestResult, Status
from vectorstore.progress import Progress as Stage

_UNKNOWN = 1_000_000
"""Bytes that an address is taken to be of."""


def work_of(paths: Iterable[str]) -> int:
    """Return about how many bytes there are to read under the paths; what cannot be looked at counts nothing."""
    return sum(_UNKNOWN if "://" in path else _size(Path(path).expanduser()) for path in paths)


def _size(path: Path) -> int:
    try:
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        return sum(_unpacked(file) for file in files)
    except (OSError, ValueError):
        return 0


def _unpacked(file: Path) -> int:
    if not looks_like_archive(file):
        return file.stat().st_size
    try:
        with zipfile.ZipFile(file) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile):
        return 0


class Meter:
    """Shows pages a second and the time left while it is entered."""

    def __init__(self, work: int) -> None:
        """Take how many bytes there are to be read, about."""
        self._console = Console(stderr=True, highlight=False)
        self._bar: Progress | None = None
        self._work = max(work, 1)
        self._stage = Stage()
        self._start = time.monotonic()

    def __enter__(self) -> "Meter":
        """Begin to count time, and show the bar where there is a terminal."""
        self._start = time.monotonic()
        if self._console.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
            left = (TextColumn("{task.fields[speed]}"), TimeRemainingColumn(), TextColumn("left"))
            self._bar = Progress(*columns, *left, console=self._console, transient=True)
            self._bar.start()
            self._task = self._bar.add_task("Reading", total=self._work, speed="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def update(self, stage: Stage) -> None:
        """Show how far it has come."""
        self._stage = stage
        if self._bar is not None:
            done = min(stage.bytes_done, self._work)
            text = f"{stage.files} files, {stage.pages} pages, {stage.passages} passages"
            self._bar.update(self._task, completed=done, description=text, speed=f"{self.speed:.1f} pages a second")

    def tell(self, result: IngestResult) -> None:
        """Say what became of a file: above the bar its failure, elsewhere every outcome on a line."""
        if self._bar is None:
            sys.stderr.write(f"{result.status.value}: {result.path}{_detail(result)}\n")
            sys.stderr.flush()
        elif result.status is Status.FAILED:
            self._console.print(f"{result.path}: {result.message}", markup=False)

    @property
    def speed(self) -> float:
        """Pages a second so far."""
        return self._stage.pages / max(time.monotonic() - self._start, 1e-3)

    def summary(self) -> str:
        """Return what was done in which time."""
        seconds = time.monotonic() - self._start
        pages = f"{self._stage.pages} pages, {self._stage.passages} passages embedded"
        return f"{pages}, {seconds:.0f} s" + (f" ({self.speed:.1f} pages a second)" if self._stage.pages else "")


def _detail(result: IngestResult) -> str:
    if result.message:
        return f": {result.message}"
    return f" ({result.pages} page{'s' * (result.pages != 1)}, {result.paragraphs} paragraphs)"
