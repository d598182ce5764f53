"""Composes the replies from their templates; every phone number in them comes from the contacts."""

from string import Template

from assistant.contacts import Contact, Contacts
from assistant.triage.decision import KnownLibrary
from assistant.triage.lexicon import table


def urgent_reply(variant: str, contacts: Contacts) -> str:
    """Return the urgent help text of a variant ("child", "professional", "public", "adult" …)."""
    lines = (_line(line, contacts) for line in table("replies")["urgent"][variant].strip().splitlines())
    return "\n".join(line for line in lines if line)


def strip_line(contacts: Contacts) -> str:
    """Return the one line on live concerns that stands above an answer."""
    emergency = contacts.get("emergency")
    return Template(table("replies")["lines"]["strip"]).substitute(
        emergency=emergency.number if emergency else "the emergency services"
    )


def line(which: str, /, **values: str) -> str:
    """Return one of the single lines with its values filled in."""
    return Template(table("replies")["lines"][which]).substitute(values)


def reply(group: str, which: str, /, **values: str) -> str:
    """Return a reply of a group ("out_of_scope", "clarifying", "small_talk") with its values filled in."""
    return Template(table("replies")[group][which]).substitute(values)


def holdings(known: KnownLibrary | None) -> str:
    """Return one sentence on what the library holds."""
    if known is None or not known.documents:
        return "The library is empty as yet; add documents with `safeguarding ingest`."
    count = "1 document" if known.documents == 1 else f"{known.documents} documents"
    areas = sorted(set(known.areas))
    if not areas:
        return f"The library holds {count}."
    named = ", ".join(areas[:6]) + (f" and {len(areas) - 6} more" if len(areas) > 6 else "")
    return f"The library holds {count}, on {named}."


def _line(text: str, contacts: Contacts) -> str:
    if not text.startswith("@"):
        return text
    role, _, otherwise = text[1:].partition("|")
    contact: Contact | None = contacts.get(role)
    return f"- {contact.line()}" if contact else (f"- {otherwise}" if otherwise else "")
