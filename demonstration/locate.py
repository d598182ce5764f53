"""Finds where quotations stand in the built files: `python -m demonstration.locate` renews the pages of the cases."""

import json
import logging
import re
import sys
from functools import cache
from pathlib import Path

import pypdfium2

from demonstration.build import BUILT, SOURCES
from demonstration.inline import plain
from demonstration.pdf import build_pdf
from demonstration.source import Piece, Shape, Source, read_source

CASES = Path(__file__).parent.parent / "evals" / "data" / "demonstration" / "cases.jsonl"

_RUN_IN = re.compile(r"^(Recommendation|Finding|Learning point|Question|Step) ")
_log = logging.getLogger(__name__)


@cache
def sources() -> dict[str, Source]:
    """Return every source by the path of its built file."""
    return {source.path: source for source in map(read_source, sorted(SOURCES.glob("*.md")))}


def paragraphs(path: str) -> list[tuple[str | None, str]]:
    """Return (printed number or None, text) of each paragraph, item and table cell of a document, in order."""
    return [found for piece in sources()[path].pieces for found in _paragraphs(piece)]


def label_of(path: str, quote: str) -> str | None:
    """Return the number printed beside the paragraph that holds the quotation, None where there is none.

    Raises:
        LookupError: No paragraph of the document holds it.
    """
    for label, text in paragraphs(path):
        if quote in text:
            return label
    message = f"{path} does not hold {quote!r}."
    raise LookupError(message)


def page_of(path: str, quote: str) -> int:
    """Return the page on which the quotation begins, from 1; 1 for formats without pages.

    Raises:
        LookupError: No page holds its first words.
    """
    if not path.endswith(".pdf"):
        return 1
    words = quote.split()
    for length in range(len(words), 2, -1):
        wanted = _letters(" ".join(words[:length]))
        pages = [number for number, text in enumerate(_pages(path), start=1) if wanted in text]
        if pages:
            return pages[0]
    message = f"No page of {path} holds {quote!r}."
    raise LookupError(message)


def relocate(cases: Path = CASES) -> None:
    """Write page and label of every judged paragraph of the cases anew."""
    lines = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    for case in lines:
        for judged in case["relevant"]:
            judged["page"] = page_of(judged["doc"], judged["quote"])
            judged["label"] = label_of(judged["doc"], judged["quote"])
    cases.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in lines), encoding="utf-8")
    _log.info("%d cases", len(lines))


def _paragraphs(piece: Piece) -> list[tuple[str | None, str]]:
    if piece.rows:
        return [(None, plain(cell)) for row in piece.rows for cell in row]
    if piece.inside:
        return [found for inner in piece.inside for found in _paragraphs(inner)]
    if piece.shape is Shape.HEADING:
        return []
    return [(_RUN_IN.sub("", piece.label).rstrip(".:") or None, plain(piece.text))]


@cache
def _pages(path: str) -> tuple[str, ...]:
    # A scan has no text of its own: its pages are those of the print that was scanned.
    data = build_pdf(sources()[path]) if sources()[path].scanned else (BUILT / path).read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        return tuple(_letters(page.get_textpage().get_text_range()) for page in document)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    relocate(Path(sys.argv[1]) if len(sys.argv) > 1 else CASES)
