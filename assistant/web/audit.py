"""What was done by whom: a line of JSON each in the library's folder, without a word of any question."""

import hashlib
import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from assistant.answers import Answer
from assistant.web.principals import Principal

FILE = "audit.jsonl"
_LARGEST = 5_000_000
"""Bytes of the file before a new one is begun."""
_KEPT = 9
"""Older files kept."""


class AuditLog:
    """The log of one library."""

    def __init__(self, folder: Path) -> None:
        """Take the library's folder; the file is made with the first line."""
        self._handler = RotatingFileHandler(
            folder / FILE, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )

    def note(self, principal: Principal | None, what: str, **details: object) -> None:
        """Write a line: when, who in which role, what, and its details."""
        line = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "user": principal.name if principal else None,
            "role": principal.role.label if principal else None,
            "what": what,
            **details,
        }
        text = json.dumps(line, ensure_ascii=False)
        self._handler.handle(logging.LogRecord("audit", logging.INFO, "", 0, text, None, None))

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

    def close(self) -> None:
        """Let go of the file."""
        self._handler.close()
