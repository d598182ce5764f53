"""What was done by whom: a line of JSON each in the library's folder, without a word of any question."""

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from starlette.requests import Request

from assistant.answers import Answer
from assistant.web.principals import Principal

FILE = "audit.jsonl"
LARGEST = 5_000_000
"""Bytes of the file before a new one is begun."""
KEPT = 9
"""Older files kept: audit.jsonl.1 is the latest of them."""


class AuditLog:
    """The log of one library."""

    def __init__(self, folder: Path) -> None:
        """Take the library's folder; the file is made with the first line, for its owner alone."""
        self._file = folder / FILE
        self._guard = Lock()

    def note(self, principal: Principal | None, what: str, **details: object) -> None:
        """Write a line: when, who in which role, what, and its details."""
        line = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "user": principal.name if principal else None,
            "role": principal.role.label if principal else None,
            "what": what,
            **details,
        }
        text = json.dumps(line, ensure_ascii=False) + "\n"
        with self._guard:
            self._make_room()
            with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as opened:
                opened.write(text.encode())

    def note_answer(self, principal: Principal, answer: Answer) -> None:
        """Write that somebody asked: how it was answered, from which state of the library; not what."""
        said = "\n".join(claim.text for claim in answer.claims)
        self.note(
            principal,
            "asked",
            status=str(answer.status),
            citations=len(answer.citations),
            index=answer.provenance.index_id,
            answer_sha256=hashlib.sha256(said.encode()).hexdigest() if said else None,
        )

    def note_denied(self, request: Request, status: int) -> None:
        """Write that a request was refused: to what, without its query, which may hold a question."""
        path = request.url.path[:100]
        self.note(request.state.principal, "denied", status=status, method=request.method, path=path)

    def _make_room(self) -> None:
        """Put a full file aside, and drop the oldest of those put aside before."""
        if not self._file.is_file() or self._file.stat().st_size < LARGEST:
            return
        aside = [self._file.with_name(f"{FILE}.{n}") for n in range(1, KEPT + 1)]
        for older, newer in zip(reversed(aside), [*reversed(aside[:-1]), self._file], strict=True):
            if newer.is_file():
                newer.replace(older)
