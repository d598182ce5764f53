"""A conversation as Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.answers import Answer, Citation, Claim
from assistant.exports.outline import ACCOUNTABILITY, HELP, NEAREST, TITLE, Outline, Section, outline
from assistant.statements import day, in_words, is_quotation


def conversation_markdown(answers: Sequence[Answer], made_on: date) -> str:
    """Return a conversation as Markdown: questions, quotations by whose statements they are, sources."""
    content = outline(answers, made_on)
    lines = [f"# {TITLE}", f"{ACCOUNTABILITY} {HELP}", content.made]
    for section in content.sections:
        lines += _section(section, content.by_number)
    lines += _sources(content)
    return "\n\n".join(lines) + "\n"


def _section(section: Section, by_number: Mapping[int, Citation]) -> Iterator[str]:
    yield f"## {_plain(section.question)}"
    if section.read_as:
        yield f"Read as: {_plain(section.read_as)}"
    yield from (f"> {_plain(note)}" for note in section.notes)
    if section.message:
        yield "\n".join(map(_message_line, section.message.splitlines()))
    for group in section.groups:
        yield f"### {_plain(group.heading)}"
        yield from (_claim(claim, by_number) for claim in group.claims)
    if section.nearest:
        yield f"### {NEAREST}"
        yield from (f"- {_plain(text)} ({_plain(place)})" for text, place in section.nearest)
    if section.coverage:
        yield f"*{section.coverage}*"


def _message_line(line: str) -> str:
    return f"- {_plain(line[2:])}" if line.startswith("- ") else _plain(line)


def _claim(claim: Claim, by_number: Mapping[int, Citation]) -> str:
    places = "; ".join(_plain(by_number[n].reference) for n in claim.citations)
    marks = "".join(f"[{n}]" for n in claim.citations) + f" ({places})"
    if is_quotation(claim, by_number):
        return f"- “{_plain(claim.text)}” {marks}"
    quotes = [f"  - “{_plain(by_number[n].quote)}” [{n}]" for n in claim.citations]
    return "\n".join((f"- {_plain(claim.text)} {marks}", *quotes))


def _sources(content: Outline) -> Iterator[str]:
    if not content.sources:
        return
    yield "## Sources"
    rows = ["| No. | Source | Whose statement | Published | Note |", "|---|---|---|---|---|"]
    for source in content.sources:
        cells = (
            str(source.n),
            f"{source.reference}: {source.document.title}",
            in_words(source),
            day(source.document.published),
            source.currency or "",
        )
        rows.append("| " + " | ".join(_plain(cell) for cell in cells) + " |")
    yield "\n".join(rows)


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", " ".join(text.split()))
