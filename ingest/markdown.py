"""Markdown as blocks: rendered by a Markdown library, then read as the web page that it stands for."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from ingest.blocks import Reading
from ingest.encoding import decode
from ingest.errors import UnreadableFileError
from ingest.webpage import html_to_reading

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<name>title|author|publisher|date|published):[ \t]*[\"']?(?P<value>.+?)[\"']?[ \t]*$", re.MULTILINE
)
_NOTE = re.compile(r"^\[\^(?P<id>[\w-]+)\]:[ \t]*(?P<text>.+(?:\n[ \t]+.+)*)", re.MULTILINE)
_MARK = re.compile(r"\[\^(?P<id>[\w-]+)\](?!:)")


def read_markdown(data: bytes, *, path: str) -> Reading:
    """Return the text's blocks; fields of a front matter become the file's properties.

    Raises:
        UnreadableFileError: the bytes are not text.
    """
    text = decode(data)
    if text is None:
        raise UnreadableFileError(path, "The file's bytes are no text.", "Save it as plain text and ingest that.")
    front = _FRONT_MATTER.match(text)
    fields = {m["name"].lower(): m["value"] for m in _FIELD.finditer(front["lines"])} if front else {}
    notes = {match["id"]: " ".join(match["text"].split()) for match in _NOTE.finditer(text)}
    body = _NOTE.sub("", text[front.end() :] if front else text)
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(_linked(body, notes))
    ends = "".join(f'<div id="fn-{name}">{_escaped(note)}</div>' for name, note in notes.items())
    reading = html_to_reading(f"<html><body><main>{page}{ends}</main></body></html>")
    fields["published"] = fields.pop("date", fields.get("published", ""))
    return replace(reading, properties=(*reading.properties, *fields.items()))


def _linked(text: str, notes: dict[str, str]) -> str:
    """Return the text with its note marks as links, which the reader of web pages follows."""
    return _MARK.sub(
        lambda match: f'<sup><a href="#fn-{match["id"]}">*</a></sup>' if match["id"] in notes else match[0], text
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
