"""One visitor's conversation, held in memory until the page is closed."""

import threading
from dataclasses import dataclass, field, replace

from assistant.answers import Answer, AnswerStatus
from assistant.conversation import Conversation
from assistant.service import Assistant, OnStage
from assistant.web.ask.chips import is_set, laid_over, read_again, taken_away
from vectorstore.results import Filters

_FORGOTTEN = {AnswerStatus.URGENT_HELP, AnswerStatus.PERSONAL_DATA}
"""Statuses whose message is neither shown again nor kept."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as they stand on the page."""

    number: int
    """From 1."""
    answer: Answer
    kept: bool = True
    """Whether it stays in the conversation once something else is asked."""


@dataclass
class AskSession:
    """What one visitor has asked; nothing of it is written anywhere."""

    owner: str
    """Name of the visitor that it belongs to."""
    turns: list[Turn] = field(default_factory=list)
    by_hand: Filters = field(default_factory=Filters)
    """Filters set in the form; they hold for every question."""
    adjusted: Filters = field(default_factory=Filters)
    """What was taken away from the last question's filters; it holds for that question and for what leans on it
    without naming another limit of the kind."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    _conversation: Conversation | None = None

    def ask(self, message: str, assistant: Assistant, on_stage: OnStage) -> Turn:
        """Answer a message."""
        conversation = self._talk(assistant)
        leans = conversation.leans(message)
        self.adjusted = read_again(self.adjusted, conversation.limits_named(message)) if leans else Filters()
        return self._add(conversation.say(message, filters=self.given, on_stage=on_stage))

    def change_length(self, words: str, assistant: Assistant, on_stage: OnStage) -> Turn | None:
        """Answer the last question once more, at greater length ("more") or less ("shorter")."""
        conversation = self._talk(assistant)
        if not conversation.history or not self.turns:
            return None
        asked = self.turns[-1].answer.question
        return self._replace(replace(conversation.say(words, filters=self.given, on_stage=on_stage), question=asked))

    def ask_again(self, assistant: Assistant, on_stage: OnStage) -> Turn | None:
        """Answer the last question once more under the filters as they are now."""
        answer = self._talk(assistant).ask_again(filters=self.given, on_stage=on_stage)
        return self._replace(answer) if answer and self.turns else None

    def from_others(self, assistant: Assistant, on_stage: OnStage) -> Turn | None:
        """Answer the last question from documents that it has not cited so far."""
        if not self.turns:
            return None
        cited = [citation.document.id for citation in self.turns[-1].answer.citations]
        self.adjusted = replace(self.adjusted, without=tuple(dict.fromkeys((*self.adjusted.without, *cited))))
        answer = self._talk(assistant).ask_again(filters=self.given, on_stage=on_stage)
        return self._add(answer) if answer else None

    def take_away(self, name: str, value: str) -> None:
        """Search the last question without one of its filters from now on."""
        if not self.turns:
            return
        in_force = self.turns[-1].answer.coverage.filters
        adjusted = taken_away(name, value, in_force, self.adjusted)
        if is_set(self.by_hand, name):
            self.by_hand = replace(taken_away(name, value, in_force, self.by_hand), unread=())
            adjusted = replace(self.adjusted, unread=adjusted.unread)
        self.adjusted = adjusted

    @property
    def given(self) -> Filters:
        """The filters that go with a question."""
        return laid_over(self.by_hand, self.adjusted)

    @property
    def kept(self) -> list[Turn]:
        """The turns that are shown as earlier ones and exported."""
        return [turn for turn in self.turns if turn.kept]

    def forget(self) -> None:
        """Forget everything."""
        self.turns.clear()
        self.by_hand = self.adjusted = Filters()
        self._conversation = None

    def _talk(self, assistant: Assistant) -> Conversation:
        if self._conversation is None:
            self._conversation = Conversation(assistant)
        return self._conversation

    def _add(self, answer: Answer) -> Turn:
        """Put an answer under the kept ones; what is not kept goes as soon as something else is asked."""
        kept = self.kept
        self.turns = [*kept, Turn(len(kept) + 1, answer, kept=answer.status not in _FORGOTTEN)]
        return self.turns[-1]

    def _replace(self, answer: Answer) -> Turn:
        self.turns[-1] = replace(self.turns[-1], answer=answer)
        return self.turns[-1]
