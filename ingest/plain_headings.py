"""Headings known by where they stand: alone above numbered paragraphs, though set or worded like text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks import Role
from ingest.drafts import Draft
from ingest.headings import Typography

_MOST_WORDS = 10
_MOST_CHARACTERS = 140
_MOST_LINES = 2
_UNLIKE_A_HEADING = re.compile(r"[.:;,?!\d)]$")
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+[A-Z]")
_ASKS = re.compile(r"\b(?:should|must)\b", re.IGNORECASE)


def find_plain_headings(drafts: Sequence[Draft], typography: Typography) -> None:
    """Make headings of the drafts that stand alone above a numbered paragraph and do not read like one."""
    for draft, following in pairwise(drafts):
        if draft.role is not Role.TEXT or following.role is not Role.TEXT:
            continue
        if len(draft.lines) > _MOST_LINES or draft.lines[0].entry or draft.lines[0].page == 1:
            continue
        if following.label is None and not _is_numbered_title(draft, following):
            continue
        if _is_bold_sentence(draft, following):
            draft.role, draft.style = Role.HEADING, (round(draft.lines[0].size * 2) / 2, 2)
        elif _is_plain_heading(draft, following):
            draft.role, draft.style = Role.HEADING, (typography.body_size, -1)
            draft.label, draft.opening = None, draft.lines[0].text


def _is_numbered_title(draft: Draft, following: Draft) -> bool:
    """Return whether a number without a stop and a few words stand above a whole sentence."""
    return bool(_NUMBERED_TITLE.match(draft.lines[0].text)) and following.ended()


def _is_bold_sentence(draft: Draft, following: Draft) -> bool:
    """Return whether a whole bold sentence heads plain numbered text: "Leadership requires improvement."."""
    text = " ".join(line.text for line in draft.lines)
    bold = all(line.bold for line in draft.lines) and not following.lines[0].bold
    return bold and draft.label is None and len(text) <= _MOST_CHARACTERS and not _ASKS.search(text)


def _is_plain_heading(draft: Draft, following: Draft) -> bool:
    """Return whether a short line reads as a title; one that is numbered heads only numbers below its own."""
    below = following.label is None or following.label.startswith(f"{draft.label}.")
    if len(draft.lines) > 1 or (draft.label and not below):
        return False
    text = draft.lines[0].text
    titled = text[:1].isupper() or _NUMBERED_TITLE.match(text) is not None
    return titled and len(text.split()) <= _MOST_WORDS and not _UNLIKE_A_HEADING.search(text)
