"""Sorts a message before anything else is done with it: met at once, or on to the search."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.answers import AnswerStatus
from assistant.contacts import Contacts, load_contacts
from assistant.triage import replies
from assistant.triage.clarifying import find_ambiguity
from assistant.triage.decision import KnownLibrary, Span, Triage, masked
from assistant.triage.identification import find_identification, may_identify
from assistant.triage.learned import likeness
from assistant.triage.personal_data import find_personal_data
from assistant.triage.pseudonyms import marked
from assistant.triage.scope import (
    asks_for_judgement,
    find_notes,
    find_out_of_scope,
    is_about_safeguarding,
    is_plainly_out_of_scope,
    without_orders,
)
from assistant.triage.small_talk import find_small_talk, is_bare
from assistant.triage.urgent import Concern, find_concern
from assistant.triage.variants import choose_variant
from assistant.triage.weighing import is_identifying, telling_of, weighed
from assistant.triage.wording import Wording, read_wording
from vectorstore.embeddings import Embedder

LIKE_IDENTIFYING = "like questions after somebody's identity"


def triage(
    message: str,
    *,
    history: Sequence[str] = (),
    known: KnownLibrary | None = None,
    contacts: Contacts | None = None,
    embedder: Embedder | None = None,
) -> Triage:
    """Return how a message is met: its status and reply, or None as status where it goes on to the search.

    A live concern comes before everything; then who somebody is, details of real people, orders to the machine, small
    talk, what is not answered, and names that are ambiguous. `history` are the earlier messages of the conversation,
    oldest first. `contacts` default to the shipped ones. With an `embedder` a message that the rules leave open is
    also weighed by what it is like.
    """
    contacts = contacts or _shipped()
    wording = read_wording(message)
    unnamed = read_wording(marked(message, known))
    concern = find_concern(unnamed, following=bool(history))
    spans = find_personal_data(message, known)
    rule = find_identification(wording.text, unnamed, history, known)
    asked = False
    if embedder is not None and not concern.sure:
        like = likeness(unnamed, typed=wording.text, following=bool(history), embedder=embedder)
        ruled, concern = concern.level == "live", weighed(concern, like, telling_of(unnamed))
        rule = rule or (LIKE_IDENTIFYING if is_identifying(like) and may_identify(unnamed) else "")
        asked = like is not None and is_plainly_out_of_scope(wording.text, known)
        concern = replace(concern, firm=concern.firm and (ruled or not asks_for_judgement(wording.text)))
    if concern.level == "live" and not concern.firm and (spans or rule or asked):
        concern = replace(concern, level="unsure")
    if concern.level == "live":
        return _urgent(wording, concern, spans, contacts)
    if rule:
        return _met(AnswerStatus.IDENTIFICATION, replies.line("identification"), rule, spans=spans)
    if spans:
        return _personal(message, spans, concern)
    return _other(wording, history, known, concern, contacts)


@cache
def _shipped() -> Contacts:
    return load_contacts()


def _met(status: AnswerStatus, message: str, rule: str, *, spans: tuple[Span, ...] = (), strip: bool = False) -> Triage:
    return Triage(status=status, message=message, reason=f"{status}: {rule}", spans=spans, strip=strip)


def _urgent(wording: Wording, concern: Concern, spans: tuple[Span, ...], contacts: Contacts) -> Triage:
    variant = choose_variant(wording, concern)
    message = replies.urgent_reply(variant, contacts)
    if spans and variant not in {"child", "self"}:
        message = f"{message}\n{replies.line('remove_details')}"
    return _met(AnswerStatus.URGENT_HELP, message, f"{concern.rule} (reply: {variant})", spans=spans, strip=True)


def _personal(message: str, spans: tuple[Span, ...], concern: Concern) -> Triage:
    kinds = list(dict.fromkeys(span.kind for span in spans))
    text = replies.line("personal_data", found=", ".join(kinds), masked=masked(message, spans))
    return _met(AnswerStatus.PERSONAL_DATA, text, ", ".join(kinds), spans=spans, strip=concern.level != "none")


def _other(
    wording: Wording, history: Sequence[str], known: KnownLibrary | None, concern: Concern, contacts: Contacts
) -> Triage:
    question, ordered = without_orders(wording.text)
    if ordered and not is_about_safeguarding(question, known):
        return _met(
            AnswerStatus.OUT_OF_SCOPE, replies.reply("out_of_scope", "orders"), "orders to the machine and no question"
        )
    return (
        _small_talk(wording, history, known, contacts)
        or _out_of_scope(question, history, known, concern, contacts)
        or _unclear(question, history, known)
        or _searched(wording, question, concern, contacts, ordered=ordered)
    )


def _small_talk(
    wording: Wording, history: Sequence[str], known: KnownLibrary | None, contacts: Contacts
) -> Triage | None:
    kind = find_small_talk(wording)
    if not kind:
        return points_at_nothing() if is_bare(wording) and not history else None
    message = replies.reply("small_talk", kind, holds=replies.holdings(known))
    cry = "help" in wording.whole.split()
    if cry:
        message = f"{replies.strip_line(contacts)}\n{message}"
    return _met(AnswerStatus.SMALL_TALK, message, kind, strip=cry)


def points_at_nothing() -> Triage:
    """Return how a first message is met that only goes on from another."""
    return _met(
        AnswerStatus.NEEDS_CLARIFYING, replies.reply("clarifying", "bare"), "points back at nothing said before"
    )


def _out_of_scope(
    question: str, history: Sequence[str], known: KnownLibrary | None, concern: Concern, contacts: Contacts
) -> Triage | None:
    group = find_out_of_scope(question, known)
    if not group or (group == "other" and history):
        return None
    message = replies.reply("out_of_scope", group)
    strip = concern.level == "unsure" or group == "decision"
    if strip:
        message = f"{replies.strip_line(contacts)}\n{message}"
    return _met(AnswerStatus.OUT_OF_SCOPE, message, group, strip=strip)


def _unclear(question: str, history: Sequence[str], known: KnownLibrary | None) -> Triage | None:
    found = find_ambiguity(question, history, known)
    if found is None:
        return None
    lines = [replies.reply("clarifying", found.reply, name=found.name), *(f"- {choice}" for choice in found.choices)]
    return _met(AnswerStatus.NEEDS_CLARIFYING, "\n".join(lines), found.rule)


def _searched(wording: Wording, question: str, concern: Concern, contacts: Contacts, *, ordered: bool) -> Triage:
    strip = concern.level == "unsure"
    notes = find_notes(wording.text)
    lines = [replies.strip_line(contacts)] if strip else []
    lines += [replies.line("ignored")] if ordered else []
    lines += [replies.line(note) for note in notes]
    rules = [*(["orders to the machine cut"] if ordered else []), *notes, *([concern.rule] if strip else [])]
    reason = "search" + (f": {'; '.join(rules)}" if rules else "")
    return Triage(status=None, message="\n".join(lines), reason=reason, strip=strip, question=question)
