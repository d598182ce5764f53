"""Who is asking, and what they may do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from fastapi import HTTPException
from starlette.requests import Request


class Role(IntEnum):
    """What somebody may do; each role may do what those below it may."""

    READER = 1
    """Ask, search, read the library."""
    EDITOR = 2
    """Also add documents and change what is known of them."""
    ADMINISTRATOR = 3
    """Also remove documents."""

    @classmethod
    def named(cls, name: str) -> "Role | None":
        """Return the role of this name, or None.

        >>> Role.named("Editor"), Role.named("king")
        (<Role.EDITOR: 2>, None)
        """
        return cls.__members__.get(name.strip().upper())

    @property
    def label(self) -> str:
        """Return its name as people write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Somebody who is using the service."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether they may do what this role may."""
        return self.role >= role


LOCAL = Principal(name="local", role=Role.ADMINISTRATOR)
"""Whoever sits at the machine, where the service listens to it alone and nobody signs in."""


def principal_of(request: Request) -> Principal:
    """Return who sent a request; the guard before every page has seen to it that there is somebody.

    Raises:
        HTTPException: Nobody has signed in (401).
    """
    principal = getattr(request.state, "principal", None)
    if not isinstance(principal, Principal):
        raise HTTPException(401, "Sign in first.")
    return principal


def require(role: Role) -> Callable[[Request], Principal]:
    """Return a dependency that lets a request through whose sender has a role, and gives the sender.

    Raises:
        HTTPException: The sender may not do that (403).
    """

    def checked(request: Request) -> Principal:
        principal = principal_of(request)
        if not principal.may(role):
            message = (
                f"This needs the role {role.label}; yours is {principal.role.label}. Ask whoever runs the library."
            )
            raise HTTPException(403, message)
        return principal

    return checked
