"""The register as files: JSON Lines, CSV and Markdown; Excel is in `workbook`. Each carries where it comes from."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.register.progress import ProgressStatement
from assistant.register.rows import Registered, Row

NOTICE = "Draft produced with an automated tool from the cited sources; check before use."
"""Stands on everything that leaves the program."""
COLUMNS = (
    ("id", "The paragraph's id in the library"),
    ("area", "Council or board area of the document"),
    ("published", "When the document was published"),
    ("document", "Its title"),
    ("doc", "Its file, below the folder that was ingested"),
    ("label", "The number printed beside the recommendation"),
    ("page", "Page of the file, from 1"),
    ("addressee", "To whom it is made, as far as its words or its heading name somebody; empty where they do not"),
    ("kind", "What its heading calls it"),
    ("stem", "The words above a list that the item completes"),
    ("text", "Its words, exactly as printed"),
    ("verbatim", "N where a later document retells it and the original wording is not known"),
    ("themes", "Learning themes that its words touch"),
    (
        "progress",
        "What was later reported of it in this library: date, whose statement, words, place. No status is inferred",
    ),
    ("generated_on", "Day of this export"),
    ("index_id", "Library and state of it that this was made from"),
    ("checked_by", "For whoever checks it"),
    ("notice", "What this export is"),
)
"""Column → what it holds."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an export comes from."""

    index_id: str
    generated_on: date


def to_json_lines(found: Registered, origin: Origin) -> str:
    """Return a JSON object a row, each with the day and the state of the library it was made from."""
    made = {"generated_on": origin.generated_on.isoformat(), "index_id": origin.index_id}
    return "".join(json.dumps(row.to_json() | made, ensure_ascii=False) + "\n" for row in found.rows)


def to_csv(found: Registered, origin: Origin) -> str:
    """Return the rows as CSV with a header; no cell of it can be taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([name for name, _ in COLUMNS])
    table.writerows([guarded(value) for value in cells(row, origin)] for row in found.rows)
    return out.getvalue()


def to_markdown(found: Registered, origin: Origin) -> str:
    """Return the rows for reading, document by document."""
    return "\n".join(_markdown(found, origin)) + "\n"


def cells(row: Row, origin: Origin) -> list[str]:
    """Return a row's values in the order of the columns; what is not known is empty."""
    fields = row.to_json()
    return [
        row.stored.id,
        row.stored.document.area or "",
        row.stored.document.published or "",
        row.stored.document.title,
        row.stored.document.path,
        row.stored.paragraph.label or "",
        str(row.stored.paragraph.page),
        str(fields["addressee"] or ""),
        str(fields["kind"]),
        row.stored.paragraph.stem,
        row.stored.paragraph.text,
        "Y" if fields["verbatim"] else "N",
        "; ".join(row.stored.themes),
        "\n".join(map(spoken, row.progress)),
        origin.generated_on.isoformat(),
        origin.index_id,
        "",
        NOTICE,
    ]


def guarded(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("- improve"), guarded("improve")
    ("'=HYPERLINK(1)", "'- improve", 'improve')
    """
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def spoken(statement: ProgressStatement) -> str:
    """Return a progress statement as a line: when, whose, the words, where."""
    fields = statement.to_json()
    said_by = f", {fields['said_by']}" if fields["said_by"] else ""
    return f"{fields['as_at'] or 'no date'}{said_by} ({fields['authority']}): {fields['text']} [{fields['reference']}]"


def _markdown(found: Registered, origin: Origin) -> Iterable[str]:
    yield f"*{found.sentence()}*"
    document = None
    for row in found.rows:
        stored = row.stored
        if stored.document.id != document:
            document = stored.document.id
            yield f"\n## {stored.document.title} ({stored.document.published or 'no date'})\n"
        fields = row.to_json()
        to = f" *To {fields['addressee']}.*" if fields["addressee"] else ""
        stem = f"{stored.paragraph.stem} … " if stored.paragraph.stem else ""
        yield f"- {stem}“{stored.paragraph.text}”{to} ({fields['reference']})"
        yield from (f"  - reported later: {spoken(statement)}" for statement in row.progress)
    yield f"\n{NOTICE} Made on {origin.generated_on.isoformat()} from the library {origin.index_id}."
