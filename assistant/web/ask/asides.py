"""What a button does that asks nothing: feedback, a new conversation, a file to keep."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.exports import MARKDOWN, WORD, export
from assistant.feedback import Rating, feedback_on, store
from assistant.hosted import HostedLibrary
from assistant.web.ask.session import AskSession
from assistant.web.pages import templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What became of it."""

    sentence: str
    """Said in the status region."""
    file: str = ""
    """HTML that holds a file for ask.js to save, or ""."""


def aside(act: str, asked: Mapping[str, Any], session: AskSession, hosted: HostedLibrary) -> Aside | None:
    """Do what was asked for and return what became of it, or None where it is a question after all."""
    if act == "feedback":
        return _feedback(asked, session, hosted)
    if act == "export":
        return _export(str(asked.get("form", "")), session)
    return None


def _feedback(asked: Mapping[str, Any], session: AskSession, hosted: HostedLibrary) -> Aside:
    rating = asked.get("rating")
    if not session.kept or rating not in set(Rating):
        return Aside(sentence="Choose Yes or No first.")
    with_question = asked.get("with_question") is True
    comment = str(asked.get("comment") or "")
    store(
        feedback_on(session.kept[-1].answer, Rating(rating), comment, with_question=with_question),
        hosted.library.folder,
    )
    return Aside(sentence=f"Thank you. Stored {'with' if with_question else 'without'} your question.")


def _export(form: str, session: AskSession) -> Aside:
    kept = [turn.answer for turn in session.kept]
    if not kept or form not in {WORD.name, MARKDOWN.name}:
        return Aside(sentence="There is nothing to save yet.")
    kind = WORD if form == WORD.name else MARKDOWN
    content = export(kept, kind, date.today())
    html = templates.get_template("ask/file.html.j2").render(
        content=base64.b64encode(content).decode(),
        media_type=kind.media_type,
        name=f"safeguarding-learning-{date.today()}.{kind.ending}",
    )
    return Aside(
        sentence=f"Saved as a {kind.words}. It holds your questions: keep it where you would keep them.", file=html
    )
