"""One writer at a time: a lock that the operating system takes back when its holder dies, and who holds it."""

import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import LibraryBusyError

_LOCK = "writer.lock"
_HOLDER = "writer.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The process that writes to a library."""

    pid: int
    host: str
    command: str
    since: datetime

    def __str__(self) -> str:
        """Return it as it stands in a sentence."""
        here = "" if self.host == socket.gethostname() else f" on {self.host}"
        return f"process {self.pid}{here} ({self.command}, since {self.since:%H:%M})"


class WriterLock:
    """The lock on one library folder."""

    def __init__(self, folder: Path) -> None:
        """Take the library's folder, which must exist."""
        self._folder = folder
        self._lock = FileLock(folder / _LOCK, timeout=0)

    def acquire(self) -> None:
        """Take the lock and leave a note of who holds it.

        Raises:
            LibraryBusyError: another process, or another part of this one, is writing.
        """
        try:
            self._lock.acquire()
        except Timeout as error:
            message = (
                f"The library {self._folder} is being written by {self.holder() or 'another process'}."
                " Wait for it or stop it."
            )
            raise LibraryBusyError(message) from error
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "command": _command(),
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        (self._folder / _HOLDER).write_text(json.dumps(note), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            (self._folder / _HOLDER).unlink(missing_ok=True)
            self._lock.release()

    def holder(self) -> Holder | None:
        """Return who holds the lock by the note left, or None where it cannot be read."""
        try:
            note = json.loads((self._folder / _HOLDER).read_text(encoding="utf-8"))
            return Holder(
                pid=int(note["pid"]),
                host=str(note["host"]),
                command=str(note["command"]),
                since=datetime.fromisoformat(note["since"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _command() -> str:
    """Return the program and its subcommand, without what a person typed after it."""
    program = Path(sys.argv[0] or "python").name
    known = [
        word for word in sys.argv[1:] if word in {"ingest", "documents", "edit", "remove", "check", "serve", "demo"}
    ]
    return " ".join([program, *known[:2]])
