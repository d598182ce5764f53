"""`safeguarding recommendations`: the recommendations that the library holds, every one in scope looked at."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table

from assistant.citations import reference
from assistant.cli.filters import FilterWords, with_filters
from assistant.cli.opening import open_library
from assistant.cli.output import say, to_people
from assistant.register import Registered, register
from assistant.register.exports import Origin, to_csv, to_json_lines, to_markdown
from assistant.register.workbook import to_xlsx
from vectorstore.library import Library
from vectorstore.query import understand
from vectorstore.results import DocumentRecord, Filters
from vectorstore.retriever import Retriever

EXAMPLE = 'Example: safeguarding recommendations --text "return home interviews" --format csv --output rhi.csv'


class Format(StrEnum):
    """How the rows are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MARKDOWN = "markdown"


@with_filters
def recommendations(
    context: typer.Context,
    words: FilterWords,
    text: Annotated[str | None, typer.Option("--text", help="Only recommendations about this.")] = None,
    doc: Annotated[list[str] | None, typer.Option("--doc", help="Only this document, by its id or path.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How the rows are written.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", help="Write to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """List the recommendations of the library, the newest document first, with what was later reported of them."""
    form = Format.JSON if as_json else form
    if form is Format.XLSX and output is None:
        message = "A workbook cannot be shown here: say where it goes, e.g. --output recommendations.xlsx."
        raise typer.BadParameter(message)
    with open_library(context) as library:
        found = _found(library, words.understood(library.documents()), text, doc or [])
        origin = Origin(index_id=library.index_id, generated_on=date.today())
    if form is Format.TABLE and output is None:
        _show(found)
    else:
        _write(_contents(found, form, origin), output)
    say(found.sentence())


def _found(library: Library, filters: Filters, text: str | None, doc: list[str]) -> Registered:
    query = understand(text, documents=library.documents(), given=filters) if text else None
    scope = Retriever(library).in_scope(query.filters if query else filters)
    if doc:
        wanted = {_document(library, word).id for word in doc}
        scope = tuple(document for document in scope if document.id in wanted)
    about = query if query and query.words else None
    return register(library, scope, about=about, agencies=filters.agencies, themes=filters.themes)


def _document(library: Library, word: str) -> DocumentRecord:
    """Return a document by its path, or by its id."""
    return next((one for one in library.documents() if one.path == word), None) or library.document(word)


def _contents(found: Registered, form: Format, origin: Origin) -> bytes:
    if form is Format.XLSX:
        return to_xlsx(found, origin)
    written = {Format.JSON: to_json_lines, Format.CSV: to_csv}.get(form, to_markdown)(found, origin)
    return written.encode("utf-8-sig" if form is Format.CSV else "utf-8")


def _write(contents: bytes, output: Path | None) -> None:
    if output is None:
        typer.echo(contents.decode("utf-8-sig"), nl=False)
        return
    try:
        output.write_bytes(contents)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}."
        raise typer.BadParameter(message) from error


def _show(found: Registered) -> None:
    table = Table(Column("Where", overflow="fold"), "To", Column("Recommendation", overflow="fold"), box=None)
    table.add_column("Reported later", overflow="fold")
    for row in found.rows:
        later = "; ".join(reference(statement.stored) for statement in row.progress)
        fields = row.to_json()
        table.add_row(reference(row.stored), str(fields["addressee"] or ""), row.stored.paragraph.text, later)
    to_people().print(table)
