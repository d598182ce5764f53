"""The users of a library: `users.toml` in its folder, with a hash of each one's password and their role."""

import json
import os
import re
import threading
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.web.principals import Principal, Role

FILE = "users.toml"
SHORTEST_PASSWORD = 12
_NAME = re.compile(r"[\w.@+-]{1,64}")
_HASHER = PasswordHasher()
_NOBODYS = _HASHER.hash("the password of nobody")
"""Compared with where the name is unknown, so that an unknown name takes as long as a wrong password."""


class UsersError(Exception):
    """The users' file cannot be read, or a user is not as they should be; the message says what to do."""


class _User(BaseModel):
    """A user's table in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Annotated[Role, BeforeValidator(lambda value: Role.named(str(value)) or value)]
    password: str = Field(pattern=r"^\$argon2id\$")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    users: dict[str, _User] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Read:
    stamp: tuple[int, int]
    users: dict[str, _User]


class Users:
    """The users in one file, read again whenever it has changed."""

    def __init__(self, file: Path) -> None:
        """Take the file, which need not be there."""
        self._file = file
        self._read = _Read((0, 0), {})
        self._guard = threading.Lock()

    def names(self) -> dict[str, Role]:
        """Return each user's role by name; raises as `checked` does."""
        return {name: user.role for name, user in sorted(self._users().items())}

    def checked(self, name: str, password: str) -> Principal | None:
        """Return the user of this name and password, or None; both take about as long.

        Raises:
            UsersError: The file cannot be read.
        """
        user = self._users().get(name)
        try:
            _HASHER.verify(user.password if user else _NOBODYS, password)
        except (VerificationError, InvalidHashError):
            return None
        return Principal(name=name, role=user.role) if user else None

    def fingerprint(self, name: str) -> str | None:
        """Return what changes with a user's password, or None where there is no such user; raises as `checked` does."""
        user = self._users().get(name)
        return user.password if user else None

    def put(self, name: str, *, role: Role, password: str | None) -> None:
        """Add a user or change one; without a password they keep the one they have.

        Raises:
            UsersError: The name or the password cannot be used, or a new user has none.
        """
        users = dict(self._users())
        if not _NAME.fullmatch(name):
            message = f"{name!r} cannot be a user's name. Use up to 64 letters, digits and the signs . _ @ + -"
            raise UsersError(message)
        if password is not None and len(password) < SHORTEST_PASSWORD:
            message = f"The password is too short. Use {SHORTEST_PASSWORD} characters or more, such as four words."
            raise UsersError(message)
        if password is None and name not in users:
            message = f"There is no user {name!r}. Add one with: safeguarding users add {name} --role {role.label}"
            raise UsersError(message)
        hashed = _HASHER.hash(password) if password is not None else users[name].password
        self._write({**users, name: _User(role=role, password=hashed)})

    def remove(self, name: str) -> None:
        """Remove a user; their sessions end with their next request.

        Raises:
            UsersError: There is none of this name.
        """
        users = dict(self._users())
        if users.pop(name, None) is None:
            message = f"There is no user {name!r}. See: safeguarding users list"
            raise UsersError(message)
        self._write(users)

    def _users(self) -> dict[str, _User]:
        with self._guard:
            try:
                found = self._file.stat()
            except FileNotFoundError:
                return {}
            stamp = (found.st_mtime_ns, found.st_size)
            if stamp != self._read.stamp:
                self._read = _Read(stamp, _parsed(self._file))
            return self._read.users

    def _write(self, users: dict[str, _User]) -> None:
        """Write the file whole, readable for its owner alone."""
        lines = ["# Written by `safeguarding users`. The passwords are Argon2id hashes."]
        for name, user in sorted(users.items()):
            lines += ["", f"[users.{json.dumps(name)}]", f'role = "{user.role.label}"', f'password = "{user.password}"']
        fresh = self._file.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as opened:
            opened.write("\n".join(lines) + "\n")
        fresh.replace(self._file)


def _parsed(file: Path) -> dict[str, _User]:
    try:
        return dict(_File.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).users)
    except (OSError, ValueError, ValidationError) as error:
        message = f"The users' file {file} cannot be read ({_first(error)}). Mend it, or delete it and add the users."
        raise UsersError(message) from error


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return str(error)
