"""How often: questions of one user, and attempts to sign in."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

FREE_ATTEMPTS = 5
"""Wrong passwords before the next one has to wait."""
LONGEST_WAIT = 300.0
"""Seconds that an attempt waits at most."""
_REMEMBERED = 3_600.0
_MOST_KEYS = 10_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class RateLimit:
    """So many a minute for each key, and no more than a minute's worth at once."""

    def __init__(self, a_minute: int, *, now: Callable[[], float] = time.monotonic) -> None:
        """Take how many a minute."""
        self._most, self._now = float(a_minute), now
        self._buckets: dict[str, _Bucket] = {}
        self._guard = threading.Lock()

    def take(self, key: str) -> float:
        """Take one for a key; return 0.0, or where there is none left after how many seconds there will be."""
        now = self._now()
        with self._guard:
            if len(self._buckets) >= _MOST_KEYS:
                self._buckets = {k: bucket for k, bucket in self._buckets.items() if now - bucket.at < 60}
            bucket = self._buckets.setdefault(key, _Bucket(self._most, now))
            bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._most / 60)
            bucket.at = now
            if bucket.left >= 1:
                bucket.left -= 1
                return 0.0
            return (1 - bucket.left) * 60 / self._most


@dataclass(slots=True)
class _Failures:
    count: int
    last: float


class Attempts:
    """Wrong passwords, counted for each name and each address: after a few, every further attempt waits longer."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        """Count from none."""
        self._now = now
        self._failures: dict[str, _Failures] = {}
        self._guard = threading.Lock()

    def wait(self, *keys: str) -> float:
        """Return how many seconds an attempt for these keys has to wait; 0.0 for none."""
        now = self._now()
        with self._guard:
            waits = [self._wait(failures, now) for key in keys if (failures := self._failures.get(key))]
        return max(waits, default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a wrong password for each key."""
        now = self._now()
        with self._guard:
            if len(self._failures) >= _MOST_KEYS:
                self._failures = {k: f for k, f in self._failures.items() if now - f.last < LONGEST_WAIT}
            for key in keys:
                before = self._failures.get(key)
                counted = before.count if before and now - before.last < _REMEMBERED else 0
                self._failures[key] = _Failures(counted + 1, now)

    def succeeded(self, *keys: str) -> None:
        """Forget the wrong passwords of each key."""
        with self._guard:
            for key in keys:
                self._failures.pop(key, None)

    @staticmethod
    def _wait(failures: _Failures, now: float) -> float:
        if failures.count < FREE_ATTEMPTS:
            return 0.0
        pause = min(LONGEST_WAIT, 2.0 ** (failures.count - FREE_ATTEMPTS + 1))
        return max(0.0, failures.last + pause - now)
