"""An answer as the page shows it: HTML made from templates that escape what is put into them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import quote as url_quote

from assistant.answers import Answer, AnswerStatus, Citation, Claim
from assistant.citations import reference
from assistant.contacts import Contacts
from assistant.hosted import HostedLibrary, HostState
from assistant.render import counted_sentences
from assistant.statements import is_quotation, statements
from assistant.web.ask.chips import chips_of
from assistant.web.ask.session import Turn
from assistant.web.pages import templates

_RE_ASKED = {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED, AnswerStatus.NO_EVIDENCE}
"""Statuses after which there is something to ask again, lengthen, limit or rate."""
SHORTENED = 320
"""Characters of a nearest paragraph that are shown; all of it is a click away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A citation as a link to its paragraph."""

    n: int | None
    """Its number in the answer, or None where the answer does not quote it."""
    href: str
    name: str
    """What a screen reader says: "Source 1: Kent, 2017, paragraph 49, page 22"."""
    reference: str
    """What is shown: "Kent, 2017, para 49, p 22"."""
    quote: str
    note: str | None
    """Of its currency, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an answer."""

    text: str
    is_quote: bool
    """Whether the text is the quotation itself."""
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that are statements of the same sort of author."""

    heading: str
    lines: tuple[Line, ...]


def turn_html(turn: Turn, *, latest: bool, contacts: Contacts | None = None) -> str:
    """Return a question and its answer as one line of HTML.

    Args:
        turn: The question and its answer.
        latest: Whether it can be asked again, changed in length and rated.
        contacts: Whose numbers can be rung from a reply to a live concern; from no other words is a number made a link.
    """
    answer = turn.answer
    content = templates.get_template("ask/turn.html.j2").render(
        turn=turn,
        answer=answer,
        groups=_groups(answer),
        counted=counted_sentences(answer),
        also=list(_also(answer)),
        nearest=list(_nearest(answer)),
        chips=chips_of(answer.coverage.filters),
        can_change=latest and answer.status in _RE_ASKED,
        latest=latest,
        paragraphs=_blocks(answer.message),
        notes=[_blocks(note) for note in answer.notes],
        dialled=partial(_dialled, numbers=_numbers(answer, contacts)),
    )
    return one_line(content)


def turns_html(turns: Sequence[Turn]) -> str:
    """Return earlier turns, the newest first, or "" where there are none."""
    heading = '<h2 class="earlier-heading">Earlier in this conversation</h2>' if turns else ""
    return heading + "".join(turn_html(turn, latest=False) for turn in reversed(turns))


def one_line(content: str) -> str:
    """Return HTML without line breaks, so that Markdown takes it for one block of HTML and leaves it as it is."""
    return re.sub(r"\s*\n\s*", " ", content).strip()


def summary(answer: Answer, *, no_more: bool = False) -> str:
    """Return what is announced when an answer is complete: "3 quotations from 2 documents"."""
    if no_more:
        return "There are no further quotations on this."
    if answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED}:
        lines, documents = len(answer.claims), answer.coverage.documents_cited
        by_number = {citation.n: citation for citation in answer.citations}
        what = "quotation" if all(is_quotation(claim, by_number) for claim in answer.claims) else "line"
        found = f"{lines} {what}{'s' if lines != 1 else ''} from {documents} document{'s' if documents != 1 else ''}"
        partly = " The library answers only part of this." if answer.status is AnswerStatus.PARTLY_ANSWERED else ""
        return f"Answered: {found}.{partly}"
    if answer.status is AnswerStatus.URGENT_HELP:
        return "Read this first: whom to turn to now."
    if answer.status is AnswerStatus.NO_EVIDENCE:
        return (
            f"No answer found. {len(answer.evidence)} nearest paragraphs are shown."
            if answer.evidence
            else "No answer found."
        )
    return "There is a reply."


def _groups(answer: Answer) -> list[Group]:
    by_number = {citation.n: citation for citation in answer.citations}
    return [
        Group(heading=group.heading, lines=tuple(_line(claim, by_number) for claim in group.claims))
        for group in statements(answer)
    ]


