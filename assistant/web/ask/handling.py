"""What happens when somebody asks, or presses a button in an answer."""

import json
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from starlette.requests import Request

from assistant.hosted import HostedLibrary, HostState
from assistant.service import OnStage
from assistant.web.ask.asides import Aside, aside
from assistant.web.ask.choices import choices_of, filters_from
from assistant.web.ask.examples import Examples
from assistant.web.ask.parts import LOOK_AGAIN, Parts
from assistant.web.ask.session import AskSession, Turn
from assistant.web.ask.show import examples_html, readiness_html, stage_html, summary, turn_html, turns_html
from assistant.web.asking import check_rate, note_answer
from assistant.web.principals import principal_of
from assistant.web.problems import ProblemError, problem_of

WENT_WRONG = (
    "Something went wrong here; nothing was answered. Ask again, and if it happens again tell whoever runs this."
)
_END = None

Updates = dict[Any, Any]
"""Values by part."""
Work = Callable[[OnStage], Turn | None]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent an event, and from which tab."""

    tab: str
    request: Request

    @property
    def name(self) -> str:
        """The user's name."""
        return principal_of(self.request).name


class Desk:
    """Receives questions and actions, and says which parts of the page change."""

    def __init__(self, hosted: HostedLibrary, parts: Parts) -> None:
        """Serve one library to everybody who opens the page."""
        self._hosted = hosted
        self._parts = parts
        self._examples = Examples()
        self._sessions: WeakValueDictionary[str, AskSession] = WeakValueDictionary()

    def load(self) -> Updates:
        """Return the choices of the filters, and whether the assistant is still starting."""
        import gradio as gr

        parts, choices = self._parts, choices_of(self._hosted.library)
        filters: Updates = {
            part: gr.update(choices=options, visible=len(options) > 1)
            for part, options in (
                (parts.areas, choices.areas),
                (parts.types, choices.types),
                (parts.agencies, choices.agencies),
                (parts.themes, choices.themes),
            )
        }
        return {**filters, parts.readiness: readiness_html(self._hosted)}

    def look(self) -> Updates:
        """Return whether the assistant is still starting; once it is ready example questions, and no further look."""
        import gradio as gr

        state = self._hosted.state
        update: Updates = {self._parts.readiness: readiness_html(self._hosted)}
        if state is HostState.READY:
            update[self._parts.examples] = examples_html(self._examples.of(self._hosted.assistant))
        return {**update, self._parts.looking: gr.Timer(active=state is HostState.LOADING)}

    def ask(self, message: str, values: Sequence[Any], visitor: Visitor) -> Iterator[Updates]:
        """Answer what was typed."""
        if not message.strip():
            yield {self._parts.stage: stage_html("Type a question first.")}
            return
        session = self._session(values, visitor)

        def work(heard: OnStage) -> Turn:
            return session.ask(message.strip(), self._hosted.assistant, heard)

        for update in self._answer(session, visitor, work):
            yield {**update, self._parts.question: ""} if self._parts.latest in update else update

    def act(self, action: str, values: Sequence[Any], visitor: Visitor) -> Iterator[Updates]:
        """Do what a button inside an answer asks for."""
        asked = _parsed(action)
        session = self._session(values, visitor)
        act = str(asked.get("act", ""))
        done = aside(act, asked, session, self._hosted)
        if done is not None:
            yield self._said(done)
        elif (work := self._work(act, session)) is not None:
            if act == "take-away":
                session.take_away(str(asked.get("name", "")), str(asked.get("value", "")))
                yield self._filters(session)
            yield from self._answer(session, visitor, work)

    def leave(self, tab: str) -> None:
        """Forget a conversation whose page was closed."""
        session = self._sessions.pop(tab, None)
        if session is not None:
            session.forget()

    def _work(self, act: str, session: AskSession) -> Work | None:
        hosted = self._hosted
        works: dict[str, Work] = {
            "more": lambda heard: session.change_length("more", hosted.assistant, heard),
            "shorter": lambda heard: session.change_length("shorter", hosted.assistant, heard),
            "others": lambda heard: session.from_others(hosted.assistant, heard),
            "again": lambda heard: session.ask_again(hosted.assistant, heard),
            "take-away": lambda heard: session.ask_again(hosted.assistant, heard),
        }
        return works.get(act)

    def _answer(self, session: AskSession, visitor: Visitor, work: Work) -> Iterator[Updates]:
        """Yield stages, then the whole answer at once; a question asked before the assistant is ready waits."""
        parts = self._parts
        try:
            check_rate(visitor.request)
        except ProblemError as refused:
            yield {parts.stage: stage_html(str(refused))}
            return
        while self._hosted.state is HostState.LOADING:
            yield {parts.stage: stage_html("Your question waits: the assistant is starting", busy=True)}
            self._hosted.wait(LOOK_AGAIN * 10)
        if self._hosted.state is HostState.FAILED:
            yield {parts.stage: stage_html(self._hosted.sentence)}
            return
        before = session.turns[-1] if session.turns else None
        for step in _steps(session.lock, work):
            if isinstance(step, str):
                yield {parts.stage: stage_html(step, busy=True)}
            elif isinstance(step, Turn):
                note_answer(visitor.request, step.answer)
                no_more = before is not None and _is_no_longer(before, step)
                yield {
                    parts.stage: stage_html(summary(step.answer, no_more=no_more)),
                    parts.latest: turn_html(step, latest=True, contacts=self._hosted.assistant.contacts),
                    parts.earlier: turns_html(session.turns[:-1]),
                    parts.examples: "",
                    parts.session: session,
                }
            else:
                yield {parts.stage: stage_html(WENT_WRONG if step else "Ask a question first.")}

    def _session(self, values: Sequence[Any], visitor: Visitor) -> AskSession:
        """Return this visitor's conversation, with the filters as the form has them now."""
        *by_hand, kept = values
        session = (
            kept if isinstance(kept, AskSession) and kept.owner == visitor.name else AskSession(owner=visitor.name)
        )
        session.by_hand = filters_from(by_hand)
        self._sessions[visitor.tab] = session
        return session

    def _filters(self, session: AskSession) -> Updates:
        """Return the form's filters as they are once one was taken away."""
        by_hand = session.by_hand
        values = (
            list(by_hand.areas),
            [str(each) for each in by_hand.types],
            str(by_hand.year_from or ""),
            str(by_hand.year_to or ""),
            list(by_hand.agencies),
            list(by_hand.themes),
        )
        return dict(zip(self._parts.filters, values, strict=True))

    def _said(self, done: Aside) -> Updates:
        return {self._parts.stage: stage_html(done.sentence), self._parts.file: done.file}


def _steps(lock: threading.Lock, work: Work) -> Iterator[str | Turn | Exception | None]:
    """Yield the stages of an answer as they begin, then its turn; an error in its place, or None for nothing to do."""
    heard: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    ended: list[Turn | Exception | None] = []

    def run() -> None:
        try:
            with lock:
                ended.append(work(heard.put))
        except Exception as error:  # noqa: BLE001 - whatever it was, the visitor is told and the others go on
            problem_of(error)  # logs its kind and place; a traceback could quote the question
            ended.append(error)
        finally:
            heard.put(_END)

    threading.Thread(target=run, name="answering", daemon=True).start()
    while (stage := heard.get()) is not _END:
        yield stage
    yield ended[0]


def _is_no_longer(before: Turn, after: Turn) -> bool:
    """Return whether more was asked for and nothing was added."""
    return before.number == after.number and before.answer.citations == after.answer.citations != ()


def _parsed(action: str) -> dict[str, Any]:
    try:
        asked = json.loads(action)
    except ValueError:
        return {}
    return asked if isinstance(asked, dict) else {}
