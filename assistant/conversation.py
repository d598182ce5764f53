"""A conversation with the assistant: what was asked, held in memory only."""

import re
from dataclasses import replace

from assistant.answers import Answer, AnswerStatus, Citation
from assistant.followups import resolve
from assistant.service import LINES, Assistant, OnStage, unheard
from vectorstore.query import understand
from vectorstore.results import Filters

_MORE = re.compile(
    r"(?i)^\s*(?:more|and more|show more|give me more|tell me more|anything else|what else)\s*[.?!]*\s*$"
)
_SHORTER = re.compile(
    r"(?i)^\s*(?:shorter|shorten|less|fewer|in short|briefly|make it shorter)(?: please)?\s*[.?!]*\s*$"
)
_MEANT = re.compile(
    r"(?i)^\s*no\b[,.:;–-]*\s*(?:(?:i\s+)?mean[t]?|that\s+is\s+not\s+what\s+i\s+meant[,.:;]*|i\s+asked)[,:]?\s+(?P<question>\S.*)$"
)
"""Puts right how the last question was read: "no, I meant the health visitors in Kent"."""
_CONVERSED = {
    AnswerStatus.ANSWERED,
    AnswerStatus.PARTLY_ANSWERED,
    AnswerStatus.NO_EVIDENCE,
    AnswerStatus.NEEDS_CLARIFYING,
}
"""Statuses whose question later ones may lean on; a live concern or personal data is forgotten at once."""


class Conversation:
    """Questions and the last answer of one user; nothing of it is written anywhere."""

    def __init__(self, assistant: Assistant) -> None:
        """Begin a conversation."""
        self._assistant = assistant
        self.begin_again()

    def begin_again(self) -> None:
        """Forget everything said."""
        self.history: list[str] = []
        self.last: Answer | None = None
        self._lines = LINES

    def say(self, message: str, *, filters: Filters | None = None, on_stage: OnStage = unheard) -> Answer:
        """Return the answer to a message.

        "more" and "shorter" ask the last question again at another length; "no, I meant …" asks another in its place.
        """
        if self.history and _MORE.match(message):
            self._lines += LINES
        elif self.history and _SHORTER.match(message):
            self._lines = max(1, min(self._lines, len(self.last.claims) if self.last else LINES) // 2)
        else:
            self._lines = LINES
            meant = _MEANT.match(message) if self.history else None
            self.history[len(self.history) - bool(meant) :] = [meant["question"] if meant else message]
        return self._answer(message, filters, on_stage)

    def leans(self, message: str) -> bool:
        """Return whether a message can only be understood from what was asked before it."""
        documents = self._assistant.library.documents()
        return resolve(message, self.history, documents=documents).question != message

    def limits_named(self, message: str) -> Filters:
        """Return the filters that the words of a message set by themselves, whatever was said before."""
        return understand(message, documents=self._assistant.library.documents()).filters

    def ask_again(self, *, filters: Filters | None = None, on_stage: OnStage = unheard) -> Answer | None:
        """Return the last question answered once more under these filters, or None where nothing was asked."""
        return self._answer(self.history[-1], filters, on_stage) if self.history else None

    def _answer(self, message: str, filters: Filters | None, on_stage: OnStage) -> Answer:
        question, earlier = self.history[-1], self.history[:-1]
        answer = self._assistant.answer(
            question, history=earlier, filters=filters, lines=self._lines, on_stage=on_stage
        )
        if answer.status not in _CONVERSED:
            self.history.pop()
        self.last = replace(answer, question=message) if question != message else answer
        return self.last

    def open(self, n: int) -> tuple[Citation, str] | None:
        """Return citation n of the last answer and the whole paragraph behind it, or None."""
        found = next((citation for citation in self.last.citations if citation.n == n), None) if self.last else None
        if found is None:
            return None
        (stored,) = self._assistant.library.paragraphs_by_id([found.paragraph_id])
        return found, stored.paragraph.text
