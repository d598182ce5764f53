"""Builds the files of the demonstration library from their sources: `python -m demonstration.build [FOLDER]`."""

import hashlib
import json
import logging
from collections.abc import Callable
from pathlib import Path

from demonstration.opendocument import build_opendocument
from demonstration.pdf import build_pdf
from demonstration.plaintext import build_text
from demonstration.scan import build_scan
from demonstration.source import Source, read_source
from demonstration.webpage import build_webpage
from demonstration.word import build_word

ROOT = Path(__file__).parent
SOURCES = ROOT / "sources"
BUILT = ROOT.parent / "assistant" / "demonstration"
INDEX = ROOT / "index.json"

_BUILDERS: dict[str, Callable[[Source], bytes]] = {
    ".pdf": build_pdf,
    ".docx": build_word,
    ".odt": build_opendocument,
    ".html": build_webpage,
    ".txt": build_text,
}

_log = logging.getLogger(__name__)


def built(source: Source) -> bytes:
    """Return the bytes of the document's file, in the format that its path names."""
    if source.scanned:
        return build_scan(source)
    return _BUILDERS[Path(source.path).suffix](source)


def build(folder: Path = BUILT) -> list[dict[str, object]]:
    """Write every document into the folder; return the lines of the index, by path."""
    lines: list[dict[str, object]] = []
    for file in sorted(SOURCES.glob("*.md")):
        source = read_source(file)
        data = built(source)
        target = folder / source.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        lines.append(_index_line(file, source, data))
        _log.info("%s: %d words, %d bytes", source.path, source.words, len(data))
    lines.sort(key=lambda line: str(line["path"]))
    return lines


def _index_line(file: Path, source: Source, data: bytes) -> dict[str, object]:
    return {
        "path": source.path,
        "title": source.title,
        "words": source.words,
        "source": file.name,
        "source_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    index = build()
    INDEX.write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _log.info("%d documents, %d words", len(index), sum(int(str(line["words"])) for line in index))
