"""Peak memory of this process."""

import sys


def peak_mb() -> float | None:
    """Return the peak resident memory of this process so far, in MB, or None where the system does not tell.

    Trap: it never falls, so the peak at the end of a stage includes the stages before it.
    """
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
