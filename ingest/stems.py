"""Stems: the sentence above a list that its items need to make sense."""

import re
from dataclasses import dataclass

from ingest.blocks import Block, Role

_ANNOUNCES = re.compile(r":$|\b(?:following|below)\b[^.!?]{0,60}[.:]?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?][\s”’\"])\s*(?=[A-Z“‘])|(?<=[.!?])\s+(?=[A-Z“‘])")


@dataclass(slots=True)
class Stems:
    """Follows the blocks and tells each list item what stands above it."""

    _list: str = ""
    """The stem of the bullets that follow."""
    _numbered: str = ""
    """The stem of numbered paragraphs that follow."""
    _item: str = ""
    """The last item of the outer level, stem of those below it."""

    def heading(self, text: str) -> None:
        """Start a section: only a time limit such as "Immediately:" leaves the stem as it is."""
        if not text.endswith(":"):
            self._list = self._numbered = self._item = ""

    def take(self, block: Block) -> str:
        """Return the stem of this block, "" where it stands on its own."""
        if block.role is Role.ITEM:
            return self._of_item(block)
        stem = self._numbered if block.label else ""
        announced = _last_sentence(block.text) if _ANNOUNCES.search(block.text) else ""
        if announced or not block.label:
            self._list = announced
        elif self._list != self._numbered:
            self._list = self._numbered
        if not block.label:
            self._numbered = announced
        self._item = ""
        return stem

    def _of_item(self, block: Block) -> str:
        if block.level > 1 and self._item:
            return self._item
        own = _last_sentence(block.text) if block.text.endswith(":") else block.text
        self._item = f"{self._list} {own}".strip()
        return self._list


def _last_sentence(text: str) -> str:
    return _SENTENCE_END.split(text)[-1].strip()
