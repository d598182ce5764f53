"""The register: every recommendation that the library holds, with what was later reported of it."""

from assistant.register.rows import Registered, register

__all__ = ["Registered", "register"]
