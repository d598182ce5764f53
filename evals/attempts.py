"""One call for one case, timed, whose crash is a result: the only place of the suite that catches everything."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt(Generic[T]):
    """What came of a call."""

    value: T | None
    error: BaseException | None
    seconds: float

    @property
    def failure(self) -> dict[str, str] | None:
        """Return the error as a row, or None."""
        if self.error is None:
            return None
        return {"type": type(self.error).__name__, "message": str(self.error)}


def attempt(call: Callable[[], T]) -> Attempt[T]:
    """Return the value or the error of a call, with the seconds it took.

    A crashed case must stay a row in the denominator with its error, whatever the error is; keyboard interrupts pass.
    """
    started = time.perf_counter()
    try:
        value = call()
    except Exception as error:  # noqa: BLE001 - a crash is a measured outcome here
        return Attempt(value=None, error=error, seconds=time.perf_counter() - started)
    return Attempt(value=value, error=None, seconds=time.perf_counter() - started)