def _line(claim: Claim, by_number: Mapping[int, Citation]) -> Line:
    return Line(
        text=claim.text,
        is_quote=is_quotation(claim, by_number),
        links=tuple(_link(by_number[n]) for n in claim.citations),
    )


def _link(citation: Citation) -> Link:
    return Link(
        n=citation.n,
        href=source_address(citation.paragraph_id, citation.quote),
        name=f"Source {citation.n}: {spoken(citation.reference)}",
        reference=citation.reference,
        quote=citation.quote,
        note=citation.currency,
    )


def source_address(paragraph_id: str, quote: str = "") -> str:
    """Return where a paragraph is shown on its page, with the words that are underlined."""
    return f"/source/{url_quote(paragraph_id, safe='')}" + (f"?quote={url_quote(quote, safe='')}" if quote else "")


def spoken(words: str) -> str:
    """Return a reference without abbreviations.

    >>> spoken("Kent, 2017, para 49, p 22"), spoken("Kent, para 1.2, pp 3–4")
    ('Kent, 2017, paragraph 49, page 22', 'Kent, paragraph 1.2, pages 3 to 4')
    """
    words = re.sub(r"\bpara (?=\S)", "paragraph ", words)
    words = re.sub(r"\bpp (\d+)–(\d+)", r"pages \1 to \2", words)
    return re.sub(r"\bp (?=\d)", "page ", words)


def _also(answer: Answer) -> Iterator[Link]:
    """Yield the places in documents that speak of the subject and are not quoted."""
    counted = answer.coverage.counted
    for one in counted.also if counted is not None and answer.claims else ():
        yield Link(
            n=None,
            href=source_address(one.stored.id),
            name=spoken(one.reference),
            reference=one.reference,
            quote="",
            note=None,
        )


def _nearest(answer: Answer) -> Iterator[Link]:
    """Yield what came nearest where there is no answer; it is no evidence, and is not quoted as such."""
    if answer.status is not AnswerStatus.NO_EVIDENCE:
        return
    for n, scored in enumerate(answer.evidence, 1):
        text = scored.stored.paragraph.text
        yield Link(
            n=n,
            href=source_address(scored.stored.id),
            name=f"Nearest paragraph {n}: {spoken(reference(scored.stored))}",
            reference=reference(scored.stored),
            quote=text if len(text) <= SHORTENED else f"{text[:SHORTENED].rsplit(' ', 1)[0]} …",
            note=None,
        )


def _numbers(answer: Answer, contacts: Contacts | None) -> list[str]:
    if contacts is None or answer.status is not AnswerStatus.URGENT_HELP:
        return []
    return sorted((each.number for each in contacts.by_role.values() if each.number), key=len, reverse=True)


def _dialled(text: str, *, numbers: Sequence[str]) -> list[tuple[str, bool]]:
    """Return a text in parts, and of each whether it is one of these telephone numbers."""
    if not numbers:
        return [(text, False)]
    parts = re.split(rf"(?<!\d)({'|'.join(map(re.escape, numbers))})(?!\d)", text)
    return [(part, part in numbers) for part in parts if part]


def _blocks(message: str) -> list[tuple[str, list[str]]]:
    """Return a message as paragraphs and lists: ("p", [text]) or ("ul", [items])."""
    lines = [line for line in message.splitlines() if line.strip()]
    grouped = groupby(lines, key=lambda line: "ul" if line.startswith("- ") else "p")
    return [
        block
        for kind, group in grouped
        for block in ([("ul", [line[2:] for line in group])] if kind == "ul" else [("p", [line]) for line in group])
    ]


def stage_html(sentence: str, *, busy: bool = False) -> str:
    """Return what is being done or has been done, for the live region."""
    return one_line(templates.get_template("ask/stage.html.j2").render(sentence=sentence, busy=busy))


def readiness_html(hosted: HostedLibrary) -> str:
    """Return that the assistant is starting or cannot answer, or "" when it is ready."""
    if hosted.state is HostState.READY:
        return ""
    return one_line(templates.get_template("ask/readiness.html.j2").render(sentence=hosted.sentence))


def examples_html(questions: Sequence[str]) -> str:
    """Return questions to press, or "" where there are none."""
    return one_line(templates.get_template("ask/examples.html.j2").render(questions=questions)) if questions else ""
