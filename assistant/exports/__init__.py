"""Files that carry what was answered out of the program, with its sources and a line that says what it is."""

from assistant.exports.conversation import MARKDOWN, WORD, ExportKind, export

__all__ = ["MARKDOWN", "WORD", "ExportKind", "export"]
