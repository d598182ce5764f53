"""`safeguarding documents`: what is in the library, and changing or removing it."""

from typing import Annotated

import typer
from rich.table import Column, Table

from assistant.cli.facts import AreaFact, PublishedFact, PublisherFact, TypeFact, parsed, stated
from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, to_people
from assistant.shapes import document_shape, known_shape, paragraph_shape
from vectorstore.library import Library
from vectorstore.results import DocumentRecord

app = typer.Typer(help="List, show, edit and remove documents.", invoke_without_command=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, an object a line.")]


@app.callback(epilog="Example: safeguarding documents list --json")
def documents(context: typer.Context) -> None:
    """List the documents of the library, or do something with them."""
    if context.invoked_subcommand is None:
        list_documents(context)


@app.command("list", epilog="Example: safeguarding documents list --json")
def list_documents(context: typer.Context, as_json: AsJson = False) -> None:
    """List the documents of the library."""
    with open_library(context) as library:
        records = library.documents()
    if as_json:
        for record in records:
            print_json(document_shape(record))
        return
    table = Table(
        Column("Id", overflow="fold"),
        "Title",
        "Type",
        "Area",
        "Published",
        "Pages",
        "Paragraphs",
        box=None,
        pad_edge=False,
    )
    for record in records:
        sizes = str(record.pages), str(record.paragraphs)
        warned = " (!)" if record.warnings else ""
        table.add_row(record.id, record.title + warned, record.type, record.area or "", record.published or "", *sizes)
    to_people().print(table)
    say(f"{len(records)} documents." + (" (!): see documents show ID." if any(r.warnings for r in records) else ""))


@app.command("show", epilog="Example: safeguarding documents show --all --paragraphs --json")
def show(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID…", help="Ids as `documents list` shows them.")] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show every document.")] = False,
    paragraphs: Annotated[bool, typer.Option("--paragraphs", help="Show the paragraphs.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is known of documents and where it was read, or their paragraphs."""
    if bool(ids) == show_all:
        message = "Name documents by their ids, or give --all."
        raise typer.BadParameter(message)
    with open_library(context) as library:
        records = library.documents() if show_all else [library.document(id_) for id_ in ids or ()]
        for record in records:
            if paragraphs:
                _show_paragraphs(library, record, as_json=as_json)
            elif as_json:
                print_json(known_shape(record))
            else:
                _print_record(record)


@app.command(
    "edit", epilog='Example: safeguarding documents edit kent-2017 --area Kent --set "title=Inspection of Kent"'
)
def edit(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id as `documents list` shows it.")],
    area: AreaFact = None,
    publisher: PublisherFact = None,
    document_type: TypeFact = None,
    published: PublishedFact = None,
    facts: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Any fact; an empty value deletes it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what is known of a document; what you state counts before what was found."""
    stated_facts = stated(area=area, publisher=publisher, document_type=document_type, published=published)
    changes = stated_facts | parsed(facts or ())
    if not changes:
        message = "Say what to change, e.g. --area Kent or --set title=…"
        raise typer.BadParameter(message)
    with open_library(context, writable=True) as library:
        record = library.edit(id_, changes)
    if as_json:
        print_json(document_shape(record))
    else:
        _print_record(record)


@app.command("remove", epilog="Example: safeguarding documents remove kent-2017 --yes")
def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids as `documents list` shows them.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove documents from the library for good; your own files stay where they are."""
    with open_library(context, writable=True) as library:
        records = [library.document(id_) for id_ in dict.fromkeys(ids)]
        if not yes:
            for record in records:
                say(f"{record.id}: {record.title} ({record.paragraphs} paragraphs)")
            typer.confirm("Remove for good?", abort=True, err=True)
        library.remove([record.id for record in records])
    say(f"Removed {len(records)} document{'s' if len(records) > 1 else ''}; nothing of them is left in the library.")


def _print_record(record: DocumentRecord) -> None:
    table = Table("", Column(overflow="fold"), "", box=None, pad_edge=False, show_header=False)
    table.add_row("id", record.id, "")
    table.add_row("path", record.path, f"{record.pages} pages, {record.paragraphs} paragraphs")
    for name, fact in record.facts.items():
        table.add_row(name, fact.value, fact.source)
    for warning in record.warnings:
        table.add_row("warning", warning, "")
    to_people().print(table)
    to_people().print()


def _show_paragraphs(library: Library, record: DocumentRecord, *, as_json: bool) -> None:
    section: tuple[str, ...] = ()
    for stored in library.paragraphs(record.id):
        if as_json:
            print_json(paragraph_shape(stored))
            continue
        paragraph = stored.paragraph
        if paragraph.section != section:
            section = paragraph.section
            typer.echo(f"\n{' / '.join(section)}")
        typer.echo(f"{paragraph.label or '–':>6}  p {paragraph.page}  {paragraph.text}")
