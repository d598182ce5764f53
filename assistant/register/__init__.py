"""The register: every recommendation that the library holds, with what was later reported of it."""

from assistant.register.rows import Registered, register
from assistant.register.selection import asked_for

__all__ = ["Registered", "asked_for", "register"]
