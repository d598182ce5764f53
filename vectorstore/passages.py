"""From paragraphs to passages: what is embedded, each with a line that says where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents import Document, Kind, Paragraph
from ingest.sentences import sentences
from vectorstore.embeddings import Embedder
from vectorstore.rows import paragraph_id

_NOT_EMBEDDED = {Kind.HEADING, Kind.BOILERPLATE}
_LEAST_WORDS = 4
_LONGEST_SECTION_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or a window of a long one, as the model reads it."""

    id: str
    """The paragraph's id; from its second window on with "#2", "#3" …"""
    text: str


def paragraph_of(passage_id: str) -> str:
    """Return the id of the paragraph that a passage is of.

    >>> paragraph_of("kent-2017:12#2")
    'kent-2017:12'
    """
    return passage_id.split("#", 1)[0]


def document_context(document: Document) -> str:
    """Return what every passage of a document begins with: its area, year and type, as far as they are known.

    >>> from ingest.documents import Fact
    >>> facts = {"area": Fact(value="Kent", source="given"), "type": Fact(value="inspection", source="given")}
    >>> document_context(Document(path="a.pdf", sha256="", media_type="", pages=1, paragraphs=(), facts=facts))
    'Kent inspection'
    """
    facts = {name: fact.value for name, fact in document.facts.items()}
    kind = facts.get("type", "")
    parts = (
        facts.get("area") or facts.get("pseudonym", ""),
        facts.get("published", "")[:4],
        "" if kind == "other" else kind,
    )
    return " ".join(part for part in parts if part)


def context_line(context: str, paragraph: Paragraph) -> str:
    """Return the line before a paragraph's text: the document's context and the nearest heading, cut short."""
    heading = paragraph.section[-1].split() if paragraph.section else []
    section = " ".join(heading[:_LONGEST_SECTION_WORDS])
    return ", ".join(part for part in (context, section) if part)


def make_passages(document_id: str, document: Document, embedder: Embedder) -> list[Passage]:
    """Return the passages of a document in reading order.

    Headings, boilerplate and scraps of less than four words are left out: they answer no question, and the words
    find them. A paragraph that is longer than the model reads is cut between sentences into windows of about one size.
    """
    chosen = [paragraph for paragraph in document.paragraphs if _is_embedded(paragraph)]
    context = document_context(document)
    begins = [f"{line}: " if (line := context_line(context, paragraph)) else "" for paragraph in chosen]
    bodies = [f"{paragraph.stem} {paragraph.text}".strip() for paragraph in chosen]
    lengths = embedder.count_tokens([begin + body for begin, body in zip(begins, bodies, strict=True)])
    passages: list[Passage] = []
    for paragraph, begin, body, length in zip(chosen, begins, bodies, lengths, strict=True):
        windows = [body] if length <= embedder.max_tokens else _windows(begin, body, embedder)
        first = paragraph_id(document_id, paragraph.position)
        for number, window in enumerate(windows, start=1):
            passages.append(Passage(id=first if number == 1 else f"{first}#{number}", text=begin + window))
    return passages


def _is_embedded(paragraph: Paragraph) -> bool:
    return paragraph.kind not in _NOT_EMBEDDED and len(paragraph.text.split()) >= _LEAST_WORDS


def _windows(begin: str, body: str, embedder: Embedder) -> list[str]:
    """Cut a body that the model would not read to its end."""
    marks, before = embedder.count_tokens(["", begin])
    room = max(embedder.max_tokens - before, embedder.max_tokens // 2)
    pieces = [piece for sentence in sentences(body) for piece in _pieces(sentence, room, embedder)]
    return _pack(pieces, [length - marks for length in embedder.count_tokens(pieces)], room=room)


def _pieces(sentence: str, room: int, embedder: Embedder) -> list[str]:
    """Halve a sentence at a space until each piece fits."""
    words = sentence.split(" ")
    if len(words) == 1 or embedder.count_tokens([sentence])[0] <= room:
        return [sentence]
    middle = len(words) // 2
    halves = " ".join(words[:middle]), " ".join(words[middle:])
    return [piece for half in halves for piece in _pieces(half, room, embedder)]


def _pack(pieces: Sequence[str], lengths: Sequence[int], *, room: int) -> list[str]:
    """Join pieces to as few windows as fit into the room, of about one length; all lengths in tokens."""
    count = -(-sum(lengths) // room)
    target = sum(lengths) / count
    windows: list[list[str]] = []
    filled = 0
    for piece, length in zip(pieces, lengths, strict=True):
        is_full = filled + length / 2 > target and len(windows) < count
        if not windows or is_full or filled + length > room:
            windows.append([])
            filled = 0
        windows[-1].append(piece)
        filled += length
    return [" ".join(window) for window in windows]
