"""`safeguarding check`: do the stores of the library agree?"""

from datetime import date
from typing import Annotated

import typer

from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say
from assistant.contacts import load_contacts
from assistant.service import CONTACTS
from vectorstore.integrity import CheckReport

EXAMPLE = "Example: safeguarding check --repair"


def check(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Make anew whatever does not agree.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Compare vectors, words, files and model with the catalogue, and warn of contacts that are unset or unchecked."""
    with open_library(context, writable=repair) as library:
        complaints = load_contacts([library.folder / CONTACTS]).stale(date.today())
        report = library.check()
        if repair and not report.is_sound:
            for problem in report.problems:
                say(problem)
            say("Repairing …")
            report = library.repair()
    if as_json:
        print_json(_as_json(report) | {"contacts": complaints})
    else:
        _print(report)
        for complaint in complaints:
            typer.echo(f"! {complaint}")
    if not report.is_sound:
        raise typer.Exit(1)


def _as_json(report: CheckReport) -> dict[str, object]:
    return {
        "sound": report.is_sound,
        "problems": list(report.problems),
        "documents": report.documents,
        "paragraphs": report.paragraphs,
        "passages": report.passages,
        "words": report.words,
        "vectors": report.vectors,
        "model": report.model,
    }


def _print(report: CheckReport) -> None:
    for problem in report.problems:
        typer.echo(f"✗ {problem}")
    if report.is_sound:
        typer.echo(
            f"✓ {report.documents} documents, {report.paragraphs} paragraphs, all among the words;"
            f" {report.passages} passages of {report.model or 'no model yet'}, all in Chroma."
        )
    else:
        typer.echo("Run: safeguarding check --repair")
