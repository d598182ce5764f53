"""Who is signed in: held in memory only, known to a browser by a random id."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MOST = 10_000
"""Sessions kept; the one longest unused goes first."""


@dataclass(slots=True, kw_only=True)
class Session:
    """One browser of one user."""

    id: str
    name: str
    fingerprint: str
    """What the user's password was when it began: with another one it ends."""
    began: float
    used: float


class Sessions:
    """Every session there is."""

    def __init__(self, *, idle: float, longest: float, now: Callable[[], float] = time.monotonic) -> None:
        """Take after how many seconds without a request, and after how many at most, a session ends."""
        self._idle, self._longest, self._now = idle, longest, now
        self._by_id: dict[str, Session] = {}
        self._guard = threading.Lock()

    def begin(self, name: str, fingerprint: str) -> Session:
        """Return a new session, under an id that nobody had before."""
        now = self._now()
        session = Session(id=secrets.token_urlsafe(32), name=name, fingerprint=fingerprint, began=now, used=now)
        with self._guard:
            self._forget_old(now)
            self._by_id[session.id] = session
        return session

    def find(self, session_id: str) -> Session | None:
        """Return the session of this id, which counts as used now, or None where there is none any more."""
        now = self._now()
        with self._guard:
            session = self._by_id.get(session_id)
            if session is None:
                return None
            if self._is_over(session, now):
                del self._by_id[session_id]
                return None
            session.used = now
            return session

    def end(self, session_id: str) -> None:
        """Forget a session."""
        with self._guard:
            self._by_id.pop(session_id, None)

    def _is_over(self, session: Session, now: float) -> bool:
        return now - session.used > self._idle or now - session.began > self._longest

    def _forget_old(self, now: float) -> None:
        for session_id in [id_ for id_, session in self._by_id.items() if self._is_over(session, now)]:
            del self._by_id[session_id]
        while len(self._by_id) >= MOST:
            del self._by_id[min(self._by_id, key=lambda id_: self._by_id[id_].used)]
