"""`safeguarding users`: who may sign in where the library is served to other machines."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from assistant.cli.opening import open_library
from assistant.cli.output import print_json, say, to_people

if TYPE_CHECKING:
    from assistant.web.users import Users

app = typer.Typer(help="Who may sign in to the page, and what they may do there.", no_args_is_help=True)

RoleName = Literal["reader", "editor", "administrator"]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that they sign in with.")]
_ROLES = "reader asks and reads, editor also adds and corrects documents, administrator also removes them."


@app.command("list", epilog="Example: safeguarding users list --json")
def list_users(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print a JSON line for each.")] = False
) -> None:
    """List the users and their roles."""
    found = {name: role.label for name, role in _users(context).names().items()}
    if as_json:
        for name, role in found.items():
            print_json({"name": name, "role": role})
        return
    table = Table("Name", "Role", box=None, pad_edge=False)
    for name, role in found.items():
        table.add_row(name, role)
    to_people().print(table)


@app.command("add", epilog="Example: safeguarding users add anna --role reader")
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[RoleName, typer.Option("--role", help=_ROLES)] = "reader",
) -> None:
    """Add a user; their password is asked for, and only a hash of it is kept."""
    users = _users(context)
    if name in users.names():
        say(f"There is a user {name!r} already. Change them with: safeguarding users change {name}")
        raise typer.Exit(1)
    _put(users, name, role, _password())
    say(f"Added {name} as {role}.")


@app.command("change", epilog="Example: safeguarding users change anna --role editor")
def change(
    context: typer.Context,
    name: Name,
    role: Annotated[RoleName | None, typer.Option("--role", help=_ROLES)] = None,
) -> None:
    """Give a user another role, or without --role another password; with a new one they have to sign in again."""
    users = _users(context)
    has_now = users.names().get(name)
    if has_now is None:
        say(f"There is no user {name!r}. Add one with: safeguarding users add {name}")
        raise typer.Exit(1)
    _put(users, name, role or has_now.label, None if role else _password())
    say(f"Changed {name}.")


@app.command("remove", epilog="Example: safeguarding users remove anna")
def remove(context: typer.Context, name: Name) -> None:
    """Remove a user; they are signed out at once."""
    from assistant.web.users import UsersError

    try:
        _users(context).remove(name)
    except UsersError as error:
        say(str(error))
        raise typer.Exit(1) from error
    say(f"Removed {name}.")


def _users(context: typer.Context) -> "Users":
    from assistant.web.users import FILE, Users, UsersError

    with open_library(context) as library:
        users = Users(library.folder / FILE)
    try:
        users.names()
    except UsersError as error:
        say(str(error))
        raise typer.Exit(1) from error
    return users


def _put(users: "Users", name: str, role: str, password: str | None) -> None:
    from assistant.web.principals import Role
    from assistant.web.users import UsersError

    try:
        users.put(name, role=Role.named(role) or Role.READER, password=password)
    except UsersError as error:
        say(str(error))
        raise typer.Exit(1) from error


def _password() -> str:
    """Return a password typed twice on a terminal, or the first line of the input where that is none."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
