"""The page itself: Gradio's parts, and which of our functions each event calls."""

from typing import TYPE_CHECKING, Any

from assistant.hosted import HostedLibrary
from assistant.web.ask.handling import Desk, Visitor
from assistant.web.ask.parts import Parts, make_parts

if TYPE_CHECKING:
    from gradio import Blocks

AT_ONCE = 4
"""Questions answered at the same time; the others wait their turn."""
WAITING = 200
"""Questions that may wait; one more is told to come back."""


def build_page(hosted: HostedLibrary) -> "Blocks":
    """Return the page over a hosted library; its model may still be loading."""
    import gradio as gr

    page = gr.Blocks(title="Ask – Safeguarding Learning", analytics_enabled=False)
    with page:
        parts = make_parts()
        desk = Desk(hosted, parts)
        _connect(page, parts, desk)
    page.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    return page


def _connect(page: "Blocks", parts: Parts, desk: Desk) -> None:
    """Bind the events; the requests' type has to stand in the signatures for Gradio to hand them over."""
    import gradio as gr

    def load() -> Any:  # noqa: ANN401 - what Gradio takes: values by part
        return desk.load()

    def look() -> Any:  # noqa: ANN401
        return desk.look()

    def ask(request: gr.Request, message: str, *values: Any) -> Any:  # noqa: ANN401
        yield from desk.ask(message, values, _visitor(request))

    def act(request: gr.Request, action: str, *values: Any) -> Any:  # noqa: ANN401
        yield from desk.act(action, values, _visitor(request))

    def leave(request: gr.Request) -> None:
        desk.leave(_tab(request))
        _forget(page, _tab(request))

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    shared = {"concurrency_id": "answers", "concurrency_limit": AT_ONCE, **quiet}
    inputs = [*parts.filters, parts.session]
    # Outside the queue: as its stream closes behind one event, a question sent at that moment would wait for ever.
    page.load(load, None, [parts.readiness, *parts.filters], queue=False, **quiet)
    parts.looking.tick(look, None, [parts.readiness, parts.examples, parts.looking], queue=False, **quiet)
    gr.on([parts.ask.click, parts.question.submit], ask, [parts.question, *inputs], parts.answered, **shared)
    parts.act.click(act, [parts.action, *inputs], [*parts.answered, *parts.filters, parts.file], **shared)
    page.unload(leave)


def _visitor(request: Any) -> Visitor:  # noqa: ANN401 - Gradio's request, whose own type is imported late
    return Visitor(tab=_tab(request), request=request.request)


def _tab(request: Any) -> str:  # noqa: ANN401
    return str(request.session_hash)


def _forget(page: "Blocks", tab: str) -> None:
    """Drop what Gradio itself remembers of a closed tab: it would keep the texts last shown for the server's life."""
    holder = page.state_holder
    holder.session_data.pop(tab, None)
    holder.time_last_used.pop(tab, None)
