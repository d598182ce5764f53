"""Gradio's parts of the page, by name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.web.ask.session import AskSession

if TYPE_CHECKING:
    from gradio.components import Button, CheckboxGroup, Component, Markdown, State, Textbox, Timer

LOOK_AGAIN = 0.3
"""Seconds between two looks at whether the assistant is ready."""
KEPT_FOR = 2 * 60 * 60
"""Seconds after the last question that a conversation is remembered in an open tab."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts that events read or change."""

    readiness: "Markdown"
    """Says that the assistant is still starting, or why it cannot answer."""
    looking: "Timer"
    """Looks whether the assistant is ready, until it is."""
    question: "Textbox"
    ask: "Button"
    examples: "Markdown"
    areas: "CheckboxGroup"
    types: "CheckboxGroup"
    year_from: "Textbox"
    year_to: "Textbox"
    agencies: "CheckboxGroup"
    themes: "CheckboxGroup"
    stage: "Markdown"
    """What is being done, then what came of it: the one live region of the page."""
    latest: "Markdown"
    earlier: "Markdown"
    action: "Textbox"
    """Hidden: what a button inside an answer asks for, as JSON, written there by ask.js."""
    act: "Button"
    """Hidden: pressed by ask.js once the action is written; Gradio does not notice words that a script writes."""
    file: "Markdown"
    """Hidden: an exported file, taken from there by ask.js."""
    session: "State"

    @property
    def filters(self) -> list["Component"]:
        """Return the filters set by hand, in the order in which handlers take their values."""
        return [self.areas, self.types, self.year_from, self.year_to, self.agencies, self.themes]

    @property
    def answered(self) -> list["Component"]:
        """Return what an answer changes."""
        return [self.stage, self.latest, self.earlier, self.session, self.question, self.examples]


def make_parts() -> Parts:
    """Return the parts, made in the order in which they stand on the page; call it inside a Blocks context."""
    import gradio as gr

    readiness = _html("readiness")
    with gr.Group(elem_id="asking"), gr.Row(elem_id="asking-row"):
        question = gr.Textbox(
            label="Your question", lines=1, max_lines=8, max_length=20_000, elem_id="question", autofocus=True, scale=1
        )
        ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0)
    with gr.Accordion("Limit what is searched", open=False, elem_id="filters"):
        areas = gr.CheckboxGroup([], label="Area", elem_id="filter-areas")
        types = gr.CheckboxGroup([], label="Type of document", elem_id="filter-types")
        with gr.Row(elem_id="filter-years"):
            year_from = gr.Textbox(label="From year", max_lines=1, max_length=4)
            year_to = gr.Textbox(label="To year", max_lines=1, max_length=4)
        agencies = gr.CheckboxGroup([], label="Agency that the paragraph names", elem_id="filter-agencies")
        themes = gr.CheckboxGroup([], label="Theme", elem_id="filter-themes")
    with gr.Column(elem_id="conversation"):
        stage, latest, examples, earlier = (_html(name) for name in ("stage", "latest", "examples", "earlier"))
    return Parts(
        readiness=readiness,
        looking=gr.Timer(LOOK_AGAIN),
        question=question,
        ask=ask,
        areas=areas,
        types=types,
        year_from=year_from,
        year_to=year_to,
        agencies=agencies,
        themes=themes,
        stage=stage,
        latest=latest,
        examples=examples,
        earlier=earlier,
        action=gr.Textbox(visible="hidden", elem_id="action", label="Action", container=False),
        act=gr.Button("Act", visible="hidden", elem_id="act"),
        file=_html("file", visible="hidden"),
        session=gr.State(None, time_to_live=KEPT_FOR, delete_callback=_forget),
    )


def _html(elem_id: str, visible: bool | Literal["hidden"] = True) -> "Markdown":
    """Return a part for HTML of our own templates.

    Not gr.HTML, which compiles its template in the browser and so needs a policy that allows that; and no formulas.
    """
    import gradio as gr

    return gr.Markdown(
        "",
        elem_id=elem_id,
        visible=visible,
        sanitize_html=False,
        latex_delimiters=[],
        container=False,
    )


def _forget(session: object) -> None:
    if isinstance(session, AskSession):
        session.forget()
