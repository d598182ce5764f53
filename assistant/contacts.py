"""Where to turn with a live concern: national numbers shipped as facts, local contacts from the owner's file.

No number comes from anywhere else; above all none from a document.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

MONTHS_VALID = 6


class ContactsError(ValueError):
    """A contacts file that cannot be used; the message says which, where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One place to turn to."""

    role: str
    """Key in the file, such as "childline" or "lado"."""
    name: str
    national: bool
    number: str = ""
    email: str = ""
    address: str = ""
    """Where to read or report on the web."""
    note: str = ""
    source: str = ""
    """Where a national number was checked."""
    owner: str = ""
    """Who looks after a local entry."""
    last_checked: date | None = None

    @property
    def is_set(self) -> bool:
        """Whether there is anything to turn to."""
        return bool(self.number or self.email or self.address)

    def line(self) -> str:
        """Return the contact as one line: name, then what to ring, write to or open."""
        ways = ", ".join(way for way in (self.number, self.email, self.address) if way)
        return f"{self.name}: {ways}" + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True)
class Contacts:
    """All contacts by role."""

    by_role: Mapping[str, Contact]

    def get(self, role: str) -> Contact | None:
        """Return the contact of a role, or None where it is unset."""
        contact = self.by_role.get(role)
        return contact if contact is not None and contact.is_set else None

    def stale(self, today: date) -> list[str]:
        """Return a sentence for each contact that is unset, without an owner, or unchecked for six months."""
        return [sentence for contact in self.by_role.values() for sentence in _complaints(contact, today)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = None
    number: str | None = None
    email: str | None = None
    address: str | None = None
    note: str | None = None
    source: str | None = None
    owner: str | None = None
    last_checked: date | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    national: dict[str, _Entry] = {}
    local: dict[str, _Entry] = {}


def load_contacts(overrides: Sequence[Path] = ()) -> Contacts:
    """Return the shipped contacts with the owner's files laid over them, the last on top; absent files are passed over.

    Raises:
        ContactsError: A file is no TOML, or an entry has an unknown field or a wrong value.
    """
    shipped = files("assistant") / "contacts.toml"
    contacts = _merged({}, shipped.read_text(encoding="utf-8"), "the shipped contacts.toml")
    for path in overrides:
        if path.is_file():
            contacts = _merged(contacts, path.read_text(encoding="utf-8-sig"), str(path))
    return Contacts(contacts)


def _merged(contacts: Mapping[str, Contact], text: str, where: str) -> dict[str, Contact]:
    merged = dict(contacts)
    given = _parsed(text, where)
    for national, entries in ((True, given.national), (False, given.local)):
        for role, entry in entries.items():
            before = merged.get(role) or Contact(role=role, name=role.replace("_", " ").capitalize(), national=national)
            merged[role] = replace(before, **{key: value for key, value in entry if value is not None})
    return merged


def _parsed(text: str, where: str) -> _File:
    try:
        return _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = (
            f"{where} is not valid TOML ({error}): correct that line, or delete the file to use the shipped contacts."
        )
        raise ContactsError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = (
            f"{where}: {place}: {first['msg']}; an entry has name, number, email, address, note, owner, last_checked."
        )
        raise ContactsError(message) from error


def _complaints(contact: Contact, today: date) -> list[str]:
    remedy = f"write it into [local.{contact.role}] of contacts.toml in the library folder"
    if not contact.is_set:
        return [f"Contact {contact.name!r} is not set: {remedy}, with owner and last_checked."]
    if contact.last_checked is None:
        return [f"Contact {contact.name!r} has no last_checked date: ring it, then write the date into contacts.toml."]
    found = []
    if not contact.national and not contact.owner:
        found.append(f"Contact {contact.name!r} has no owner: say in [local.{contact.role}] who looks after it.")
    if _months_between(contact.last_checked, today) >= MONTHS_VALID:
        found.append(
            f"Contact {contact.name!r} was last checked on {contact.last_checked}: check it again and set last_checked."
        )
    return found


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
